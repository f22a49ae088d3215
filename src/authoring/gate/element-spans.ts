import type { Element } from './page-facts.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** The opening tag's name with its angle bracket. */
export function tagSpan({ start, name }: Element): Span {
  return { start, end: start + name.length + 1 };
}

/** Where an attribute of an element stands; the tree does not keep it. */
export function attributeSpan(file: TextFile, element: Element, name: string): Span {
  const source = file.text.slice(element.start, element.end);
  const at = source.search(new RegExp(`\\s${name.replaceAll(/[^\w-]/g, '\\$&')}(?=[\\s=/>])`));
  return at < 0
    ? tagSpan(element)
    : { start: element.start + at + 1, end: element.start + at + 1 + name.length };
}

/** Where the value of an attribute stands. */
export function valueSpan(file: TextFile, element: Element, name: string, value: string): Span {
  const { start, end } = attributeSpan(file, element, name);
  const at = file.text.indexOf(value, end);
  return at < 0 || at > end + 3 ? { start, end } : { start: at, end: at + value.length };
}

/** The text an attribute has, if it has one. */
export function attributeOf(element: Element, name: string): string | undefined {
  const found = element.attributes.find((attribute) => attribute.name === name);
  return typeof found?.value === 'string' ? found.value : undefined;
}

/** Attributes that run code or style, or set raw HTML. */
export function isRefused(name: string): boolean {
  return (
    /^on[a-z]/i.test(name) ||
    name === 'style' ||
    name.includes(':') ||
    name === 'dangerouslySetInnerHTML'
  );
}
