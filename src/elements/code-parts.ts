import { make } from './make.ts';

/** A line of content as nodes: what stands between backquotes is code. */
export function codeParts(text: string): readonly (Node | string)[] {
  return text.split('`').map((part, place) => (place % 2 === 0 ? part : make('code', {}, part)));
}
