import { highlighted as highlightedFor, languageOf } from '#markdown/highlight.ts';
import { inlineHtml as inline, promptHtml as prompt, type PromptHtml } from '#markdown/inline.ts';

/** Inline Markdown of YAML files and properties as HTML. */
export function inlineHtml(markdown: string): Promise<string> {
  return inline(markdown, import.meta.env.BASE_URL);
}

/** A prompt that may hold one fenced block. */
export function promptHtml(markdown: string): Promise<PromptHtml> {
  return prompt(markdown, import.meta.env.BASE_URL);
}

/** A figure of highlighted code; without a language, that of the file's name. */
export function codeHtml(
  text: string,
  { language, file, meta }: { language?: string; file?: string; meta?: string },
): Promise<string> {
  return highlightedFor(text, language ?? languageOf(file ?? ''), meta);
}
