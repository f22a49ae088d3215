import { expect, test } from 'vitest';
import { parseTranscript } from '#authoring/labs/transcript.ts';
import { highlighted, languageOf } from '#markdown/highlight.ts';

/** What a reader selects or copies: text without tags. */
function textOf(html: string): string {
  return html
    .replace(/<figcaption>.*?<\/figcaption>/s, '')
    .replace(/<[^>]+>/g, '')
    .replace(/&#x3C;|&lt;/g, '<')
    .replace(/&#x26;|&amp;/g, '&');
}

const python =
  'import os\n\n\ndef f(x: int = 3) -> str:\n    """Doc."""\n    return f"{x} < {os.sep}"';

test('highlighting changes no character of the code', async () => {
  expect(textOf(await highlighted(python, 'python'))).toBe(python);
});

test('no element has a style attribute, which the security policy would refuse', async () => {
  for (const language of ['python', 'bash', 'toml', 'yaml', 'dockerfile', 'json', 'diff']) {
    expect(await highlighted('a = "b" # c', language)).not.toContain('style=');
  }
});

test('text without a colour of its own has no element, and neighbours of one colour share one', async () => {
  const html = await highlighted('uv sync --locked && ls', 'bash');
  expect(html).toContain(
    '<code><span class="t-function">uv</span> sync --locked &#x26;&#x26;<span class="t-function"> ls</span></code>',
  );
});

test('a session keeps commands apart from what was printed, and holds no prompt', async () => {
  const source = '$ uv sync \\\n>   --locked\nResolved 31 packages\n\n$ ls | wc -l\n7';
  const html = await highlighted(source, 'console');
  expect(html).toContain(
    '<code><kbd>uv sync \\\n  --locked</kbd>\n<samp>Resolved 31 packages\n</samp>\n<kbd>ls | wc -l</kbd>\n<samp>7</samp></code>',
  );
  const commands = [...html.matchAll(/<kbd>(.*?)<\/kbd>/gs)].map(([, command]) => command);
  expect(commands).toEqual(parseTranscript(source).map(({ command }) => command));
});

test('a session may begin with output and may have no command', async () => {
  expect(await highlighted('up\n$ ls', 'console')).toContain(
    '<code><samp>up</samp>\n<kbd>ls</kbd></code>',
  );
  expect(await highlighted('up', 'console')).toContain('<code><samp>up</samp></code>');
});

test.each([
  ['console', '$ ls', '', 'command'],
  ['console', '$ ls\n$ pwd', '', 'commands'],
  ['bash', 'ls', 'run', 'command'],
  ['bash', 'ls\npwd', 'run', 'commands'],
  ['python', 'a = 1', 'run', 'code'],
  ['toml', 'a = 1', 'save="pyproject.toml"', 'file'],
  ['toml', 'a = 1', 'save="pyproject.toml" append', 'lines'],
])('of a %s block %j (%s) the button takes the %s it names', async (language, text, meta, noun) => {
  expect(await highlighted(text, language, meta)).toContain(`data-copy="${noun}"`);
});

test.each(['output', 'text', 'diff'])('%s is not for pasting', async (language) => {
  expect(await highlighted('a', language)).not.toContain('data-copy');
});

test.each([
  ['python', '', '<figcaption><span>Python</span></figcaption>'],
  ['python', 'title="src/a.py"', '<figcaption><code>src/a.py</code></figcaption>'],
  ['python', 'save="src/a.py"', '<figcaption><code>src/a.py</code></figcaption>'],
  [
    'yaml',
    'illustration="needs a cluster"',
    '<figcaption><span>YAML</span><span class="proof">Not run: needs a cluster</span></figcaption>',
  ],
  [
    'python',
    'title="a.py" tested="Tested in the lab"',
    '<figcaption><code>a.py</code><span class="proof">Tested in the lab</span></figcaption>',
  ],
])('the bar of a %s block with %j says what it is', async (language, meta, bar) => {
  expect(await highlighted('a: 1', language, meta)).toContain(bar);
});

test('what was printed looks different from what is typed', async () => {
  expect(await highlighted('7', 'output')).toContain('<figure class="code output">');
  expect(await highlighted('a = 7', 'python')).toContain('<figure class="code" ');
});

test('a block that scrolls can be scrolled with the keyboard', async () => {
  expect(await highlighted('7', 'output')).toContain(
    '<section class="scroller" tabindex="0"><pre>',
  );
});

test('an unknown language is an error, not plain text', async () => {
  await expect(highlighted('a', 'pyhton')).rejects.toThrow('pyhton');
});

test.each([
  ['src/sampai/model.py', 'python'],
  ['pyproject.toml', 'toml'],
  ['Dockerfile', 'dockerfile'],
  ['Dockerfile.slim', 'dockerfile'],
  ['compose.yaml', 'yaml'],
  ['.github/workflows/ci.yml', 'yaml'],
  ['Makefile', 'make'],
  ['notes', 'text'],
])('%s is %s', (file, language) => {
  expect(languageOf(file)).toBe(language);
});
