import { z } from 'zod';
import type { KeyPath } from '#curriculum/problem-finding.ts';

/** A schema without `optional` and `default` around it. */
export function unwrapped(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? unwrapped(schema.def.innerType)
    : schema;
}

/** The schema of the value at a path, for a given value; undefined where the schema knows nothing. */
export function schemaAt(
  schema: z.core.$ZodType,
  path: KeyPath,
  value: unknown,
): z.core.$ZodType | undefined {
  const plain = branchFor(unwrapped(schema), value);
  const [key, ...rest] = path;
  if (key === undefined) return plain;
  const inner = innerSchema(plain, key);
  return inner && schemaAt(inner, rest, valueAt(value, [key]));
}

function innerSchema(schema: z.core.$ZodType, key: string | number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Readonly<Record<string, z.core.$ZodType>>;
    return Object.hasOwn(shape, key) ? shape[key] : undefined;
  }
  if (schema instanceof z.ZodArray) return schema.element;
  return schema instanceof z.ZodRecord ? schema.valueType : undefined;
}

/** Words that a union allows as they are, beside its other options: `seen: ran`. */
export function wordsAt(schema: z.core.$ZodType, path: KeyPath, value: unknown): readonly string[] {
  return optionsAt(schema, path, value).flatMap((option) =>
    option instanceof z.ZodLiteral ? String(option.value) : [],
  );
}

/** The keys of all options of a union. */
export function keysOfOptions(
  schema: z.core.$ZodType,
  path: KeyPath,
  value: unknown,
): readonly string[] {
  return optionsAt(schema, path, value).flatMap(keysOf);
}

/** The options of the union at a path; none if there is no union. */
function optionsAt(
  schema: z.core.$ZodType,
  path: KeyPath,
  value: unknown,
): readonly z.core.$ZodType[] {
  const above = schemaAt(schema, path.slice(0, -1), value);
  const key = path.at(-1);
  const inner = above && key !== undefined ? innerSchema(above, key) : undefined;
  const union = inner && unwrapped(inner);
  return union instanceof z.ZodUnion ? union.options : [];
}

/** The keys a value of this schema can have, in the order in which the schema names them. */
export function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Of a union the option that fits a value best: by its discriminator, else by its type, else the last one. */
export function branchFor(schema: z.core.$ZodType, value: unknown): z.core.$ZodType {
  if (!(schema instanceof z.ZodUnion)) return schema;
  const options = schema.options.map(unwrapped);
  const chosen =
    options.findLast((option) => hasDiscriminator(schema, option, value)) ??
    options.findLast((option) => hasType(option, value)) ??
    options.at(-1);
  return chosen ? branchFor(chosen, value) : schema;
}

function hasDiscriminator(union: z.ZodUnion, option: z.core.$ZodType, value: unknown): boolean {
  if (!(union instanceof z.ZodDiscriminatedUnion) || !(option instanceof z.ZodObject)) return false;
  const key = union.def.discriminator;
  return z.safeParse(option.shape[key], valueAt(value, [key])).success;
}

function hasType(schema: z.core.$ZodType, value: unknown): boolean {
  if (schema instanceof z.ZodString) return typeof value === 'string';
  if (schema instanceof z.ZodArray) return Array.isArray(value);
  return schema instanceof z.ZodObject && isGroup(value);
}

/** The keys a value of this schema cannot do without. */
export function requiredKeysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape)
    .filter(([, inner]) => !(inner instanceof z.ZodOptional || inner instanceof z.ZodDefault))
    .map(([key]) => key);
}

/** True for a value with keys, as YAML gives it. */
export function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path; undefined if there is none. */
export function valueAt(value: unknown, path: KeyPath): unknown {
  return path.reduce<unknown>((inner, key) => {
    if (Array.isArray(inner)) return typeof key === 'number' ? inner[key] : undefined;
    return isGroup(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  }, value);
}
