import { inOneByte } from '../fixture-tree.ts';
import {
  bytesOf,
  inProse,
  linesOf,
  lineMutant,
  onPage,
  proseLines,
  type Operator,
} from './mutant.ts';
import { pick } from './random.ts';

/** Two words before any code, tag, link or brace of the line. */
const word = /^[^`<[{]*?\w{4,} \w{4,}/;

function between(text: string, inserted: string): string {
  return text.replace(
    /(\w{4,}) (\w{4,})/,
    (_all, left: string, right: string) => `${left}${inserted} ${right}`,
  );
}

/** Letters and encodings, anywhere in what authors write. */
export const letterOperators: readonly Operator[] = [
  ...(
    [
      ['a null character', '\0', 'LP003'],
      ['a right-to-left override', '\u202e', 'LP003'],
      ['a zero-width space', '\u200b', 'LP003'],
      ['an apostrophe read as Windows-1252', 'â€™s', 'LP002'],
      ['a lost letter', '\ufffd', 'LP005'],
    ] as const
  ).map(([name, inserted, code]): Operator => ({
    name,
    make: (content, random) => {
      const paths = [...content.pages, ...content.lists];
      const line = pick(
        linesOf(content, paths, (text) => word.test(text)),
        random,
      );
      return lineMutant(content, line, (text) => between(text, inserted), [code]);
    },
  })),
  {
    name: 'saved as Windows-1251',
    make: (content, random) => {
      const paths = [...content.pages, ...content.lists].filter((path) =>
        /[–’“”]/.test(content.text(path)),
      );
      const path = pick(paths, random);
      if (path === undefined) return undefined;
      const text = content.text(path);
      const first = text.split('\n').findIndex((line) => /[–’“”]/.test(line));
      const kept = text.replaceAll(/[^\0-\x7f–’“”]/g, '?');
      return {
        what: `${path} saved as windows-1251`,
        changes: new Map([[path, inOneByte(kept, 'windows-1251')]]),
        expected: { file: path, ...(first >= 0 && { line: first + 1 }), codes: ['LP001', 'LP005'] },
      };
    },
  },
  {
    name: 'a merge conflict',
    make: (content, random) => {
      const line = pick(proseLines(content, word), random);
      if (!line) return undefined;
      return lineMutant(
        content,
        line,
        (text) => `<<<<<<< HEAD\n${text}\n=======\n${text} Or not.\n>>>>>>> other`,
        ['LP007'],
      );
    },
  },
];

/** Mistakes in the text of a page. */
export const pageOperators: readonly Operator[] = [
  inProse('a less-than sign before a number', word, (text) => between(text, ' <3'), 'LP301'),
  inProse('an open brace', word, (text) => between(text, ' {'), 'LP301'),
  inProse('an expression', word, (text) => between(text, ' {today}'), 'LP309'),
  inProse(
    'a script',
    word,
    (text) => between(text, ' <script src="https://example.com/x.js"></script>'),
    'LP303',
  ),
  inProse(
    'an event attribute',
    word,
    (text) => between(text, ' <kbd onclick="go">x</kbd>'),
    'LP303',
  ),
  inProse(
    'a style attribute',
    word,
    (text) => between(text, ' <kbd style="color: red">x</kbd>'),
    'LP303',
  ),
  inProse('an unknown component', word, (text) => between(text, ' <Tooltip>x</Tooltip>'), 'LP302'),
  inProse('an HTML link', word, (text) => between(text, ' <a href="/about/">x</a>'), 'LP302'),
  inProse('an HTML comment', word, (text) => between(text, ' <!-- later -->'), 'LP301'),
  inProse('a link by script', word, (text) => between(text, ' [x](javascript:alert)'), 'LP204'),
  inProse('an insecure link', word, (text) => between(text, ' [x](http://example.com/)'), 'LP204'),
  inProse(
    'a link to nothing',
    word,
    (text) => between(text, ' [x](/lessons/no-such-lesson/)'),
    'LP201',
  ),
  inProse('a relative link', word, (text) => between(text, ' [x](../about/)'), 'LP207'),
  inProse(
    'a label without an address',
    word,
    (text) => between(text, ' [x][no-such-label]'),
    'LP209',
  ),
  inProse('a link without words', word, (text) => between(text, ' [](/about/)'), 'LP210'),
  inProse(
    'a picture from elsewhere',
    word,
    (text) => between(text, ' ![x](https://example.com/x.png)'),
    'LP208',
  ),
  inProse(
    'a missing picture',
    word,
    (text) => between(text, ' ![x](./no-such-picture.png)'),
    'LP203',
  ),
  inProse(
    'a picture without a description',
    word,
    (text) => between(text, ' ![](./no-such-picture.png)'),
    'LP205',
  ),
  inProse('a blank', word, (text) => between(text, ' TODO: say more'), 'LP006'),
  inProse('a box made of colons', word, (text) => `:::note\n${text}\n:::`, 'LP133'),
  inProse(
    'a former product name',
    /^(?!.*(?:Agent Platform|Name id))[^`<[{]*?\w{4,} \w{4,}/,
    (text) => between(text, ' Vertex AI Workbench'),
    'LP503',
  ),
  inProse(
    'a price without a source',
    word,
    (text) => (text.includes('Sampai') ? text : between(text, ' USD 42')),
    'LP504',
  ),
  {
    name: 'a heading two levels deeper',
    make: (content, random) => {
      const headings = content.pages.flatMap((path) =>
        linesOf(content, [path], (text) => /^#{2,4} \w|^<Step/.test(text)),
      );
      const alone = headings.filter(
        (line, index) =>
          /^## /.test(line.text) &&
          (headings[index - 1]?.path !== line.path || /^## /.test(headings[index - 1]?.text ?? '')),
      );
      return lineMutant(content, pick(alone, random), (text) => `##${text}`, ['LP305']);
    },
  },
  onPage('a second title', /^## \w/, (text) => text.slice(1), 'LP307'),
  onPage(
    'a misspelt component',
    /<(Term|Claim|Name|Snippet|Figure|ErrorMessage)\b/,
    (text) => text.replace(/<(Term|Claim|Name|Snippet|Figure|ErrorMessage)\b/, '<$1s'),
    'LP302',
    'LP301',
  ),
  onPage(
    'a misspelt attribute',
    /<(Term|Snippet|ErrorMessage|Step)\b.* (id|region)="/,
    (text) => text.replace(/ (id|region)="/, ' $1d="'),
    'LP310',
  ),
  onPage(
    'an unknown entry',
    /<(Term|Claim|ErrorMessage|Name) id="/,
    (text) => text.replace(/(<(?:Term|Claim|ErrorMessage|Name) id="[\w-]+)"/, '$1-q"'),
    'LP107',
  ),
  onPage(
    'an unknown region',
    /\bregion="[\w-]+"/,
    (text) => text.replace(/region="([\w-]+)"/, 'region="$1-q"'),
    'LP130',
  ),
  onPage(
    'a lab file with other capitals',
    /\bfile="labs\//,
    (text) =>
      text.replace(
        /\/(\w)([\w]*\.\w+")/,
        (_all, first: string, rest: string) => `/${first.toUpperCase()}${rest}`,
      ),
    'LP110',
  ),
  onPage(
    'a figure that is not there',
    /^\s*(?:<Figure )?file="projects/,
    (text) => text.replace('.dot"', '-q.dot"').replace('.svg"', '-q.svg"'),
    'LP203',
  ),
  onPage(
    'a misspelt language',
    /^\s*```(bash|python|console|toml|yaml|text)/,
    (text) => text.replace(/```(\w)(\w)/, '```$2$1'),
    'LP304',
  ),
  onPage(
    'a block that is no longer run',
    /^\s*```(bash|python|console) run/,
    (text) => text.replace(/ run\b.*/, ''),
    'LP131',
    'LP132',
  ),
  {
    name: 'a block that cannot be pasted',
    make: (content, random) => {
      const isFirst = (path: string, number: number): boolean =>
        content.lines(path)[number - 2]?.startsWith('```python run') ?? false;
      const lines = linesOf(content, content.pages, (text) => /^(import|from) /.test(text));
      const line = pick(
        lines.filter(({ path, number }) => isFirst(path, number)),
        random,
      );
      return lineMutant(content, line, (text) => `if True: pass\n${text}`, ['LP141']);
    },
  },
  onPage(
    'a broken anchor',
    /\]\(\/[\w/-]+#[\w-]+\)/,
    (text) => text.replace(/(\]\(\/[\w/-]+#[\w-]+)\)/, '$1-q)'),
    'LP202',
  ),
  onPage(
    'a link with the base path',
    /\]\(\/(lessons|labs|glossary|path|projects)\//,
    (text) =>
      text.replace(/\]\(\/(lessons|labs|glossary|path|projects)\//, '](/mlops-deployment/$1/'),
    'LP207',
  ),
  onPage(
    'a link to a misspelt page',
    /\]\(\/(lessons|labs|technologies)\/[\w-]+\//,
    (text) => text.replace(/(\]\(\/(?:lessons|labs|technologies)\/[\w-]+)\//, '$1q/'),
    'LP201',
  ),
  onPage(
    'a link without its last slash',
    /\]\(\/(lessons|labs|technologies)\/[\w-]+\/[)#]/,
    (text) => text.replace(/(\]\(\/(?:lessons|labs|technologies)\/[\w-]+)\/([)#])/, '$1$2'),
    'LP206',
  ),
  onPage('an import', /^## \w/, (text) => `import x from './x.ts'\n\n${text}`, 'LP313'),
];

/** Things that are opened and no longer closed: reported where they are opened. */
export const closingOperators: readonly Operator[] = [
  {
    name: 'a closing tag cut',
    make: (content, random) => {
      const closing = pick(
        linesOf(content, content.pages, (text) =>
          /^<\/(Note|Step|Predict|ErrorMessage)>$/.test(text),
        ),
        random,
      );
      if (!closing) return undefined;
      const name = /\w+/.exec(closing.text)?.[0] ?? '';
      const before = content.lines(closing.path).slice(0, closing.number - 1);
      const opening = before.findLastIndex((text) => text.startsWith(`<${name}`)) + 1;
      const mutant = lineMutant(content, closing, () => undefined, ['LP301']);
      return mutant && { ...mutant, expected: { ...mutant.expected, line: opening } };
    },
  },
  {
    name: 'a fence cut',
    make: (content, random) => {
      const fences = content.pages.flatMap((path) =>
        closingFences(content.text(path)).map((fence) => ({ path, ...fence })),
      );
      const fence = pick(fences, random);
      if (!fence) return undefined;
      const line = { path: fence.path, number: fence.closing, text: '```' };
      const mutant = lineMutant(content, line, () => undefined, ['LP138']);
      return mutant && { ...mutant, expected: { ...mutant.expected, line: fence.opening } };
    },
  },
  {
    name: 'a heading written twice',
    make: (content, random) => {
      const path = pick(
        content.pages.filter((page) => (content.text(page).match(/^## \w/gm)?.length ?? 0) > 1),
        random,
      );
      if (path === undefined) return undefined;
      const headings = linesOf(content, [path], (text) => /^## \w/.test(text));
      const [first, second] = headings;
      return lineMutant(content, second, () => first?.text, ['LP308']);
    },
  },
  {
    name: 'front matter that does not end',
    make: (content, random) => {
      const path = pick(content.pages, random);
      if (path === undefined) return undefined;
      return {
        what: `${path}: second --- cut`,
        changes: new Map([
          [path, bytesOf(content.text(path).replace(/^---\n([\s\S]*?)^---\n/m, '---\n$1'))],
        ]),
        expected: { file: path, codes: ['LP016', 'LP010', 'LP015', 'LP017', 'LP018'] },
      };
    },
  },
];

/** Opening and closing lines of the code blocks of a page. */
function closingFences(
  text: string,
): readonly { readonly opening: number; readonly closing: number }[] {
  const found: { opening: number; closing: number }[] = [];
  let opening: number | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (opening === undefined) opening = /^```\w/.test(line) ? index + 1 : undefined;
    else if (line === '```') {
      found.push({ opening, closing: index + 1 });
      opening = undefined;
    }
  }
  return found;
}
