/** A stretch of a text that a reader finds by a heading. */
export interface Section {
  /** As the heading says it; '' for what stands before the first one. */
  readonly title: string;
  /** Of a step of a lab: its id, which is its anchor. Absent for a heading. */
  readonly part?: string;
  /** What it says, in a form that changes only when a reader would see another text. */
  readonly text: string;
}

interface Line {
  readonly text: string;
  readonly isCode: boolean;
}

interface Draft extends Omit<Section, 'text'> {
  readonly lines: Line[];
}

interface Fence {
  /** The signs it was opened with. */
  readonly mark: string;
  /** Not for what a block printed. */
  readonly isKept: boolean;
}

const fencePattern = /^ *(`{3,}|~{3,})(.*)$/;
/** The opening tag of a step; between quotation marks `>` may stand. */
const stepPattern = /^<Step\s(?:"[^"]*"|[^">])*>/gm;

/**
 * Takes the MDX of a lesson or lab apart at its `##` headings and at the steps of a lab. How lines are
 * broken and spaced does not count, except in code. Neither does what a block printed when it was last
 * run, nor a comment. A heading with nothing below it is no section.
 *
 * @param source without its front matter
 */
export function sectionsOf(source: string): readonly Section[] {
  const drafts: Draft[] = [{ title: '', lines: [] }];
  for (const line of linesOf(withWholeTags(source))) {
    const next = line.isCode ? undefined : draftAt(line.text);
    if (next) drafts.push(next);
    else drafts.at(-1)?.lines.push(line);
  }
  return drafts
    .map(({ lines, ...rest }) => ({ ...rest, text: joined(lines) }))
    .filter(({ text }) => text !== '');
}

/** The lines that count, and which of them are code. */
function linesOf(source: string): readonly Line[] {
  const lines: Line[] = [];
  let fence: Fence | undefined;
  for (const text of source.split('\n')) {
    const here = fence ?? fenceAt(text);
    if (!here) lines.push({ text: oneSpaced(text), isCode: false });
    else if (here.isKept) lines.push({ text: text.trimEnd(), isCode: true });
    fence = fence && closes(text, fence) ? undefined : here;
  }
  return lines;
}

function fenceAt(line: string): Fence | undefined {
  const [, mark, rest = ''] = fencePattern.exec(line) ?? [];
  return mark === undefined ? undefined : { mark, isKept: !/^\s*output\b/.test(rest) };
}

function closes(line: string, { mark }: Fence): boolean {
  const [, signs = '', rest = ''] = fencePattern.exec(line) ?? [];
  return signs.startsWith(mark) && rest.trim() === '';
}

/** The section that begins with a line, if one does. */
function draftAt(line: string): Draft | undefined {
  const [, heading] = /^## +(.+)$/.exec(line) ?? [];
  if (heading !== undefined) return { title: plain(heading), lines: [] };
  if (!line.startsWith('<Step ')) return undefined;
  const { id, title = '', goal = '' } = propertiesOf(line);
  return {
    title: title.replace(/^Step \d+[.:] */, ''),
    ...(id !== undefined && { part: id }),
    lines: [{ text: oneSpaced(goal), isCode: false }],
  };
}

/** Words follow each other in one line; code keeps its lines. */
function joined(lines: readonly Line[]): string {
  let text = '';
  let wasCode = false;
  for (const line of lines) {
    if (!line.isCode && (line.text === '' || line.text === '</Step>')) continue;
    text += `${line.isCode || wasCode ? '\n' : ' '}${line.text}`;
    wasCode = line.isCode;
  }
  return text.replaceAll(/ ?\{\/\*.*?\*\/\}/g, '').trim();
}

/** Puts the opening tag of each step of a lab into one line. */
function withWholeTags(source: string): string {
  return source
    .replaceAll('\r\n', '\n')
    .replaceAll(stepPattern, (tag) => tag.replaceAll(/\s*\n\s*/g, ' '));
}

function propertiesOf(tag: string): Readonly<Partial<Record<string, string>>> {
  const pairs = tag.matchAll(/\s([a-z]+)="([^"]*)"/g);
  return Object.fromEntries(Array.from(pairs, ([, name = '', value = '']) => [name, value]));
}

/** A heading as it is read: without the marks of code, stress, links and components. */
function plain(heading: string): string {
  return oneSpaced(heading.replaceAll(/\]\([^)]*\)|<[^>]*>|[`*[]/g, ''));
}

function oneSpaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
