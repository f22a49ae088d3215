import type { Finding } from '#curriculum/problem-finding.ts';
import { knownIds } from '#curriculum/problem-known.ts';
import { addressOfFile, siteAddresses, type Addresses } from './addresses.ts';
import { readComponents } from './components.ts';
import type { ContentSet, SetFile } from './content-set.ts';
import { attributeOf } from './element-spans.ts';
import type { PageFacts, Prose } from './page-facts.ts';
import { givesAnchor } from './page-headings.ts';
import { linkFindings, yamlLinkFindings } from './page-links.ts';
import { markupFindings } from './page-markup.ts';
import { pictureFindings } from './page-pictures.ts';
import { nameFindings } from './page-prose.ts';
import { componentReferences } from './page-references.ts';
import type { ContentReader } from './reader.ts';
import { valueAt } from './schema-shape.ts';
import { spanOf, textsOf, type Span } from './yaml-text.ts';

/** What pages say about other files: components, links, pictures, names of products. */
export function pageFindings(set: ContentSet, reader: ContentReader): readonly Finding[] {
  const facts = new Map(set.all.map((file) => [file.path, file.facts]));
  const site = siteAddresses(reader, set, (path) => anchorsOf(facts.get(path)));
  const components = readComponents(reader);
  const known = knownIds(set);
  return set.all.flatMap((file) => [
    ...(file.facts
      ? [
          ...markupFindings(file.text, file.facts, components),
          ...componentReferences(file.text, file.facts, known, reader),
          ...linkFindings(file.text, file.facts, site, ownAnchors(file, file.facts, site)),
          ...pictureFindings(file.text, file.facts, reader),
        ]
      : []),
    ...(wordedKinds.has(file.kind)
      ? nameFindings(file.text, [...(file.facts?.prose ?? []), ...yamlProse(file)], set.files.names)
      : []),
    ...yamlFindings(file, site),
  ]);
}

/** Files whose words the learner reads as ours: names of products have to be right in them. */
const wordedKinds: ReadonlySet<string> = new Set(['lesson', 'lab', 'page', 'quiz']);

/** Anchors that a page's own text gives; undefined if the text cannot be read. */
function anchorsOf(facts: PageFacts | undefined): readonly string[] | undefined {
  if (!facts) return undefined;
  const ids = facts.elements.flatMap((element) =>
    givesAnchor(element.name) ? (attributeOf(element, 'id') ?? []) : [],
  );
  return [...facts.headings.map(({ slug }) => slug), ...ids];
}

/** The layout adds anchors of its own, which the site's list of addresses has. */
function ownAnchors(file: SetFile, facts: PageFacts, site: Addresses): ReadonlySet<string> {
  const address = addressOfFile(file.kind, file.path);
  return new Set([...(anchorsOf(facts) ?? []), ...(site.pages.get(address) ?? [])]);
}

/** Ids of the `<Step>`s of a page. */
export function ticksOf(facts: PageFacts | undefined): readonly string[] {
  const steps = facts?.elements.filter(({ name }) => name === 'Step') ?? [];
  return steps.flatMap((step) => attributeOf(step, 'id') ?? []);
}

/** Title and summary of a page, and all texts of a quiz, are read like running text. */
function yamlProse({ yaml, kind }: SetFile): readonly Prose[] {
  if (!yaml) return [];
  if (kind === 'quiz') return textsOf(yaml).map(proseOf);
  return ['title', 'summary'].flatMap((key) => {
    const text = valueAt(yaml.data, [key]);
    return typeof text === 'string'
      ? [proseOf({ text, span: spanOf(yaml, { kind: 'value', path: [key] }) })]
      : [];
  });
}

function proseOf({ text, span }: { readonly text: string; readonly span: Span }): Prose {
  // In code a former name may stand: commands and packages keep it.
  const plain = text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, (code) => ' '.repeat(code.length));
  return { ...span, text: plain, parts: [{ text: plain, span }], names: [], isQuotation: false };
}

/** Inline Markdown may have links wherever YAML has text. */
function yamlFindings({ yaml, text, kind }: SetFile, site: Addresses): readonly Finding[] {
  return yaml && kind !== 'lock' ? yamlLinkFindings(text, yaml.span, site) : [];
}
