import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import type { Component } from './components.ts';
import { attributeSpan, isRefused, tagSpan } from './element-spans.ts';
import { findingAt } from './findings.ts';
import type { Element, PageFacts } from './page-facts.ts';
import { componentFindings } from './page-props.ts';
import { spanOfNode, type PageAttribute, type PageNode } from './page-tree.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** HTML that may stand in text: what Markdown has no sign for. */
const plainElements = new Set(
  'abbr bdi br cite dd del details dfn dl dt em h2 h3 h4 hr i ins kbd mark p q ruby rp rt s samp small span strong sub summary sup time u var wbr'.split(
    ' ',
  ),
);
const plainAttributes = new Set(['id', 'lang', 'dir', 'title', 'datetime', 'cite', 'open']);
const refusedElements = new Set(
  'script style iframe object embed link meta base form input button textarea select frame frameset noscript template slot'.split(
    ' ',
  ),
);
const insteadOf: ReadonlyMap<string, string> = new Map([
  ['a', '[words](address)'],
  ['img', '![description](file)'],
  ['code', '`code`'],
  ['pre', 'a block between three backticks'],
  ['b', '**words**'],
  ['ul', 'a list with -'],
  ['ol', 'a list with 1.'],
  ['table', 'a table with |'],
  ['blockquote', 'lines that start with >'],
  ['h1', 'the title of the front matter'],
  ['div', 'a component'],
  ['section', 'a heading'],
]);

/** Components and elements that are unknown or refused, and their attributes; braces, imports and raw HTML. */
export function markupFindings(
  file: TextFile,
  facts: PageFacts,
  components: ReadonlyMap<string, Component>,
): readonly Finding[] {
  return [
    ...facts.code.flatMap((node) => codeFindings(file, node)),
    ...facts.elements.flatMap((element) => elementFindings(file, element, components)),
  ];
}

function codeFindings({ path }: TextFile, node: PageNode): readonly Finding[] {
  const span = spanOfNode(node);
  const value = (node.value ?? '').trim();
  if (node.type === 'mdxjsEsm') {
    return [
      findingAt(path, firstLine(span, node), {
        kind: 'import-in-content',
        message: 'Content has no imports and exports; components are there without them.',
        mend: 'delete the line',
      }),
    ];
  }
  if (node.type === 'html') {
    return [
      findingAt(path, span, {
        kind: 'forbidden-markup',
        message: 'Raw HTML is not allowed.',
        mend: 'use Markdown or a component',
      }),
    ];
  }
  const isComment = value.startsWith('/*') && value.endsWith('*/');
  if (isComment || value === '' || /^(['"`])[^'"`]*\1$/.test(value)) return [];
  return [
    findingAt(path, span, {
      kind: 'expression',
      message: `The braces run "${value.length > 40 ? `${value.slice(0, 39)}…` : value}" as code.`,
      mend: 'write the value itself, or \\{ for a brace that is shown',
    }),
  ];
}

function firstLine({ start, end }: Span, { value = '' }: PageNode): Span {
  const length = value.indexOf('\n');
  return { start, end: length < 0 ? end : start + length };
}

function elementFindings(
  file: TextFile,
  element: Element,
  components: ReadonlyMap<string, Component>,
): readonly Finding[] {
  const component = components.get(element.name);
  const refused = element.attributes.flatMap((attribute) =>
    refusedAttribute(file, element, attribute),
  );
  const known = component
    ? componentFindings(file, element, component)
    : elementNameFindings(file, element, components);
  return [...refused, ...known];
}

function elementNameFindings(
  file: TextFile,
  element: Element,
  components: ReadonlyMap<string, Component>,
): readonly Finding[] {
  const { name } = element;
  const span = tagSpan(element);
  const lower = name.toLowerCase();
  if (name === lower && plainElements.has(name)) return plainAttributeFindings(file, element);
  if (refusedElements.has(lower)) {
    return [
      findingAt(file.path, span, {
        kind: 'forbidden-markup',
        message: `<${name}> is not allowed in content.`,
        mend: 'delete it, or use a component',
      }),
    ];
  }
  const near = nearestTo(name, components.keys());
  const instead = insteadOf.get(lower);
  const list = [...components.keys()].join(', ');
  return [
    findingAt(file.path, span, {
      kind: 'unknown-component',
      message:
        name === '' ? 'Tags without a name are not used here.' : `There is no component <${name}>.`,
      ...(instead === undefined && near !== undefined && { nearest: { text: near } }),
      mend: instead ? `write ${instead}` : near ? `write <${near}>` : `use one of ${list}`,
    }),
  ];
}

function plainAttributeFindings(file: TextFile, element: Element): readonly Finding[] {
  return element.attributes.flatMap((attribute) => {
    const { name = '' } = attribute;
    if (plainAttributes.has(name) || isRefused(name) || attribute.type !== 'mdxJsxAttribute')
      return [];
    return [
      findingAt(file.path, attributeSpan(file, element, name), {
        kind: 'unknown-prop',
        message: `<${element.name}> cannot have "${name}" in content.`,
        mend: 'delete it',
      }),
    ];
  });
}

function refusedAttribute(
  file: TextFile,
  element: Element,
  attribute: PageAttribute,
): readonly Finding[] {
  const { name = '' } = attribute;
  if (attribute.type !== 'mdxJsxAttribute') {
    return [
      findingAt(file.path, tagSpan(element), {
        kind: 'expression',
        message: 'Attributes cannot be spread from an expression.',
        mend: 'write each attribute with its value',
      }),
    ];
  }
  if (!isRefused(name)) return [];
  return [
    findingAt(file.path, attributeSpan(file, element, name), {
      kind: 'forbidden-markup',
      message: `The attribute "${name}" is not allowed: the security policy blocks it.`,
      mend: 'delete it',
    }),
  ];
}
