import { states, type Fact, type KnownKindFact, type Unreadable } from './fact.ts';
import { factPrefix } from './keys.ts';

/** Longest value that is read, in UTF-16 units. Facts of known kinds need a small part of it. */
export const longestValue = 65_536;

const longestKey = 300;
const latestTime = 8.64e15;
const idPattern = /^[a-z0-9]+([-.][a-z0-9]+)*$/;
const ulidPattern = /^[0-9a-hjkmnp-tv-z]{26}$/;

type Fields = Readonly<Record<string, unknown>>;
interface Stamp {
  readonly id: string;
  readonly at: number;
}
type Reader = (stamp: Stamp, fields: Fields, ulid: string) => KnownKindFact | undefined;

const isText = (value: unknown, most: number): value is string =>
  typeof value === 'string' && value.length <= most;

const isOptional = (value: unknown, isRight: (value: unknown) => boolean): boolean =>
  value === undefined || isRight(value);

const isId = (value: unknown): value is string => isText(value, 130) && idPattern.test(value);

function switched(kind: keyof typeof states): Reader {
  return (stamp, { state }) =>
    (states[kind] as readonly unknown[]).includes(state)
      ? ({ kind, ...stamp, state } as KnownKindFact)
      : undefined;
}

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['lesson', switched('lesson')],
  ['tick', switched('tick')],
  ['known', switched('known')],
  ['undo', switched('undo')],
  ['visit', (stamp) => ({ kind: 'visit', ...stamp })],
  [
    'predict',
    (stamp, { chosen }) =>
      isText(chosen, 500) ? { kind: 'predict', ...stamp, chosen } : undefined,
  ],
  [
    'setting',
    (stamp, { value }) => (isText(value, 2000) ? { kind: 'setting', ...stamp, value } : undefined),
  ],
  ['answer', answer],
]);

function answer(stamp: Stamp, fields: Fields, ulid: string): KnownKindFact | undefined {
  const { isRight, chosen, isSure, step } = fields;
  const isReadable =
    typeof isRight === 'boolean' &&
    Array.isArray(chosen) &&
    chosen.length <= 50 &&
    chosen.every((option) => isText(option, 500)) &&
    isOptional(isSure, (value) => typeof value === 'boolean') &&
    isOptional(step, isId);
  return isReadable
    ? ({ kind: 'answer', ...stamp, ulid, isRight, chosen, isSure, step } as KnownKindFact)
    : undefined;
}

/** Reads a JSON object; anything else is undefined. */
export function readObject(text: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Tells whether a parsed JSON value is an object, not a list and not null. */
export function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Tells whether a value is a time in whole ms since the epoch that a calendar can show. */
export function isTime(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= latestTime;
}

/**
 * Reads one stored fact. Total: never throws, whatever the key and value are.
 * Fields it does not know are ignored, so that newer code may add some;
 * a kind it does not know comes back as `other`, to be kept as it is.
 */
export function parseFact(key: string, value: string): Fact | Unreadable {
  const unreadable = (why: Unreadable['why']): Unreadable => ({
    kind: 'unreadable',
    key,
    value,
    why,
  });
  if (key.length > longestKey || value.length > longestValue) return unreadable('length');
  const [kind = '', id = '', ulid, extra] = key.startsWith(factPrefix)
    ? key.slice(factPrefix.length).split(':')
    : [];
  if (!idPattern.test(kind) || !id) return unreadable('key');
  const read = readers.get(kind);
  if (!read) return { kind: 'other', key, value };
  if (!isId(id) || extra !== undefined || !hasFittingUlid(kind, ulid)) return unreadable('key');
  const fields = readObject(value);
  if (!fields) return unreadable('json');
  if (!isTime(fields['at'])) return unreadable('time');
  return read({ id, at: fields['at'] }, fields, ulid ?? '') ?? unreadable('fields');
}

function hasFittingUlid(kind: string, ulid: string | undefined): boolean {
  return kind === 'answer' ? ulidPattern.test(ulid ?? '') : ulid === undefined;
}
