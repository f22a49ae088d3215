import { exportText } from '#progress/export-text.ts';
import { largestExport } from '#progress/parse-export.ts';
import { factSet } from './arbitraries.ts';

/** A file someone could choose by mistake or in bad faith, and what must become of it. */
export interface HostileFile {
  readonly name: string;
  readonly text: string;
  /** The whole file is refused with a reason that holds these words. */
  readonly rejected?: string;
  /** Or it is read, and so many facts and refused records come out of it. */
  readonly facts?: number;
  readonly refused?: number;
  readonly warnings?: number;
}

const good = exportText(factSet({ kind: 'lesson', id: 'a', at: 5, value: 'done' }));
const head = '"format":"learning-progress","version":1,"siteId":"mlops-deployment-path"';
const done = '{"at":5,"value":"done"}';
const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const deepObject = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth);
const withFacts = (facts: string) => `{${head},"count":1,"facts":{${facts}}}`;
const notJson = 'not a complete JSON object';
const notOurs = 'not saved by this site';

/** One record that must be left out of an otherwise readable file. */
const bad = (name: string, record: string, facts = 0): HostileFile => ({
  name,
  text: withFacts(record),
  facts,
  refused: 1 - facts,
  warnings: 1,
});

export const hostileFiles: readonly HostileFile[] = [
  { name: 'empty', text: '', rejected: 'empty' },
  { name: 'only white space', text: ' \n\t', rejected: 'empty' },
  { name: 'a ZIP archive renamed to .json', text: 'PK\u{3}\u{4}\u{14}\0\0', rejected: 'ZIP' },
  { name: 'UTF-16 read as UTF-8', text: '{\0"\0f\0', rejected: 'not plain UTF-8' },
  { name: 'a NUL inside', text: good.replace('done', 'do\0ne'), rejected: 'not plain UTF-8' },
  {
    name: 'larger than 8 MB',
    text: ' '.repeat(largestExport) + good,
    rejected: 'larger than 8 MB',
  },
  {
    name: 'a string of 9 MB',
    text: withFacts(`"v1:setting:a":"${'x'.repeat(9e6)}"`),
    rejected: 'larger',
  },
  { name: 'cut in the middle', text: good.slice(0, good.length / 2), rejected: notJson },
  { name: 'cut by one character', text: good.trimEnd().slice(0, -1), rejected: notJson },
  { name: 'text after the end', text: `${good}x`, rejected: notJson },
  { name: 'two files one after the other', text: good + good, rejected: notJson },
  { name: 'a web page', text: '<!doctype html><title>404</title>', rejected: notJson },
  { name: 'a picture', text: '\u{FFFD}PNG\r\n\u{1A}\n', rejected: notJson },
  { name: 'a list', text: `[${good}]`, rejected: notJson },
  { name: 'null', text: 'null', rejected: notJson },
  { name: 'a number', text: '1e999', rejected: notJson },
  { name: 'a word', text: '"learning-progress"', rejected: notJson },
  { name: 'single quotes', text: `{'format':'learning-progress'}`, rejected: notJson },
  { name: 'a comment', text: `// saved\n${good}`, rejected: notJson },
  { name: '200,000 nested lists', text: deep(200_000), rejected: notJson },
  { name: 'an empty object', text: '{}', rejected: notOurs },
  { name: 'another format', text: good.replace('learning-progress', 'notes'), rejected: notOurs },
  { name: 'only __proto__', text: `{"__proto__":${good}}`, rejected: notOurs },
  { name: 'constructor', text: '{"constructor":{"prototype":{"polluted":1}}}', rejected: notOurs },
  {
    name: 'another site',
    text: good.replace('mlops-deployment-path', 'french-path'),
    rejected: 'another site',
  },
  {
    name: 'version as text',
    text: good.replace('"version": 1', '"version": "1"'),
    rejected: 'which version',
  },
  {
    name: 'version 0',
    text: good.replace('"version": 1', '"version": 0'),
    rejected: 'which version',
  },
  {
    name: 'version 1.5',
    text: good.replace('"version": 1', '"version": 1.5'),
    rejected: 'which version',
  },
  {
    name: 'version 1e999',
    text: good.replace('"version": 1', '"version": 1e999'),
    rejected: 'which version',
  },
  {
    name: 'version __proto__',
    text: good.replace('"version": 1', '"__proto__": 1'),
    rejected: 'which version',
  },
  {
    name: 'a newer version',
    text: good.replace('"version": 1', '"version": 2'),
    rejected: 'newer version',
  },
  { name: 'no facts', text: `{${head}}`, rejected: 'no list of facts' },
  { name: 'facts as a list', text: `{${head},"facts":[]}`, rejected: 'no list of facts' },
  { name: 'facts as null', text: `{${head},"facts":null}`, rejected: 'no list of facts' },
  {
    name: 'more than 200,000 facts',
    text: withFacts(Array.from({ length: 200_001 }, (_, n) => `"${n}":""`).join()),
    rejected: '200,000',
  },
  { name: 'a byte-order mark', text: `\u{FEFF}${good}`, facts: 1, refused: 0, warnings: 0 },
  {
    name: 'Windows line ends',
    text: good.replaceAll('\n', '\r\n'),
    facts: 1,
    refused: 0,
    warnings: 0,
  },
  {
    name: 'a wrong count',
    text: good.replace('"count": 1', '"count": 2'),
    facts: 1,
    refused: 0,
    warnings: 1,
  },
  {
    name: 'a wrong checksum',
    text: good.replace(/sha256-../, 'sha256-zz'),
    facts: 1,
    refused: 0,
    warnings: 1,
  },
  {
    name: 'a fact changed by hand',
    text: good.replace('done', 'reopened'),
    facts: 1,
    refused: 0,
    warnings: 1,
  },
  {
    name: 'one key twice',
    text: `{${head},"count":2,"facts":{"v1:lesson:a":${done},"v1:lesson:a":{"at":9,"value":"reopened"}}}`,
    facts: 1,
    refused: 0,
    warnings: 2,
  },
  bad('the key __proto__', `"__proto__":${done}`),
  bad('the key constructor', `"constructor":${done}`),
  bad('the id __proto__', `"v1:lesson:__proto__":${done}`),
  bad('the kind __proto__', `"v1:__proto__:a":${done}`),
  bad('the kind constructor, which is only unknown', `"v1:constructor:a":${done}`, 1),
  bad('a value __proto__ inside', `"v1:lesson:a":{"__proto__":{"at":1,"value":"done"}}`),
  bad('an id with markup', `"v1:lesson:<img src=x onerror=alert(1)>":${done}`),
  bad('an id with a path', `"v1:lesson:../../theme":${done}`),
  bad('an id of capitals', `"v1:lesson:A":${done}`),
  bad('an id with a lone surrogate', `"v1:lesson:\\ud800":${done}`),
  bad('an id of 10,000 letters', `"v1:lesson:${'a'.repeat(10_000)}":${done}`),
  bad('a key of another version', `"v2:lesson:a":${done}`),
  bad('a key that reaches outside', `"quarantine:1:v1:lesson:a":${done}`),
  bad('an empty key', `"":${done}`),
  bad('a time of 1e999', `"v1:lesson:a":{"at":1e999,"value":"done"}`),
  bad('a time before 1970', `"v1:lesson:a":{"at":-1,"value":"done"}`),
  bad('a time after the end of the calendar', `"v1:lesson:a":{"at":8.64e16,"value":"done"}`),
  bad('a time with a fraction', `"v1:lesson:a":{"at":1.5,"value":"done"}`),
  bad('a time as text', `"v1:lesson:a":{"at":"5","value":"done"}`),
  bad('a state that is a method name', `"v1:lesson:a":{"at":5,"value":"toString"}`),
  bad('a value null', `"v1:lesson:a":null`),
  bad('a value number', `"v1:lesson:a":1`),
  bad('a value list', `"v1:lesson:a":[5,"done"]`),
  bad('a value nested 100,000 deep', `"v1:lesson:a":${deepObject(100_000)}`),
  bad('an unknown kind nested 100,000 deep', `"v1:review:a":${deepObject(100_000)}`),
  bad('a setting of 70,000 letters', `"v1:setting:a":{"at":1,"value":"${'x'.repeat(70_000)}"}`),
  bad(
    'an answer whose options are not a list',
    `"v1:answer:a:${'0'.repeat(26)}":{"at":1,"isRight":true,"chosen":{"length":1,"0":"a"}}`,
  ),
  bad(
    'an answer whose ulid holds markup',
    `"v1:answer:a:<script>":{"at":1,"isRight":true,"chosen":[]}`,
  ),
];
