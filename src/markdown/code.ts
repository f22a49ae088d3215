import type { ShikiConfig } from 'astro';
import { createCssVariablesTheme } from 'shiki/core';
import { parseMeta } from '#authoring/labs/meta.ts';
import { parseTranscript } from '#authoring/labs/transcript.ts';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];
type Root = Parameters<NonNullable<Transformer['root']>>[0];
type Node = Root['children'][number];
type Element = Extract<Node, { type: 'element' }>;
type Content = Element['children'];

const theme = createCssVariablesTheme({
  name: 'paper-and-ink',
  variablePrefix: '--',
  fontStyle: true,
});

/**
 * Frames a highlighted block as a figure with a bar. A token's style becomes one class, because the
 * content security policy allows no style attribute; what has no colour of its own has no element.
 *
 * Words after the fence's language that matter here: save="…", append, illustration="…",
 * title="…" (the bar's name), tested="…" (where a snippet is tested).
 */
const figurePerBlock: Transformer = {
  name: 'figure-per-block',
  code(node) {
    node.properties = {};
    node.children = contentOf(this.options.lang, this.source, node.children);
  },
  pre(node) {
    node.properties = {};
  },
  root(root) {
    const pre = root.children[0];
    if (pre?.type !== 'element') return;
    const frame = frameOf(this.options.lang, this.options.meta?.__raw ?? '');
    const copy = copyOf(this.options.lang, this.options.meta?.__raw ?? '', this.source);
    root.children = [figureAround(pre, frame, copy)];
  },
};

function contentOf(language: string, source: string, lines: Content): Content {
  if (language === 'console') return session(source);
  // Words of a command are no strings to its reader; quoted ones keep their colour.
  const plain = language === 'bash' ? ['punctuation', 'string'] : ['punctuation'];
  return lines.flatMap((line) => tokensOf(line, plain));
}

function tokensOf(line: Node, plain: readonly string[]): Content {
  if (line.type !== 'element') return line.type === 'text' ? [line] : [];
  const parts: Content = [];
  for (const token of line.children) append(parts, token, plain);
  return parts;
}

/** Joins neighbours of one colour: half the tokens of a file need no element of their own. */
function append(parts: Content, token: Node, plain: readonly string[]): void {
  if (token.type !== 'element') return;
  const kind = /--token-([a-z-]+)/.exec(String(token.properties['style']))?.[1];
  const text = token.children[0];
  if (text?.type !== 'text') return;
  const isPlain = !kind || plain.includes(kind) || text.value.trim() === '';
  const last = parts.at(-1);
  if (isPlain && last?.type === 'text') last.value += text.value;
  else if (isPlain) parts.push({ ...text });
  else if (last?.type === 'element' && last.properties['class'] === `t-${kind}`) {
    last.children.push({ ...text });
  } else parts.push(element('span', { class: `t-${kind}` }, [{ ...text }]));
}

/** A session: commands are `kbd`, what was printed is `samp`. The stylesheet draws the prompt, so nobody copies it. */
function session(source: string): Content {
  const commands = parseTranscript(source);
  const lines = source.split('\n');
  const first = commands[0] === undefined ? lines.length : lines.findIndex(isPrompt);
  const before = lines.slice(0, first).join('\n');
  const parts = before === '' ? [] : [element('samp', {}, [textNode(before)])];
  for (const { command, expected } of commands) {
    parts.push(element('kbd', {}, [textNode(command)]));
    if (expected !== '') parts.push(element('samp', {}, [textNode(expected)]));
  }
  return parts.flatMap((part, index) => (index === 0 ? [part] : [textNode('\n'), part]));
}

function isPrompt(line: string): boolean {
  return line.startsWith('$ ');
}

/** What the bar of a block says. */
interface Frame {
  readonly name: string;
  readonly isFile: boolean;
  readonly isOutput: boolean;
  /** What the reader should know about it: not run and why, or where it is tested. */
  readonly proof?: string;
}

const languageNames: Readonly<Record<string, string>> = {
  bash: 'Shell',
  console: 'Terminal',
  diff: 'Changes',
  dockerfile: 'Dockerfile',
  ini: 'Settings',
  json: 'JSON',
  output: 'Output',
  plaintext: 'Text',
  powershell: 'PowerShell',
  python: 'Python',
  sql: 'SQL',
  text: 'Text',
  toml: 'TOML',
  txt: 'Text',
  yaml: 'YAML',
};

function frameOf(language: string, meta: string): Frame {
  const { save, illustration } = parseMeta(meta).options;
  const file = save ?? valueOf('title', meta);
  const tested = valueOf('tested', meta);
  const proof = illustration === undefined ? tested : `Not run: ${illustration}`;
  return {
    name: file ?? languageNames[language] ?? language,
    isFile: file !== undefined,
    isOutput: language === 'output',
    ...(proof === undefined ? {} : { proof }),
  };
}

function valueOf(name: string, meta: string): string | undefined {
  return new RegExp(`(?:^|\\s)${name}="([^"]+)"`).exec(meta)?.[1];
}

/** What the copy button says it takes; undefined for what nobody should paste. */
function copyOf(language: string, meta: string, source: string): string | undefined {
  const { save, append: isAppended } = parseMeta(meta).options;
  if (save !== undefined) return isAppended ? 'lines' : 'file';
  if (language === 'console') return parseTranscript(source).length === 1 ? 'command' : 'commands';
  if (language === 'bash') return source.includes('\n') ? 'commands' : 'command';
  return ['output', 'text', 'txt', 'plaintext', 'diff'].includes(language) ? undefined : 'code';
}

function figureAround(pre: Element, frame: Frame, copy: string | undefined): Element {
  const { name, isFile, isOutput, proof } = frame;
  const label = element(isFile ? 'code' : 'span', {}, [textNode(name)]);
  const note = proof === undefined ? [] : [element('span', { class: 'proof' }, [textNode(proof)])];
  return element(
    'figure',
    {
      class: isOutput ? 'code output' : 'code',
      ...(copy === undefined ? {} : { 'data-copy': copy }),
    },
    [element('figcaption', {}, [label, ...note]), scrolling(pre)],
  );
}

/** The keyboard scrolls what has the focus. Without a name it is no landmark: forty of them would be none. */
function scrolling(pre: Element): Element {
  return element('section', { class: 'scroller', tabindex: '0' }, [pre]);
}

function element(tagName: string, properties: Record<string, string>, children: Content): Element {
  return { type: 'element', tagName, properties, children };
}

function textNode(value: string): Extract<Node, { type: 'text' }> {
  return { type: 'text', value };
}

/** How code blocks are highlighted and framed, in Markdown, in snippets and in questions alike. */
export const code = {
  theme,
  langAlias: { console: 'txt', output: 'txt' },
  wrap: false,
  transformers: [figurePerBlock],
} satisfies ShikiConfig;
