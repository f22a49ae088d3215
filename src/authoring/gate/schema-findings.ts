import type { z } from 'zod';
import {
  atKey,
  atValue,
  wholeFile,
  type Finding,
  type KeyPath,
} from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import {
  keysOf,
  keysOfOptions,
  requiredKeysOf,
  schemaAt,
  valueAt,
  wordsAt,
} from './schema-shape.ts';
import { wordsForIssue } from './schema-words.ts';

type Issue = z.core.$ZodIssue;

/** A file's values and the schema they should fit. */
export interface Judged {
  readonly file: string;
  readonly schema: z.ZodType;
  readonly value: unknown;
}

/** Where the values of a file do not fit its schema, in the author's words. */
export function schemaFindings(judged: Judged): readonly Finding[] {
  const result = judged.schema.safeParse(judged.value);
  if (result.success) return [];
  const issues = result.error.issues.flatMap((issue) => innermost(issue, [], judged));
  const misspelt = new Set(issues.flatMap((issue) => misspeltKeys(issue, judged)));
  const findings = issues.flatMap((issue) => findingsOf(issue, judged, misspelt));
  return onePerPlace(findings);
}

/** An issue with its whole path; of a union the issues of the option that was meant. */
function innermost(issue: Issue, above: KeyPath, judged: Judged): readonly Issue[] {
  const path = [...above, ...issue.path] as KeyPath;
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) {
    return [{ ...issue, path: [...path] }];
  }
  const value = valueAt(judged.value, path);
  const branch = typeof value === 'string' ? firstBranch(issue.errors) : issue.errors.at(-1);
  return (branch ?? []).flatMap((inner) => innermost(inner, path, judged));
}

/** For a text the option that takes texts: the one whose complaint is not about its type. */
function firstBranch(errors: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  return errors.findLast((issues) => issues[0]?.code !== 'invalid_type') ?? errors[0];
}

/** Paths of missing keys that stand there under a misspelt name: one message is enough for both. */
function misspeltKeys(issue: Issue, judged: Judged): readonly string[] {
  if (issue.code !== 'unrecognized_keys') return [];
  const path = issue.path as KeyPath;
  return issue.keys.flatMap((key) => {
    const meant = meantKey(key, issue.keys, path, judged);
    return meant === undefined ? [] : [JSON.stringify([...path, meant])];
  });
}

/** Without the key that tells the kinds apart nothing else is judged: a key beside it may be the one, misspelt. */
function slipFor(path: KeyPath, { schema, value }: Judged): string | undefined {
  const group = path.slice(0, -1);
  const known = keysOfOptions(schema, group, value);
  const present = Object.keys(valueAt(value, group) ?? {});
  const wanted = [String(path.at(-1))];
  return present.find((key) => !known.includes(key) && nearestTo(key, wanted) !== undefined);
}

/** The nearest known key; or the one that is missing, if a single key is unknown and a single one missing. */
function meantKey(
  key: string,
  unknown: readonly string[],
  path: KeyPath,
  { schema, value }: Judged,
): string | undefined {
  const group = schemaAt(schema, path, value);
  const present = Object.keys(valueAt(value, path) ?? {});
  const missing = requiredKeysOf(group).filter((required) => !present.includes(required));
  const only = unknown.length === 1 && missing.length === 1 ? missing[0] : undefined;
  return nearestTo(key, keysOf(group)) ?? only;
}

function findingsOf(
  issue: Issue,
  judged: Judged,
  misspelt: ReadonlySet<string>,
): readonly Finding[] {
  const { file } = judged;
  const path = issue.path as KeyPath;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => unknownKey(key, issue.keys, path, judged));
  }
  const value = valueAt(judged.value, path);
  const isMissing = value === undefined || value === null;
  if (isMissing && misspelt.has(JSON.stringify(path))) return [];
  const slip = isMissing && issue.code === 'invalid_union' ? slipFor(path, judged) : undefined;
  if (slip !== undefined) {
    const key = String(path.at(-1));
    return [
      {
        kind: 'unknown-key',
        file,
        place: atKey(...path.slice(0, -1), slip),
        message: `"${slip}" is not a key here.`,
        nearest: { text: key },
        mend: `write ${key}:`,
      },
    ];
  }
  const words = wordsForIssue(
    issue,
    schemaAt(judged.schema, path, judged.value),
    path,
    value,
    wordsAt(judged.schema, path, judged.value),
  );
  const place =
    path.length === 0
      ? wholeFile
      : value === undefined
        ? placeForMissing(path, judged)
        : atValue(...path);
  const isKey = issue.code === 'invalid_key' || value === null;
  return [{ ...words, file, place: isKey ? atKey(...path) : place }];
}

function unknownKey(
  key: string,
  unknown: readonly string[],
  path: KeyPath,
  judged: Judged,
): Finding {
  const known = keysOf(schemaAt(judged.schema, path, judged.value));
  const present = Object.keys(valueAt(judged.value, path) ?? {});
  const near = meantKey(key, unknown, path, judged);
  const free = known.filter((candidate) => !present.includes(candidate));
  return {
    kind: 'unknown-key',
    file: judged.file,
    place: atKey(...path, key),
    message: `"${key}" is not a key here.`,
    ...(near !== undefined && { nearest: { text: near } }),
    mend:
      near === undefined
        ? `delete it${free.length > 0 ? `; keys still free here: ${free.join(', ')}` : ''}`
        : `write ${near}:`,
  };
}

/** A missing key is shown at the key after which it belongs, or at what it is missing from. */
function placeForMissing(path: KeyPath, judged: Judged): Finding['place'] {
  const above = path.slice(0, -1);
  const order = keysOf(schemaAt(judged.schema, above, judged.value));
  const before = order.slice(0, Math.max(0, order.indexOf(String(path.at(-1)))));
  const neighbour = before.findLast((key) => valueAt(judged.value, [...above, key]) !== undefined);
  if (neighbour !== undefined) return atKey(...above, neighbour);
  return above.length === 0 ? wholeFile : atKey(...above);
}

function onePerPlace(findings: readonly Finding[]): readonly Finding[] {
  const seen = new Set<string>();
  return findings.filter(({ place, kind }) => {
    const at =
      kind === 'missing-key'
        ? `${kind}${JSON.stringify(place)}${seen.size}`
        : JSON.stringify(place);
    const isNew = !seen.has(at);
    seen.add(at);
    return isNew;
  });
}
