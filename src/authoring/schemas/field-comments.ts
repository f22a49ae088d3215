import ts from 'typescript';

/** The comment of a schema and of the fields in it. */
export interface Commented {
  readonly comment?: string;
  /** Key → its comment and those below it. */
  readonly fields?: ReadonlyMap<string, Commented>;
  /** What the entries of a list are. */
  readonly entry?: Commented;
  /** What a value can be, in the order of the schema. */
  readonly options?: readonly Commented[];
}

/** Every constant of the schema files, by name. */
export type Constants = ReadonlyMap<string, Commented>;

interface Source {
  readonly constants: Map<string, { readonly statement: ts.Node; readonly value: ts.Expression }>;
  readonly found: Map<string, Commented>;
}

/**
 * Reads the comments on the fields of zod schemas. They say what an author gets from a field;
 * zod does not see them, an editor should.
 *
 * @param texts the source of each file of src/schema/
 */
export function fieldComments(texts: readonly string[]): Constants {
  const constants: Source['constants'] = new Map();
  for (const text of texts) {
    const file = ts.createSourceFile('schema.ts', text, ts.ScriptTarget.Latest, true);
    for (const statement of file.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (initializer) constants.set(name.getText(), { statement, value: initializer });
      }
    }
  }
  const source: Source = { constants, found: new Map() };
  for (const name of constants.keys()) constantNamed(name, source);
  return source.found;
}

function constantNamed(name: string, source: Source): Commented | undefined {
  const known = source.found.get(name);
  const constant = source.constants.get(name);
  if (known || !constant) return known;
  source.found.set(name, {});
  const comment = commentOn(constant.statement);
  const commented = { ...commentsIn(constant.value, source), ...(comment && { comment }) };
  source.found.set(name, commented);
  return commented;
}

function commentsIn(value: ts.Expression, source: Source): Commented {
  if (ts.isIdentifier(value)) return constantNamed(value.text, source) ?? {};
  if (ts.isObjectLiteralExpression(value)) return { fields: fieldsIn(value, source) };
  if (!ts.isCallExpression(value)) return {};
  const {
    expression,
    arguments: [first],
  } = value;
  const method = ts.isPropertyAccessExpression(expression) ? expression : undefined;
  const isOfZod = method?.expression.getText() === 'z';
  if (isOfZod && first && method.name.text === 'strictObject') return commentsIn(first, source);
  if (isOfZod && first && method.name.text === 'array') return { entry: commentsIn(first, source) };
  const options = isOfZod ? value.arguments.find(ts.isArrayLiteralExpression) : undefined;
  if (options) return { options: options.elements.map((option) => commentsIn(option, source)) };
  // `.optional()`, `.min(2)` and the like say nothing new about the fields.
  return method && !isOfZod ? commentsIn(method.expression, source) : {};
}

function fieldsIn(
  object: ts.ObjectLiteralExpression,
  source: Source,
): ReadonlyMap<string, Commented> {
  const fields = new Map<string, Commented>();
  for (const property of object.properties) {
    if (ts.isSpreadAssignment(property)) {
      const spread = commentsIn(property.expression, source).fields ?? new Map<string, Commented>();
      for (const [key, commented] of spread) fields.set(key, commented);
    } else {
      const comment = commentOn(property);
      const below = ts.isPropertyAssignment(property)
        ? commentsIn(property.initializer, source)
        : (constantNamed(property.name.getText(), source) ?? {});
      fields.set(property.name.getText(), { ...below, ...(comment && { comment }) });
    }
  }
  return fields;
}

/** The text of the comment directly before a node. */
function commentOn(node: ts.Node): string | undefined {
  const text = node.getSourceFile().text;
  const ranges = ts.getLeadingCommentRanges(text, node.getFullStart()) ?? [];
  const last = ranges.findLast(({ pos }) => text.startsWith('/**', pos));
  if (!last) return undefined;
  const lines = text.slice(last.pos + 3, last.end - 2).split('\n');
  return lines
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .join(' ')
    .trim();
}
