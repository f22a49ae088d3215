import { wholeFile, type Finding } from '#curriculum/problem-finding.ts';
import { findHiddenCharacters } from './hidden-characters.ts';
import { Lines } from './lines.ts';
import { findMojibake } from './mojibake.ts';

/** A text file as the checks see it: without byte order mark, with `\n` as line end. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly lines: Lines;
  readonly findings: readonly Finding[];
  /** False if the bytes are no text; then `text` is only what could be made of them. */
  readonly isText: boolean;
}

const strict = new TextDecoder('utf-8', { fatal: true });
const lenient = new TextDecoder('utf-8');

/** Reads a text file and says what is wrong with its letters. */
export function readText(path: string, bytes: Uint8Array): TextFile {
  const decoded = decode(bytes);
  const text = (decoded ?? lenient.decode(bytes)).replaceAll('\r\n', '\n');
  const findings =
    decoded === undefined ? [notUtf8(path, bytes, text)] : letterFindings(path, text);
  return { path, text, lines: new Lines(text), findings, isText: decoded !== undefined };
}

function decode(bytes: Uint8Array): string | undefined {
  if (isWide(bytes)) return undefined;
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

function letterFindings(path: string, text: string): readonly Finding[] {
  // Most files are ASCII; the slower searches are for the others.
  const isPlain = /^[\t\n\x20-\x7e]*$/.test(text);
  return [
    ...conflictMarkers(path, text),
    ...(isPlain
      ? []
      : [...findHiddenCharacters(path, text), ...lost(path, text), ...garbled(path, text)]),
  ];
}

function notUtf8(path: string, bytes: Uint8Array, text: string): Finding {
  const offset = firstBadByte(bytes);
  const encoding = guessedEncoding(bytes);
  const line = bytes.subarray(0, offset).filter((byte) => byte === 10).length;
  const start = new Lines(text).startOf(line + 1);
  return {
    kind: 'not-utf8',
    file: path,
    place: isWide(bytes) ? wholeFile : { kind: 'span', start, end: start },
    message: isWide(bytes)
      ? `The file is written in ${encoding}.`
      : `Byte ${offset + 1} is not UTF-8; the file looks like ${encoding}.`,
    mend: `iconv -f ${encoding} -t utf-8 ${path}`,
  };
}

/** The index of the first byte that no UTF-8 text has there. */
function firstBadByte(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (isStartOfUtf8(bytes.subarray(0, middle + 1))) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isStartOfUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** In UTF-16 every other byte of plain text is zero. */
function isWide(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, 400);
  return head.length > 8 && head.filter((byte) => byte === 0).length * 3 > head.length;
}

function guessedEncoding(bytes: Uint8Array): string {
  if (isWide(bytes)) return bytes[0] === 0 || bytes[0] === 0xfe ? 'UTF-16BE' : 'UTF-16LE';
  const high = bytes.filter((byte) => byte >= 0x80);
  const cyrillic = high.filter((byte) => byte >= 0xc0).length;
  const isMostlyLetters = cyrillic > high.length * 0.7 && high.length > 20;
  return isMostlyLetters ? 'WINDOWS-1251' : 'WINDOWS-1252';
}

function conflictMarkers(path: string, text: string): readonly Finding[] {
  if (!text.includes('<<<<<<< ')) return [];
  return [...text.matchAll(/^<{7} .*$/gm)].map((match) => ({
    kind: 'merge-conflict',
    file: path,
    place: { kind: 'span', start: match.index, end: match.index + match[0].length },
    message: 'Git left a merge conflict here.',
    mend: 'keep the right version and delete the marker lines',
  }));
}

function lost(path: string, text: string): readonly Finding[] {
  return [...text.matchAll(/\uFFFD+/g)].map((match) => ({
    kind: 'lost-character',
    file: path,
    place: { kind: 'span', start: match.index, end: match.index + match[0].length },
    message: 'The letter that stood here was lost when the file was converted (U+FFFD).',
    mend: 'write the letter that should stand here',
  }));
}

/** Lines that hold `allow-mojibake` are about such signs. */
function garbled(path: string, text: string): readonly Finding[] {
  return findMojibake(text)
    .filter(({ start }) => !lineAround(text, start).includes('allow-mojibake'))
    .map(({ start, end, text: bad, repaired }) => ({
      kind: 'mojibake',
      file: path,
      place: { kind: 'span', start, end },
      message: `"${bad}" is "${repaired}", read in the wrong encoding.`,
      mend: `write ${repaired}`,
    }));
}

function lineAround(text: string, offset: number): string {
  const end = text.indexOf('\n', offset);
  return text.slice(text.lastIndexOf('\n', offset) + 1, end < 0 ? undefined : end);
}
