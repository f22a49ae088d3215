import type { ContentReader } from './reader.ts';

/** What an attribute of a component takes. */
export type PropKind =
  | { readonly kind: 'text' | 'number' | 'texts' | 'flag' }
  | { readonly kind: 'words'; readonly words: readonly string[] };

/** An attribute of a component. */
export interface Prop {
  readonly isRequired: boolean;
  readonly takes: PropKind;
}

/** A component that authors may use. */
export interface Component {
  readonly name: string;
  readonly props: ReadonlyMap<string, Prop>;
  /** What becomes of the text between its tags. */
  readonly content: 'required' | 'allowed' | 'dropped';
}

const listFile = 'src/mdx/components.ts';
/** These mean nothing without text between their tags; the code of a component does not tell. */
const meaninglessWhenEmpty = new Set(['Note', 'Predict', 'Step']);
const decoder = new TextDecoder();

/** The components of src/mdx/components.ts with the attributes their files declare. */
export function readComponents(reader: ContentReader): ReadonlyMap<string, Component> {
  const names = reader.paths.includes(listFile)
    ? namesIn(decoder.decode(reader.read(listFile)))
    : [];
  const files = names.filter((name) => reader.paths.includes(fileOf(name)));
  return new Map(
    files.map((name) => [name, componentIn(name, decoder.decode(reader.read(fileOf(name))))]),
  );
}

function fileOf(name: string): string {
  return `src/mdx/${name}.astro`;
}

function namesIn(code: string): readonly string[] {
  const list = /export const components\s*=\s*\{([^}]*)\}/.exec(code)?.[1] ?? '';
  return [...list.matchAll(/\b([A-Z]\w*)\b/g)].flatMap(([, name]) => name ?? []);
}

function componentIn(name: string, code: string): Component {
  const declared = /interface Props(?: extends [^{]*)?\s*\{([\s\S]*?)\n\}/.exec(code)?.[1] ?? '';
  const fields = declared
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .matchAll(/^\s*(\w+)(\??):\s*([^;]+);/gm);
  const props = [...fields].map(
    ([, field = '', optional, type = '']) =>
      [field, { isRequired: optional !== '?', takes: kindOfType(type.trim()) }] as const,
  );
  const content = !/<slot\b|\bAstro\.slots\b/.test(code)
    ? 'dropped'
    : meaninglessWhenEmpty.has(name)
      ? 'required'
      : 'allowed';
  return { name, props: new Map(props), content };
}

function kindOfType(type: string): PropKind {
  const words = [...type.matchAll(/'([^']*)'/g)].flatMap(([, word]) => word ?? []);
  if (words.length > 0) return { kind: 'words', words };
  if (type === 'number') return { kind: 'number' };
  if (type === 'boolean') return { kind: 'flag' };
  return { kind: type.endsWith('[]') ? 'texts' : 'text' };
}
