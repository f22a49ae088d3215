import { markdownToHtml } from 'satteri';
import { highlighted } from './highlight.ts';
import { internalLinks } from './links.ts';

const rendered = new Map<string, string>();

/**
 * Renders one paragraph of Markdown, of YAML files and of properties, to inline HTML.
 * What looks like HTML is shown as text, not obeyed.
 */
export async function inlineHtml(markdown: string, base: string): Promise<string> {
  const known = rendered.get(markdown);
  if (known !== undefined) return known;
  const { html } = await markdownToHtml(escaped(markdown), {
    features: { smartPunctuation: true },
    hastPlugins: [internalLinks(base)],
  });
  const inline = html
    .trim()
    .replaceAll('</p>\n<p>', '<br><br>')
    .replace(/^<p>|<\/p>$/g, '')
    .replace(/(\d) %/g, '$1&nbsp;%');
  rendered.set(markdown, inline);
  return inline;
}

/** `<` outside of code would be HTML to Markdown; authors mean the character. */
function escaped(markdown: string): string {
  return markdown
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '\\<')))
    .join('');
}

/** A question's prompt: sentences, then perhaps one code block, then perhaps more. */
export interface PromptHtml {
  readonly question: string;
  readonly code?: string;
  readonly after?: string;
}

/** Renders a prompt that may hold one fenced block. */
export async function promptHtml(markdown: string, base: string): Promise<PromptHtml> {
  const fence = /^(`{3,}|~{3,})(\S*)[ \t]*(.*)\n([\s\S]*?)^\1[ \t]*$/m.exec(markdown);
  if (fence === null) return { question: await inlineHtml(markdown, base) };
  const [whole, , language = '', meta = '', text = ''] = fence;
  const before = markdown.slice(0, fence.index).trim();
  const after = markdown.slice(fence.index + whole.length).trim();
  return {
    question: await inlineHtml(before, base),
    code: await highlighted(text.replace(/\n$/, ''), language || 'text', meta),
    ...(after === '' ? {} : { after: await inlineHtml(after, base) }),
  };
}
