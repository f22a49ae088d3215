import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { sectionsOf } from '#curriculum/sections.ts';

const lesson = `
Sampai is a fictional service.

## Why it said \`2.9\`

It looks at **the past**.

\`\`\`python run timeout=900
for trip in trips:
    print(trip)

# ## not a heading
\`\`\`

\`\`\`output
## neither is this
3.41
\`\`\`

### A part of it

{/* to be checked
again in spring */}

## What [to keep](/lessons/docker-layers/)

A time split.
`;

const contentFolder = join(import.meta.dirname, '../../../content');
/** Every text of the path, without its front matter. */
const texts = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(projects\/.*|labs\/[^/]+\/lab)\.mdx$/.test(file))
  .map((file) => readFileSync(join(contentFolder, file), 'utf8').replace(/^---.*?\n---\n/s, ''));
const anyText = fc.constantFrom(lesson, ...texts);

test('a text is taken apart at its headings, of which only the words count', () => {
  expect(sectionsOf(lesson)).toEqual([
    { title: '', text: 'Sampai is a fictional service.' },
    {
      title: 'Why it said 2.9',
      text: `It looks at **the past**.
\`\`\`python run timeout=900
for trip in trips:
    print(trip)

# ## not a heading
\`\`\`
### A part of it`,
    },
    { title: 'What to keep', text: 'A time split.' },
  ]);
});

test('a lab is taken apart at its steps too, whatever stands in their tags', () => {
  const lab = `## From notebook to project

<Step
  id="grade"
  title="Step 10. The grader"
  goal="p95 > 4 is refused."
>

Run it.

</Step>

<Step id="tear-down" title="Tear down">

Nothing is left.

</Step>

## What you have

A package.
`;
  expect(sectionsOf(lab)).toEqual([
    { title: 'The grader', part: 'grade', text: 'p95 > 4 is refused. Run it.' },
    { title: 'Tear down', part: 'tear-down', text: 'Nothing is left.' },
    { title: 'What you have', text: 'A package.' },
  ]);
});

test('an output in a longer fence ends where the fence does', () => {
  const source = '## A\n\n````output\n```\n## B\n```\n````\n\nEnd.\n';
  expect(sectionsOf(source)).toEqual([{ title: 'A', text: 'End.' }]);
});

test(`${texts.length} texts of the path each have sections with titles of their own`, () => {
  expect(texts.length).toBeGreaterThan(10);
  for (const text of texts) {
    const titles = sectionsOf(text).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(3);
    expect(new Set(titles).size).toBe(titles.length);
  }
});

test('another spacing of the words, another line end or another output is no change', () => {
  const space = fc.constantFrom(' ', '  ', '\n', ' \n', '\t');
  fc.assert(
    fc.property(
      anyText,
      fc.infiniteStream(space),
      fc.constantFrom('\n', '\r\n'),
      (text, spaces, end) => {
        const parts = text.split(/^(```[^]*?^```$)/m);
        const respaced = parts.map((part) => {
          if (part.startsWith('```output')) return '```output\nanother one\n```';
          if (part.startsWith('```')) return part;
          // Where a line begins with a word, it is a line of a paragraph.
          return part.replaceAll(/^[A-Za-z][^\n<>]*$/gm, (line) =>
            line.replaceAll(' ', () => [...spaces.take(1)][0] ?? ' '),
          );
        });
        expect(sectionsOf(respaced.join('').replaceAll('\n', end))).toEqual(sectionsOf(text));
      },
    ),
    { numRuns: 200 },
  );
});

test('another word, and another indentation of code, changes its section and no other', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.constantFrom('prose', 'code'),
      (text, pick, where) => {
        const places = placesIn(text, where);
        const place = places[pick % places.length];
        if (place === undefined) return;
        const word = where === 'code' ? ' ' : 'Otherwise ';
        const [before, after] = [sectionsOf(text), sectionsOf(put(text, place, word))];
        expect(after.map(({ title }) => title)).toEqual(before.map(({ title }) => title));
        const different = before.filter((section, at) => section.text !== after[at]?.text);
        expect(different.map(({ title }) => title)).toEqual([titleAt(text, place)]);
      },
    ),
    { numRuns: 500 },
  );
});

const put = (text: string, place: number, word: string) =>
  text.slice(0, place) + word + text.slice(place);

/** Where lines of paragraphs begin, or lines inside a block that the learner writes. */
function placesIn(text: string, where: string): readonly number[] {
  const blocks = [...text.matchAll(/^```[^]*?^```$/gm)];
  const isIn = (place: number, kept: (block: string) => boolean) =>
    blocks.some(
      ({ index, 0: block }) => place > index && place < index + block.length - 3 && kept(block),
    );
  const lines = [...text.matchAll(/^[A-Za-z]/gm)].map(({ index }) => index);
  return where === 'code'
    ? lines.filter((place) => isIn(place, (block) => !block.startsWith('```output')))
    : lines.filter((place) => !isIn(place, () => true));
}

/** The title that stands last before a place, outside of code. */
function titleAt(text: string, place: number): string {
  const before = text.slice(0, place).replaceAll(/^```[^]*?(^```$|$(?![^]))/gm, '');
  const [, heading, step] =
    [...before.matchAll(/^## (.+)$|^<Step [^>]*title="(?:Step \d+\. )?([^"]+)"/gm)].at(-1) ?? [];
  return heading?.replaceAll('`', '') ?? step ?? '';
}
