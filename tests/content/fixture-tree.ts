import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { diskReader, withChanges, type ContentReader } from '#authoring/gate/reader.ts';
import { fixtureSite } from './fixture-site.ts';

/** One thing that is done to a file of the healthy tree. */
interface Damage {
  readonly file: string;
  /** Text that stands in the file, and what stands there afterwards. */
  readonly replace?: string;
  readonly with?: string;
  /** The whole new text of the file. */
  readonly text?: string;
  readonly append?: string;
  /** With `append` or `text`: how often. */
  readonly times?: number;
  readonly remove?: true;
  readonly rename?: string;
  readonly copy?: string;
  /** Written in another encoding. */
  readonly encode?: 'utf-16le' | 'windows-1251' | 'windows-1252';
  readonly bom?: true;
  readonly crlf?: true;
}

export const fixtureFolder = join(import.meta.dirname, 'fixtures');

/** The day on which fixtures are judged. */
export const fixtureDay = '2026-11-23';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The small healthy tree. */
export function healthyTree(): ContentReader {
  const site = [...fixtureSite].map(([path, text]) => [path, encoder.encode(text)] as const);
  return withChanges(diskReader(join(fixtureFolder, 'base')), new Map(site));
}

const healthy = healthyTree();

/** The healthy tree with the damage of one case. */
export function damagedTree(folder: string): ContentReader {
  const file = join(folder, 'damage.yaml');
  if (!existsSync(file)) throw new Error(`${folder} has no damage.yaml.`);
  const damages = parse(readFileSync(file, 'utf8')) as readonly Damage[];
  return damages.reduce<ContentReader>(withDamage, healthy);
}

function withDamage(tree: ContentReader, damage: Damage): ContentReader {
  const { file, remove, rename, copy } = damage;
  const bytes = tree.paths.includes(file) ? tree.read(file) : undefined;
  if (remove) {
    must(bytes, file);
    return withChanges(tree, new Map([[file, undefined]]));
  }
  if (rename !== undefined) {
    return withChanges(
      tree,
      new Map([
        [file, undefined],
        [rename, must(bytes, file)],
      ]),
    );
  }
  if (copy !== undefined) return withChanges(tree, new Map([[copy, must(bytes, file)]]));
  const text = changedText(bytes && decoder.decode(bytes), damage);
  return withChanges(tree, new Map([[file, encoded(text, damage)]]));
}

function must(bytes: Uint8Array | undefined, file: string): Uint8Array {
  if (!bytes) throw new Error(`The healthy tree has no ${file}.`);
  return bytes;
}

function changedText(before: string | undefined, damage: Damage): string {
  const { file, replace, text, append, times = 1 } = damage;
  if (text !== undefined) return text.repeat(times);
  if (before === undefined) throw new Error(`The healthy tree has no ${file}.`);
  if (append !== undefined) return before + append.repeat(times);
  if (replace === undefined) return before;
  if (!before.includes(replace)) throw new Error(`${file} does not hold "${replace}".`);
  return before.replace(replace, () => damage.with ?? '');
}

function encoded(text: string, { encode, bom, crlf }: Damage): Uint8Array {
  const ended = crlf ? text.replaceAll('\n', '\r\n') : text;
  const marked = bom ? `\uFEFF${ended}` : ended;
  if (encode === undefined) return encoder.encode(marked);
  return encode === 'utf-16le' ? Buffer.from(marked, 'utf16le') : inOneByte(marked, encode);
}

/** Text in an encoding with one byte a letter. */
export function inOneByte(text: string, encoding: string): Uint8Array {
  const signs = new TextDecoder(encoding).decode(
    Uint8Array.from({ length: 256 }, (_, byte) => byte),
  );
  return Uint8Array.from(text, (sign) => Math.max(0, signs.indexOf(sign)));
}
