import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import type { Component, Prop } from './components.ts';
import { attributeSpan, isRefused, tagSpan } from './element-spans.ts';
import { findingAt } from './findings.ts';
import type { Element } from './page-facts.ts';
import type { PageAttribute } from './page-tree.ts';
import type { TextFile } from './text.ts';

/** Attributes that a component does not know, lacks or cannot read, and text it would drop. */
export function componentFindings(
  file: TextFile,
  element: Element,
  component: Component,
): readonly Finding[] {
  const given = element.attributes.filter(
    ({ type, name = '' }) => type === 'mdxJsxAttribute' && !isRefused(name),
  );
  const names = given.map(({ name = '' }) => name);
  return [
    ...given.flatMap((attribute) => propFindings(file, element, component, attribute)),
    ...missingProps(file, element, component, names),
    ...contentFindings(file, element, component),
  ];
}

function missingProps(
  file: TextFile,
  element: Element,
  component: Component,
  names: readonly string[],
): readonly Finding[] {
  const unknown = names.filter((name) => !component.props.has(name));
  const required = [...component.props].filter(
    ([name, { isRequired }]) => isRequired && !names.includes(name),
  );
  return required
    .filter(([name]) => !unknown.some((other) => nearestTo(other, [name])))
    .map(([name, { takes }]) =>
      findingAt(file.path, tagSpan(element), {
        kind: 'missing-prop',
        message: `<${component.name}> needs "${name}".`,
        mend: `add ${name}=${takes.kind === 'number' || takes.kind === 'texts' ? '{…}' : '"…"'}`,
      }),
    );
}

function contentFindings(
  file: TextFile,
  element: Element,
  { name, content }: Component,
): readonly Finding[] {
  if (content === 'required' && !element.hasContent) {
    return [
      findingAt(file.path, tagSpan(element), {
        kind: 'missing-prop',
        message: `<${name}> needs text between its tags.`,
        mend: `write <${name}> … </${name}>`,
      }),
    ];
  }
  if (content !== 'dropped' || !element.hasContent) return [];
  return [
    findingAt(file.path, tagSpan(element), {
      kind: 'dropped-content',
      message: `<${name}> takes no text between its tags; what stands there would vanish.`,
      mend: `write <${name} … /> and the text outside`,
    }),
  ];
}

function propFindings(
  file: TextFile,
  element: Element,
  component: Component,
  attribute: PageAttribute,
): readonly Finding[] {
  const { name = '', value } = attribute;
  const span = attributeSpan(file, element, name);
  const prop = component.props.get(name);
  if (!prop) {
    const near = nearestTo(name, component.props.keys());
    const known = [...component.props.keys()].join(', ');
    return [
      findingAt(file.path, span, {
        kind: 'unknown-prop',
        message: `<${component.name}> has no attribute "${name}".`,
        ...(near !== undefined && { nearest: { text: near } }),
        mend: near ? `write ${near}` : known === '' ? 'delete it' : `use one of ${known}`,
      }),
    ];
  }
  const mend = valueMend(name, prop, value);
  if (mend === undefined) return [];
  return [
    findingAt(file.path, span, {
      kind: 'wrong-prop',
      message: `The value of "${name}" does not fit <${component.name}>.`,
      mend,
    }),
  ];
}

/** What to write instead of a value; undefined if it fits. */
function valueMend(
  name: string,
  { takes }: Prop,
  value: PageAttribute['value'],
): string | undefined {
  const code = typeof value === 'object' && value !== null ? value.value.trim() : undefined;
  switch (takes.kind) {
    case 'text':
      if (typeof value !== 'string') return `write ${name}="…" in double quotes`;
      return value.trim() === '' && name !== 'alt' ? `write something in ${name}="…"` : undefined;
    case 'words':
      return typeof value === 'string' && takes.words.includes(value)
        ? undefined
        : `write one of ${takes.words.join(', ')}`;
    case 'number':
      return code !== undefined && /^-?\d+(\.\d+)?$/.test(code) ? undefined : `write ${name}={1}`;
    case 'flag':
      return value === null || value === undefined ? undefined : `write ${name} alone`;
    case 'texts':
      return code !== undefined && textsIn(code) ? undefined : `write ${name}={["…", "…"]}`;
    default:
      return takes satisfies never;
  }
}

/** The texts of a list in braces; undefined if it is not a plain list of texts. */
export function textsIn(code: string): readonly string[] | undefined {
  if (!/^\[[\s\S]*\]$/.test(code.trim())) return undefined;
  const text = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\$]|\\.)*)`/g;
  const rest = code.replaceAll(text, '');
  const found = [...code.matchAll(text)].map(
    ([, double, single, back]) => double ?? single ?? back ?? '',
  );
  return /^\[[\s,]*\]$/.test(rest.trim()) && found.length > 0 ? found : undefined;
}
