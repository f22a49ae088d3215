import { z } from 'zod';
import { schemas, type SchemaName } from '#authoring/gate/schemas.ts';
import type { Commented, Constants } from './field-comments.ts';

/** A JSON Schema, as far as comments are put into it. */
interface JsonSchema {
  $schema?: string | undefined;
  description?: string;
  properties?: Record<string, JsonSchema>;
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
}

/** Which files each schema is for, as editors match them. */
export const editorFiles: Readonly<Record<string, readonly string[]>> = {
  project: ['content/projects/*/project.yaml'],
  module: ['content/projects/*/*/module.yaml'],
  quiz: ['content/projects/*/*/*.quiz.yaml', 'content/labs/*/lab.quiz.yaml'],
  certification: ['content/certifications/*.yaml'],
  technologies: ['content/technologies.yaml'],
  claims: ['content/claims.yaml'],
  names: ['content/names.yaml'],
  glossary: ['content/glossary.yaml'],
  errors: ['content/errors.yaml'],
  external: ['content/external.yaml'],
};

/** Schemas of front matter: Astro's editor extension reads them from the collections. */
const frontMatter = ['lesson', 'lab', 'page'] as const;

/** File name → text of the JSON Schemas for editors, with the comments of the fields as tooltips. */
export function editorSchemas(comments: Constants): ReadonlyMap<string, string> {
  const names = [...Object.keys(editorFiles), ...frontMatter, 'lock'];
  return new Map(
    names.map((name) => {
      const schema = { ...described(name, comments), title: `${name} (MLOps and Deployment)` };
      return [`${name}.json`, `${JSON.stringify(schema, undefined, 2)}\n`];
    }),
  );
}

function described(name: string, comments: Constants): JsonSchema {
  if (name !== 'quiz')
    return withComments(jsonSchema(name as SchemaName), comments.get(nameInSource(name)));
  // One pattern covers both, so the editor offers the keys of both.
  return {
    anyOf: (['quiz', 'moduleCheck'] as const).map((kind) => ({
      ...withComments(jsonSchema(kind), comments.get(kind)),
      $schema: undefined,
    })),
  };
}

function nameInSource(name: string): string {
  return name === 'lock' ? 'idLock' : name;
}

function jsonSchema(name: SchemaName): JsonSchema {
  return z.toJSONSchema(schemas[name], {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
  }) as JsonSchema;
}

function withComments(schema: JsonSchema, commented: Commented | undefined): JsonSchema {
  if (!commented) return schema;
  const { comment, fields, entry, options } = commented;
  return {
    ...(comment !== undefined && { description: comment }),
    ...schema,
    ...(schema.properties && { properties: propertiesWith(schema.properties, fields) }),
    ...(schema.items && { items: withComments(schema.items, entry) }),
    ...(schema.oneOf && { oneOf: optionsWith(schema.oneOf, options) }),
    ...(schema.anyOf && { anyOf: optionsWith(schema.anyOf, options) }),
  };
}

function optionsWith(
  schemas: readonly JsonSchema[],
  options: readonly Commented[] | undefined,
): JsonSchema[] {
  return schemas.map((schema, index) => withComments(schema, options?.[index]));
}

function propertiesWith(
  properties: Readonly<Record<string, JsonSchema>>,
  fields: ReadonlyMap<string, Commented> | undefined,
): Record<string, JsonSchema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, inner]) => [key, withComments(inner, fields?.get(key))]),
  );
}

/** The settings of VS Code that join schemas and files. */
export function editorSettings(): string {
  const yamlSchemas = Object.fromEntries(
    Object.entries(editorFiles).map(([name, files]) => [`./.vscode/schemas/${name}.json`, files]),
  );
  const settings = {
    'astro.content-intellisense': true,
    'files.eol': '\n',
    'json.schemas': [{ fileMatch: ['/content/ids.lock.json'], url: './.vscode/schemas/lock.json' }],
    'mdx.server.enable': true,
    'yaml.schemas': yamlSchemas,
    'yaml.yamlVersion': '1.2',
  };
  return `${JSON.stringify(settings, undefined, 2)}\n`;
}
