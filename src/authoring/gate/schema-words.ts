import { z } from 'zod';
import type { Finding, KeyPath } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { day, id, url } from '#schema/fields.ts';

type Issue = z.core.$ZodIssue;
type Words = Pick<Finding, 'kind' | 'message' | 'nearest' | 'mend'>;

/**
 * Says in the author's words what a value lacks.
 *
 * @param others words that are allowed in its place as they are
 */
export function wordsForIssue(
  issue: Issue,
  schema: z.core.$ZodType | undefined,
  path: KeyPath,
  value: unknown,
  others: readonly string[] = [],
): Words {
  const name = nameOf(path);
  const advice = adviceOf(issue);
  if (value === undefined || value === null) {
    const lack = value === undefined ? 'is missing' : 'has no value';
    return {
      kind: 'missing-key',
      message: `${name} ${lack}.`,
      mend: mendForMissing(path, schema, advice),
    };
  }
  if (schema === day && issue.code !== 'invalid_type') {
    return {
      kind: 'not-a-day',
      message: `${shown(value)} is not a day of the calendar.`,
      mend: 'write a day that exists as YYYY-MM-DD',
    };
  }
  if (schema === url && issue.code === 'invalid_format') {
    const words = others.map((word) => `${word}, or `).join('');
    return {
      kind: 'not-an-address',
      message: `${shown(value)} is not a full address.`,
      mend: `write ${words}a full address that starts with https://`,
    };
  }
  return (
    valueWords(issue, name, value, advice) ??
    sizeWords(issue, name, value) ??
    formWords(issue, schema, name, value, advice)
  );
}

/** Wrong type, or not one of the words that are allowed. */
function valueWords(
  issue: Issue,
  name: string,
  value: unknown,
  advice: string | undefined,
): Words | undefined {
  if (issue.code === 'invalid_type') {
    const mend =
      issue.expected === 'string' && isScalar(value)
        ? `write it in quotes: "${String(value)}"`
        : advice;
    const wanted = typeNames[issue.expected] ?? issue.expected;
    return {
      kind: 'wrong-type',
      message: `${name} must be ${wanted}, but it is ${typeOf(value)}.`,
      mend: mend ?? `write ${wanted}`,
    };
  }
  const allowed = allowedValues(issue);
  if (allowed === undefined) return undefined;
  if (allowed.length === 1 && allowed[0] === 'true') {
    return {
      kind: 'wrong-value',
      message: `${name} is true or left out.`,
      mend: 'delete the line',
    };
  }
  const near = typeof value === 'string' ? nearestTo(value, allowed) : undefined;
  return {
    kind: 'wrong-value',
    message: `${shown(value)} is not a value of ${name}.`,
    ...(near !== undefined && { nearest: { text: near } }),
    mend: `write one of ${allowed.join(', ')}`,
  };
}

function allowedValues(issue: Issue): readonly string[] | undefined {
  if (issue.code === 'invalid_value') return issue.values.map(String);
  if (issue.code !== 'invalid_union') return undefined;
  const { options } = issue as { options?: unknown };
  return Array.isArray(options) ? options.map(String) : undefined;
}

function sizeWords(issue: Issue, name: string, value: unknown): Words | undefined {
  if (issue.code !== 'too_small' && issue.code !== 'too_big') return undefined;
  const [side, limit] =
    issue.code === 'too_small'
      ? (['at least', issue.minimum] as const)
      : (['at most', issue.maximum] as const);
  if (issue.origin === 'string') {
    const length = String(value).length;
    return {
      kind: 'wrong-length',
      message: `${name} has ${length} ${plural(length, 'character')}; ${side} ${limit} are wanted.`,
      mend: issue.code === 'too_small' ? 'say more' : `cut ${length - Number(limit)} of them`,
    };
  }
  if (issue.origin === 'array') {
    const count = Array.isArray(value) ? value.length : 0;
    return {
      kind: 'wrong-count',
      message: `${name} has ${count} ${count === 1 ? 'entry' : 'entries'}; ${side} ${limit} are wanted.`,
      mend:
        issue.code === 'too_small' ? 'add what is missing' : 'take out the least important ones',
    };
  }
  return {
    kind: 'out-of-range',
    message: `${name} is ${String(value)}; ${side} ${limit} is allowed.`,
    mend: `write a number of ${side} ${limit}`,
  };
}

function formWords(
  issue: Issue,
  schema: z.core.$ZodType | undefined,
  name: string,
  value: unknown,
  advice: string | undefined,
): Words {
  if (schema === id || issue.code === 'invalid_key') {
    const text = issue.code === 'invalid_key' ? name : shown(value);
    const near = idLike(text);
    return {
      kind: 'bad-id',
      message: `${text} is not a valid id.`,
      ...(near !== undefined && { nearest: { text: near } }),
      mend: 'use small letters, digits and single hyphens, starting with a letter',
    };
  }
  return {
    kind: 'wrong-value',
    message: `${name} cannot be ${shown(value)}.`,
    mend: advice ?? 'correct it',
  };
}

/** The nearest valid id: small letters, hyphens for everything else. */
export function idLike(text: string): string | undefined {
  const near = text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[-0-9]+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return near === '' ? undefined : near;
}

function nameOf(path: KeyPath): string {
  const last = path.at(-1);
  if (typeof last === 'string') return `"${last}"`;
  if (last === undefined) return 'The file';
  const list = path.findLast((key) => typeof key === 'string');
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of "${list}"`;
}

/** The advice the schema gives, as the end of a sentence; undefined if it only has zod's own words. */
function adviceOf({ message }: Issue): string | undefined {
  if (/^(Invalid|Too |Unrecognized)/.test(message)) return undefined;
  return message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, '');
}

function mendForMissing(
  path: KeyPath,
  schema: z.core.$ZodType | undefined,
  advice: string | undefined,
): string {
  const key = path.at(-1);
  const line = typeof key === 'string' ? `add ${key}:` : 'write a value';
  const what = schema instanceof z.ZodEnum ? `one of ${schema.options.join(', ')}` : undefined;
  return [line, what ?? advice]
    .filter((part) => part !== undefined)
    .join(' ')
    .trim();
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of keys',
  record: 'a group of keys',
};

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction';
  return typeNames[typeof value] ?? 'something else';
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `"${text.length > 60 ? `${text.slice(0, 59)}…` : text}"`;
}

function plural(count: number, word: string): string {
  return count === 1 ? word : `${word}s`;
}
