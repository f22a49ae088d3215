import { isNode, isSeq, parseDocument, type Document, type Node } from 'yaml';
import { AuthorMistake } from './author-mistake.ts';

/**
 * The text of a YAML file with a step listed by its id: in the place of its planned entry, or as the
 * last one. Everything else stays as it is, comments and spacing included.
 */
export function withStep(text: string, id: string): string {
  const document = parseDocument(text);
  const items = itemsOf(document, 'steps');
  const planned = items.findIndex((_item, index) => document.getIn(['steps', index, 'id']) === id);
  const node = items[planned];
  return node ? replaced(text, node, id) : withEntry(text, 'steps', id);
}

/** The text of a YAML file with an entry added to one of its lists. */
export function withEntry(text: string, key: string, entry: string): string {
  const last = itemsOf(parseDocument(text), key).at(-1);
  if (!last)
    throw new AuthorMistake(
      `The list "${key}" is empty or written in one line: add "- ${entry}" by hand.`,
    );
  const [start, end] = rangeOf(last);
  const lineStart = text.lastIndexOf('\n', start) + 1;
  const dash = /^(\s*- )/.exec(text.slice(lineStart))?.[1];
  if (dash === undefined)
    throw new AuthorMistake(`The list "${key}" is written in one line: add "${entry}" by hand.`);
  const stop = text.slice(0, end).trimEnd().length;
  return `${text.slice(0, stop)}\n${dash}${entry}${text.slice(stop)}`;
}

function replaced(text: string, node: Node, entry: string): string {
  const [start, end] = rangeOf(node);
  const stop = text.slice(0, end).trimEnd().length;
  return text.slice(0, start) + entry + text.slice(stop);
}

function itemsOf(document: Document, key: string): readonly Node[] {
  const list = document.get(key, true);
  return isSeq(list) ? list.items.filter(isNode) : [];
}

function rangeOf(node: Node): readonly [number, number] {
  const [start = 0, end = 0] = node.range ?? [];
  return [start, end];
}
