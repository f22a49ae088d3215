import { expect, test } from 'vitest';
import { inlineHtml, promptHtml } from '#markdown/inline.ts';

test('a sentence has its emphasis, code and links, and no paragraph around it', async () => {
  expect(await inlineHtml('Run `uv sync`, **then** [go on](/lessons/a/).', '/base/')).toBe(
    'Run <code>uv sync</code>, <strong>then</strong> <a href="/base/lessons/a/">go on</a>.',
  );
});

test('what looks like HTML is shown, not obeyed', async () => {
  expect(await inlineHtml('Why <script>alert(1)</script> and `a < b`?', '/')).toBe(
    'Why &lt;script&gt;alert(1)&lt;/script&gt; and <code>a &lt; b</code>?',
  );
});

test('two paragraphs stay two', async () => {
  expect(await inlineHtml('One.\n\nTwo.', '/')).toBe('One.<br><br>Two.');
});

test('no line ends between a number and its percent sign', async () => {
  expect(await inlineHtml('better by 99.8 %', '/')).toBe('better by 99.8&nbsp;%');
});

test('a prompt without code is its question', async () => {
  expect(await promptHtml('Why?', '/')).toEqual({ question: 'Why?' });
});

test('a prompt may hold one block of code between its sentences', async () => {
  const prompt = 'What does it print?\n\n```python\nprint(1)\n```\n\nThink first.';
  const { question, code, after } = await promptHtml(prompt, '/');
  expect(question).toBe('What does it print?');
  expect(code).toContain('<figcaption><span>Python</span></figcaption>');
  expect(after).toBe('Think first.');
});
