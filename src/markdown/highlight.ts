import { createHighlighter, isSpecialLang, type BundledLanguage, type Highlighter } from 'shiki';
import { code } from './code.ts';

let shared: Promise<Highlighter> | undefined;

/**
 * Highlights code that does not stand in Markdown, framed as Markdown's blocks are.
 *
 * @param meta what would stand after the fence's language: `title="…" tested="…"`
 * @returns HTML of one figure
 * @throws when Shiki does not know the language
 */
export async function highlighted(text: string, language: string, meta = ''): Promise<string> {
  shared ??= createHighlighter({ langs: [], themes: [code.theme], langAlias: code.langAlias });
  const highlighter = await shared;
  if (!(language in code.langAlias) && !isSpecialLang(language)) {
    await highlighter.loadLanguage(language as BundledLanguage);
  }
  return highlighter.codeToHtml(text, {
    lang: language,
    theme: code.theme,
    meta: { __raw: meta },
    transformers: code.transformers,
  });
}

const languagesByEnding: Readonly<Record<string, string>> = {
  cfg: 'ini',
  ini: 'ini',
  json: 'json',
  md: 'markdown',
  ps1: 'powershell',
  py: 'python',
  sh: 'bash',
  sql: 'sql',
  toml: 'toml',
  tf: 'hcl',
  txt: 'text',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The language of a file by its name: `pyproject.toml` is `toml`, what is not known is `text`. */
export function languageOf(file: string): string {
  const name = file.split('/').at(-1) ?? file;
  if (/^Dockerfile|\.dockerfile$/.test(name)) return 'dockerfile';
  if (name === 'Makefile') return 'make';
  return languagesByEnding[name.split('.').at(-1) ?? ''] ?? 'text';
}
