import { parse } from 'yaml';

const known = new Map<string, Readonly<Record<string, unknown>>>();

/** The front matter of an MDX page as plain data; empty when there is none or it cannot be read. */
export function frontMatter(source: string): Readonly<Record<string, unknown>> {
  const [, text] = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(source) ?? [];
  if (text === undefined) return {};
  const before = known.get(text);
  if (before) return before;
  const value: unknown = readYaml(text);
  const fields = isRecord(value) ? value : {};
  known.set(text, fields);
  return fields;
}

/** True for an object with string keys. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The check of the content says where broken YAML is; here it counts as absent. */
function readYaml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}
