import { factKey, values, type Fact, type KnownKindFact, type Unreadable } from './fact.ts';
import { factPrefix } from './keys.ts';

/** Longest key and value together that are read, in UTF-16 units; known kinds need far less. */
export const longestRecord = 66_000;

const latestTime = 8.64e15;
const secondsPattern = /^-?(0|[1-9]\d{0,6})$/;
const idPattern = /^(?=.{1,130}$)[a-z0-9]+([-.][a-z0-9]+)*$/;

/** What stands in a JSON object. */
export type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads one stored fact. Total: never throws, whatever the key and value are.
 * Fields it does not know are left unread, so that newer code may add some;
 * a kind it does not know comes back as `other`, to be kept as it is.
 */
export function parseFact(key: string, value: string): Fact | Unreadable {
  const [, , kind, id, ulid] = key.split(':');
  const isOurs = key.startsWith(factPrefix) && isId(kind) && id;
  if (isOurs && key.length + value.length <= longestRecord) {
    if (!Object.hasOwn(values, kind)) return { kind: 'other', key, value };
    const fact = { ...fieldsOf(value), kind, id, ulid };
    if (isKnownKind(fact) && factKey(fact) === key) return fact;
  }
  return { kind: 'unreadable', key, value };
}

/** Tells whether a stored fact can be kept as it is: it is read, or newer code will read it. */
export function isReadable(key: string, value: string): boolean {
  return parseFact(key, value).kind !== 'unreadable';
}

/** The time a stored value carries, in ms since the epoch; -1 if it carries none. */
export function timeOf(value: string): number {
  const { at } = fieldsOf(value);
  return isTime(at) ? at : -1;
}

/** The fields of a JSON object; none for any other text. Total. */
export function fieldsOf(text: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    return Object(value) as Fields;
  } catch {
    return {};
  }
}

/** Whole ms since the epoch that a calendar can show. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= latestTime && value % 1 === 0;
}

function isKnownKind(fact: Fields): fact is Fields & KnownKindFact {
  const { kind, id, at, value } = fact;
  if (!isId(id) || !isTime(at)) return false;
  if (kind === 'answer') return isAnswer(fact);
  if (kind === 'version') return isVersion(fact);
  if ((kind === 'rating' || kind === 'spent') && !isId(fact['ulid'])) return false;
  return isAllowed(kind as keyof typeof values, value);
}

function isAllowed(kind: keyof typeof values, value: unknown): boolean {
  if (kind === 'spent') return isText(value) && secondsPattern.test(value);
  const allowed: readonly unknown[] = values[kind];
  return allowed.length ? allowed.includes(value) : isText(value);
}

function isAnswer({ ulid, isRight, chosen, isSure = true, step = '' }: Fields): boolean {
  return isTexts(chosen) && isId(ulid) && isText(step) && isBoolean(isRight) && isBoolean(isSure);
}

function isVersion({ value, sections, questions }: Fields): boolean {
  return isText(value) && isTexts(sections) && isTexts(questions);
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every(isText);
}

function isId(value: unknown): value is string {
  return isText(value) && idPattern.test(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}
