import { z } from 'zod';
import { branchFor, isGroup, unwrapped } from './schema-shape.ts';

/**
 * A value of the schema's shape made from one that may not fit it: what has the wrong type or is
 * missing becomes blank ('' or 0 or an empty list), lists keep their length, unknown keys go.
 * The checks between files can so go on after a mistake; they pass over blanks.
 */
export function salvage(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodDefault) {
    return value === undefined || value === null
      ? schema.def.defaultValue
      : salvage(schema.def.innerType, value);
  }
  if (schema instanceof z.ZodOptional) return salvageOptional(schema, value);
  if (schema instanceof z.ZodUnion) return salvage(branchFor(schema, value), value);
  if (schema instanceof z.ZodObject) return salvageObject(schema, value);
  if (schema instanceof z.ZodArray) {
    return Array.isArray(value) ? value.map((item: unknown) => salvage(schema.element, item)) : [];
  }
  if (schema instanceof z.ZodRecord) return salvageRecord(schema, value);
  return salvageScalar(schema, value);
}

/** A word that is true or left out is left out unless it is right. */
function salvageOptional(schema: z.ZodOptional, value: unknown): unknown {
  const inner = schema.def.innerType;
  if (value === undefined || value === null) return undefined;
  if (inner instanceof z.ZodLiteral && !z.safeParse(inner, value).success) return undefined;
  return salvage(inner, value);
}

function salvageObject(schema: z.ZodObject, value: unknown): unknown {
  const group = isGroup(value) ? value : {};
  const entries = Object.entries(schema.shape).map(
    ([key, inner]) =>
      [
        key,
        salvage(inner as z.core.$ZodType, Object.hasOwn(group, key) ? group[key] : undefined),
      ] as const,
  );
  return Object.fromEntries(entries.filter(([, inner]) => inner !== undefined));
}

function salvageRecord(schema: z.ZodRecord, value: unknown): unknown {
  const group = isGroup(value) ? value : {};
  return Object.fromEntries(
    Object.entries(group).map(([key, inner]) => [key, salvage(schema.valueType, inner)]),
  );
}

function salvageScalar(schema: z.core.$ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodNumber) return typeof value === 'number' ? value : 0;
  if (schema instanceof z.ZodBoolean) return value === true;
  if (schema instanceof z.ZodEnum)
    return z.safeParse(schema, value).success ? value : schema.options[0];
  if (schema instanceof z.ZodLiteral) return schema.value;
  return typeof value === 'string' ? value : '';
}

/** The parsed value if it fits, else what can be made of it. */
export function parsedOrSalvaged<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value);
  return result.success ? result.data : (salvage(unwrapped(schema), value) as z.output<Schema>);
}
