import { mdxToMdast } from 'satteri';
import { componentMarkdown, type TwinContext } from './component-markdown.ts';

/** A node of a page's syntax tree; offsets count from the start of the text. */
interface Node {
  readonly type: string;
  readonly name?: string | null;
  readonly url?: string;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly children?: readonly Node[];
  readonly attributes?: readonly Attribute[];
  readonly position?: {
    readonly start: { readonly offset: number };
    readonly end: { readonly offset: number };
  };
}

/** An attribute of a component: text, or the source of an expression in braces. */
interface Attribute {
  readonly name?: string;
  readonly value?: string | { readonly value: string } | null;
}

/** A stretch of the source that reads differently in the twin. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A page's MDX as plain Markdown: components become text, links become absolute, marks for the test
 * run leave the code blocks. Everything else stays as the author wrote it.
 */
export function markdownOfPage(mdx: string, context: TwinContext): string {
  const root = mdxToMdast(mdx) as unknown as Node;
  const text = edited(mdx, { start: 0, end: mdx.length }, root.children ?? [], context);
  return `${text.replaceAll(/\n{3,}/g, '\n\n').trim()}\n`;
}

function edited(
  mdx: string,
  span: { readonly start: number; readonly end: number },
  nodes: readonly Node[],
  context: TwinContext,
): string {
  let at = span.start;
  let text = '';
  for (const edit of nodes.flatMap((node) => editsOf(mdx, node, context))) {
    text += mdx.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + mdx.slice(at, span.end);
}

function editsOf(mdx: string, node: Node, context: TwinContext): readonly Edit[] {
  const span = { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
  const replaced = replacement(mdx, node, span, context);
  if (replaced !== undefined) return [{ ...span, text: replaced }];
  return (node.children ?? []).flatMap((child) => editsOf(mdx, child, context));
}

function replacement(
  mdx: string,
  node: Node,
  span: { readonly start: number; readonly end: number },
  context: TwinContext,
): string | undefined {
  switch (node.type) {
    case 'mdxJsxFlowElement':
    case 'mdxJsxTextElement':
      return elementMarkdown(mdx, node, context);
    case 'mdxFlowExpression':
    case 'mdxTextExpression':
    case 'mdxjsEsm':
      return '';
    case 'code':
      return plainFence(mdx.slice(span.start, span.end), node);
    case 'link':
      return node.url?.startsWith('/')
        ? absoluteLink(mdx.slice(span.start, span.end), node.url, context.root)
        : undefined;
    default:
      return undefined;
  }
}

/** Tags of HTML are Markdown already; only what folds is opened. */
function elementMarkdown(mdx: string, node: Node, context: TwinContext): string | undefined {
  const name = node.name ?? '';
  const inner = () => innerText(mdx, node, context);
  if (name === 'details' || name === '') return inner();
  if (name === 'summary') return `**${inner().trim()}**\n\n`;
  if (/^[a-z]/.test(name)) return undefined;
  return componentMarkdown(name, propsOf(node), inner(), context);
}

function propsOf({ attributes = [] }: Node): Readonly<Record<string, string>> {
  return Object.fromEntries(
    attributes.map(({ name = '', value }) => [
      name,
      typeof value === 'object' ? (value?.value ?? '') : (value ?? ''),
    ]),
  );
}

function innerText(mdx: string, { children = [] }: Node, context: TwinContext): string {
  const start = children[0]?.position?.start.offset;
  const end = children.at(-1)?.position?.end.offset;
  if (start === undefined || end === undefined) return '';
  return edited(mdx, { start, end }, children, context);
}

/** A fence without the marks of the test run; the name of a file stands above it. */
function plainFence(source: string, { lang, meta }: Node): string {
  const file = /(?:save|title)="([^"]+)"/.exec(meta ?? '')?.[1];
  const reason = /illustration="([^"]+)"/.exec(meta ?? '')?.[1];
  const [, indent = '', fence = '```'] = /^(\s*)(`{3,}|~{3,})/.exec(source) ?? [];
  const body = source.slice(source.indexOf('\n') + 1);
  const lead = [file && `File \`${file}\`:`, reason && `Not run: ${reason}`].filter(Boolean);
  const above = lead.length > 0 ? `${lead.join(' ')}\n\n${indent}` : '';
  return `${above}${fence}${lang === 'output' ? 'text' : (lang ?? '')}\n${body}`;
}

function absoluteLink(source: string, url: string, root: string): string {
  const at = source.lastIndexOf(`(${url}`);
  return `${source.slice(0, at)}(${root}${url.slice(1)}${source.slice(at + 1 + url.length)}`;
}
