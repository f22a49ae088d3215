import { parseMeta, type BlockOptions } from './meta.ts';

/** What becomes of a fenced block: executed, written to a file, compared, only shown, or none of them. */
type BlockKind = 'run' | 'save' | 'output' | 'illustration' | 'none';

/** One fenced block of a page. Lines and columns count from 1. */
export interface Block {
  readonly kind: BlockKind;
  readonly language: string;
  /** The words after the language, as written. */
  readonly meta: string;
  readonly options: BlockOptions;
  /** What stands between the fences, without the indentation of the opening fence. */
  readonly text: string;
  /** Line and column of the opening fence. */
  readonly line: number;
  readonly column: number;
  /** Line of the closing fence; the last line of the page when it is missing. */
  readonly endLine: number;
  /** What stands before the text on each of its lines: spaces, or the marks of a quotation. */
  readonly indent: string;
}

/** A region of a lab file shown on the page: `<Snippet file="…" region="…" />`. */
interface SnippetReference {
  readonly file: string;
  readonly region?: string;
  readonly line: number;
}

/** The code of one page in order. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly snippets: readonly SnippetReference[];
}

/** How much of a page's code ran. */
export interface BlockCounts {
  readonly illustration: number;
  readonly run: number;
  readonly saved: number;
  readonly snippet: number;
}

/** A mistake in how a block is marked. */
export interface BlockProblem {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const runLanguages: readonly string[] = ['bash', 'console', 'python'];

const openingFence = /^((?:\s*>)*\s*(?:(?:[-*+]|\d+[.)])\s+)*)(`{3,}|~{3,})([^\n]*)$/;

/** Finds the fenced blocks and snippets of an MDX page. Front matter and comments are passed over. */
export function parseBlocks(source: string): PageBlocks {
  const lines = source.replaceAll('\r\n', '\n').split('\n');
  const blocks: Block[] = [];
  const prose = lines.map(() => '');
  for (let index = frontMatterEnd(lines); index < lines.length; index += 1) {
    const block = blockAt(lines, index);
    if (block === undefined) {
      const end = commentEnd(lines, index);
      prose[index] = end === index ? (lines[index] ?? '') : '';
      index = end;
    } else {
      blocks.push(block);
      index = block.endLine - 1;
    }
  }
  return { blocks, snippets: snippetsOf(prose.join('\n')) };
}

/** Counts what ran, what was saved and what is only shown. */
export function blockCounts({ blocks, snippets }: PageBlocks): BlockCounts {
  const count = (kind: BlockKind) => blocks.filter((block) => block.kind === kind).length;
  return {
    illustration: count('illustration'),
    run: count('run'),
    saved: count('save'),
    snippet: snippets.length,
  };
}

/** Mistakes in the marks of blocks, also between a block and the output that follows it. */
export function blockProblems(blocks: readonly Block[]): readonly BlockProblem[] {
  return blocks.flatMap((block, index) => {
    const messages = [...parseMeta(block.meta).problems, ...problemsOf(block)];
    if (block.kind === 'output' && outputOwner(blocks, index) === undefined)
      messages.push(
        'This output follows no block that is run. Put it after one, or mark it illustration="why it is not run".',
      );
    return messages.map((message) => ({ line: block.line, column: block.column, message }));
  });
}

/** The output block that belongs to the run block at this place, if there is one. */
export function outputOf(blocks: readonly Block[], index: number): Block | undefined {
  const next = blocks.findIndex((block, at) => at > index && block.kind !== 'save');
  const block = blocks[next];
  return block?.kind === 'output' ? block : undefined;
}

function outputOwner(blocks: readonly Block[], index: number): Block | undefined {
  const owner = blocks.findLastIndex((block, at) => at < index && block.kind !== 'save');
  return blocks[owner]?.kind === 'run' ? blocks[owner] : undefined;
}

function problemsOf(block: Block): readonly string[] {
  const { run, save } = block.options;
  if (run && !runLanguages.includes(block.language))
    return [
      `A "${block.language}" block cannot be run: only ${runLanguages.join(', ')} blocks can.`,
    ];
  if (save !== undefined && !isInside(save))
    return [`save="${save}" must be a path inside the working folder, such as "src/app.py".`];
  return [];
}

function isInside(path: string): boolean {
  const parts = path.split('/');
  return (
    !path.includes('\\') && !path.includes(':') && !parts.some((part) => /^\.{0,2}$/.test(part))
  );
}

function blockAt(lines: readonly string[], index: number): Block | undefined {
  const [, prefix, fence, info] = openingFence.exec(lines[index] ?? '') ?? [];
  if (prefix === undefined || fence === undefined || info === undefined) return undefined;
  if (fence.startsWith('`') && info.includes('`')) return undefined;
  const end = closingLine(lines, index, fence);
  const [, language = '', meta = ''] = /^\s*(\S*)\s*(.*?)\s*$/.exec(info) ?? [];
  const { options } = parseMeta(meta);
  const indent = prefix.replace(/[^>\s]/g, ' ');
  return {
    kind: kindOf(language, options),
    language,
    meta,
    options,
    text: lines
      .slice(index + 1, end)
      .map(withoutIndent(indent))
      .join('\n'),
    line: index + 1,
    column: prefix.length + 1,
    endLine: Math.min(end + 1, lines.length),
    indent,
  };
}

function kindOf(language: string, options: BlockOptions): BlockKind {
  if (options.illustration !== undefined) return 'illustration';
  if (options.run) return 'run';
  if (options.save !== undefined) return 'save';
  return language === 'output' ? 'output' : 'none';
}

function closingLine(lines: readonly string[], opening: number, fence: string): number {
  const mark = fence.startsWith('`') ? '`' : '~';
  const closing = new RegExp(`^(?:\\s*>)*\\s*${mark}{${String(fence.length)},}\\s*$`);
  const end = lines.findIndex((line, index) => index > opening && closing.test(line));
  return end === -1 ? lines.length : end;
}

function withoutIndent(indent: string): (line: string) => string {
  return (line) => {
    let at = 0;
    while (at < indent.length && (line[at] === ' ' || line[at] === indent[at])) at += 1;
    return line.slice(at);
  };
}

function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0] !== '---') return 0;
  const end = lines.indexOf('---', 1);
  return end === -1 ? 0 : end + 1;
}

/** The last line of the comment that opens on this line and stays open; else this line. */
function commentEnd(lines: readonly string[], index: number): number {
  const line = lines[index] ?? '';
  if (line.lastIndexOf('{/*') <= line.lastIndexOf('*/}')) return index;
  const end = lines.findIndex((other, at) => at > index && other.includes('*/}'));
  return end === -1 ? lines.length - 1 : end;
}

function snippetsOf(prose: string): readonly SnippetReference[] {
  const text = prose.replace(/\{\/\*.*?\*\/\}|`[^`\n]*`/g, (whole) => ' '.repeat(whole.length));
  return [...text.matchAll(/<Snippet\b([^>]*)>/g)].map((match) => {
    const attributes = match[1] ?? '';
    const region = attribute(attributes, 'region');
    return {
      file: attribute(attributes, 'file') ?? '',
      ...(region === undefined ? {} : { region }),
      line: text.slice(0, match.index).split('\n').length,
    };
  });
}

function attribute(text: string, name: string): string | undefined {
  return new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`).exec(text)?.slice(1).find(Boolean);
}
