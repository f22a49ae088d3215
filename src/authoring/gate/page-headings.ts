import type { Finding } from '#curriculum/problem-finding.ts';
import { findingAt } from './findings.ts';
import type { PageFacts } from './page-facts.ts';
import { attributeOf, tagSpan, valueSpan } from './element-spans.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

const mostWords = 5000;

/** A line of the page's outline. */
interface Outlined extends Span {
  readonly depth: number;
  readonly text: string;
}

/** Headings that skip a level, repeat the title or each other; anchors given twice; pages that are too long. */
export function headingFindings(file: TextFile, facts: PageFacts): readonly Finding[] {
  const outline = [...facts.headings, ...componentHeadings(facts)].sort(
    (a, b) => a.start - b.start,
  );
  return [
    ...outline.flatMap((heading, index) =>
      levelFindings(file, heading, outline[index - 1]?.depth ?? 1),
    ),
    ...repeatedHeadings(file, facts),
    ...repeatedAnchors(file, facts),
    ...tooLong(file, facts),
  ];
}

/** A step of a lab writes a heading of the third level. */
function componentHeadings({ elements }: PageFacts): readonly Outlined[] {
  return elements
    .filter(({ name }) => name === 'Step')
    .map((element) => ({
      ...tagSpan(element),
      depth: 3,
      text: attributeOf(element, 'title') ?? '',
    }));
}

function levelFindings(
  file: TextFile,
  { depth, text, ...span }: Outlined,
  above: number,
): readonly Finding[] {
  if (depth === 1) {
    return [
      findingAt(file.path, span, {
        kind: 'title-in-body',
        message: `"${text}" would be a second title of the page.`,
        mend: `write ## ${text}`,
      }),
    ];
  }
  if (depth <= above + 1) return [];
  return [
    findingAt(file.path, span, {
      kind: 'heading-jump',
      message: `"${text}" is on level ${depth}, but the heading before it is on level ${above}.`,
      mend: `write ${'#'.repeat(above + 1)} ${text}`,
    }),
  ];
}

function repeatedHeadings(file: TextFile, { headings }: PageFacts): readonly Finding[] {
  const seen = new Set<string>();
  return headings.flatMap((heading): readonly Finding[] => {
    const words = heading.text.trim().toLowerCase();
    const isNew = !seen.has(words);
    seen.add(words);
    if (isNew) return [];
    return [
      findingAt(file.path, heading, {
        kind: 'duplicate-heading',
        message: `Another heading of this page is also "${heading.text}".`,
        mend: 'word one of the two differently',
      }),
    ];
  });
}

/** Ids that components and elements give, against each other and against the anchors of headings. */
function repeatedAnchors(file: TextFile, { headings, elements }: PageFacts): readonly Finding[] {
  const taken = new Set(headings.map(({ slug }) => slug));
  return elements.flatMap((element): readonly Finding[] => {
    const id = givesAnchor(element.name) ? attributeOf(element, 'id') : undefined;
    if (id === undefined) return [];
    const isNew = !taken.has(id);
    taken.add(id);
    if (isNew) return [];
    return [
      findingAt(file.path, valueSpan(file, element, 'id', id), {
        kind: 'duplicate-id',
        message: `"${id}" is already the anchor of a heading or component further up on this page.`,
        mend: `write another id, e.g. ${id}-2`,
      }),
    ];
  });
}

/** Components and elements whose id becomes an anchor of the page. */
export function givesAnchor(name: string): boolean {
  return name === 'Step' || name === 'Predict' || name === name.toLowerCase();
}

function tooLong(file: TextFile, { words }: PageFacts): readonly Finding[] {
  if (words <= mostWords) return [];
  return [
    {
      kind: 'page-too-long',
      file: file.path,
      place: { kind: 'file' },
      message: `The page has ${words} words; at most ${mostWords} are read to the end.`,
      mend: 'split it into two steps',
    },
  ];
}
