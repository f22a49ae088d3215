import type { ShikiConfig } from 'astro';
import { createCssVariablesTheme } from 'shiki/core';

type Transformer = NonNullable<ShikiConfig['transformers']>[number];
type Root = Parameters<NonNullable<Transformer['root']>>[0];
type Element = Extract<Root['children'][number], { type: 'element' }>;

const theme = createCssVariablesTheme({
  name: 'paper-and-ink',
  variablePrefix: '--',
  fontStyle: true,
});

/** The styles of a token become one class: the content security policy allows no style attribute. */
const classPerToken: Transformer = {
  name: 'class-per-token',
  span(node) {
    const kind = /--token-([a-z-]+)/.exec(styleOf(node))?.[1];
    delete node.properties['style'];
    if (kind && kind !== 'punctuation') node.properties['class'] = `t-${kind}`;
  },
  line(node) {
    node.properties['class'] = 'line';
    markPrompt(node);
  },
  pre(node) {
    delete node.properties['style'];
    delete node.properties['class'];
    node.properties['tabindex'] = '0';
    node.properties['role'] = 'region';
    node.properties['aria-label'] = labelOf(this.options.lang, this.options.meta?.__raw ?? '');
  },
  root(root) {
    const pre = root.children[0];
    if (pre?.type !== 'element') return;
    root.children = [
      figureAround(pre, this.options.lang, this.options.meta?.__raw ?? '', this.source),
    ];
  },
};

function styleOf(node: Element): string {
  const { style } = node.properties;
  return typeof style === 'string' ? style : '';
}

/** `$ ` at the start of a line is shown, never copied. */
function markPrompt(line: Element): void {
  const first = line.children[0];
  const text = first?.type === 'element' ? first.children[0] : undefined;
  if (text?.type !== 'text' || !text.value.startsWith('$ ')) return;
  text.value = text.value.slice(2);
  line.children.unshift(
    element('span', { class: 'prompt', 'aria-hidden': 'true' }, [textNode('$ ')]),
  );
}

const names: Readonly<Record<string, string>> = {
  bash: 'Shell commands',
  console: 'Shell commands',
  output: 'Output',
};

function labelOf(language: string, meta: string): string {
  return fileOf(meta) ?? names[language] ?? `${language} code`;
}

function fileOf(meta: string): string | undefined {
  return /(?:save|title)="([^"]+)"/.exec(meta)?.[1];
}

function proofOf(meta: string): string | undefined {
  const reason = /illustration="([^"]+)"/.exec(meta)?.[1];
  return reason === undefined ? undefined : `Not run: ${reason}`;
}

function figureAround(pre: Element, language: string, meta: string, source: string): Element {
  const isOutput = language === 'output';
  const file = fileOf(meta);
  const proof = proofOf(meta);
  const bar =
    isOutput && !proof
      ? []
      : [barOf(file ?? names[language] ?? language, file !== undefined, proof, isOutput)];
  return element(
    'figure',
    {
      class: isOutput ? 'code output' : 'code',
      ...(isOutput ? {} : { 'data-copy': copyOf(language, source) }),
    },
    [...bar, pre],
  );
}

/** What the copy button takes: of a console session only the commands. */
function copyOf(language: string, source: string): 'commands' | 'all' {
  return language === 'console' || /^\$ /m.test(source) ? 'commands' : 'all';
}

function barOf(
  name: string,
  isFile: boolean,
  proof: string | undefined,
  isOutput: boolean,
): Element {
  const parts = [element('span', { class: isFile ? 'name' : 'language' }, [textNode(name)])];
  if (proof) parts.push(element('span', { class: 'proof' }, [textNode(proof)]));
  return element('figcaption', { class: isOutput ? 'bar output-bar' : 'bar' }, parts);
}

function element(
  tagName: string,
  properties: Record<string, string>,
  children: Element['children'],
): Element {
  return { type: 'element', tagName, properties, children };
}

function textNode(value: string): Element['children'][number] {
  return { type: 'text', value };
}

/** How code blocks are highlighted and framed, in Markdown and in snippets alike. */
export const code = {
  theme,
  langAlias: { output: 'txt' },
  wrap: false,
  transformers: [classPerToken],
} satisfies ShikiConfig;
