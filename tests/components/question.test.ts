import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, test } from 'vitest';
import type { OptionView, QuestionView } from '#catalog/questions.ts';
import Question from '#components/Question.astro';
import Quiz from '#components/Quiz.astro';

const option = (id: string, isRight = false): OptionView => ({
  id,
  html: `Option <code>${id}</code>`,
  reason: `Reason of ${id}.`,
  isRight,
});
const base = { id: 'why-it-stops', prompt: { question: 'Why does it stop?' }, key: '["b"]' };
const single: QuestionView = {
  ...base,
  kind: 'single',
  options: [option('a'), option('b', true), option('c')],
  answer: [],
  mistakes: [],
};

async function htmlOf(question: QuestionView): Promise<string> {
  const container = await AstroContainer.create();
  return container.renderToString(Question, { props: { question } });
}

/** Text as a reader gets it. */
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

test('without its script a question has its options, and the reason of each behind one door', async () => {
  const html = await htmlOf(single);
  const [shown = '', folded = ''] = html.split('<details');
  expect(shown.match(/type="radio"/g)).toHaveLength(3);
  expect(shown).not.toContain('Reason of');
  expect(plain(folded)).toContain('Not right. Reason of a.');
  expect(plain(folded)).toContain('Right. Reason of b.');
  expect(plain(folded)).toContain('Not right. Reason of c.');
});

test('the options give nothing away: right and wrong ones have the same markup', async () => {
  const html = await htmlOf(single);
  const rows = [...html.matchAll(/<li data-option="(\w)"[\s\S]*?<\/li>/g)];
  const shapes = rows.map(([row, id = '']) =>
    row.replace(new RegExp(`\\b${id}\\b`, 'g'), '').replace(/\s+/g, ''),
  );
  expect(shapes).toHaveLength(3);
  expect(new Set(shapes).size).toBe(1);
});

test('the group has the question as its name', async () => {
  expect(await htmlOf(single)).toMatch(/<fieldset>\s*<legend>\s*Why does it stop\?/);
});

test('several right options are boxes to tick, and the page says so', async () => {
  const html = await htmlOf({ ...single, kind: 'multiple' });
  expect(html.match(/type="checkbox"/g)).toHaveLength(3);
  expect(html).toContain('More than one may be right.');
});

test('options to be put in order stand as given, and the right order behind the door', async () => {
  const html = await htmlOf({
    ...base,
    kind: 'order',
    options: [option('c'), option('a'), option('b')],
    answer: [option('a'), option('b'), option('c')],
    mistakes: [],
  });
  const ids = (part: string) =>
    [...part.matchAll(/data-(?:option|for)="(\w)"/g)].map(([, id]) => id);
  const [shown = '', folded = ''] = html.split('<details');
  expect(ids(shown)).toEqual(['c', 'a', 'b']);
  expect(ids(folded)).toEqual(['a', 'b', 'c']);
});

test('a number has a field with its unit, and names its mistakes behind the door', async () => {
  const html = await htmlOf({
    ...base,
    kind: 'number',
    unit: 'MB',
    options: [],
    answer: [option('20', true)],
    mistakes: [option('25')],
  });
  const [shown = '', folded = ''] = html.split('<details');
  expect(shown).toContain('inputmode="decimal"');
  expect(plain(shown)).toContain('Your answer MB');
  expect(plain(folded)).toContain('Option 20 (right) Reason of 20.');
  expect(plain(folded)).toContain('Option 25 (not right) Reason of 25.');
});

test('code of a prompt stands between the question and what follows', async () => {
  const html = await htmlOf({
    ...single,
    prompt: { question: 'Why?', code: '<figure>code</figure>', after: 'Think.' },
  });
  expect(html.indexOf('Why?')).toBeLessThan(html.indexOf('<figure>'));
  expect(html.indexOf('<figure>')).toBeLessThan(html.indexOf('Think.'));
});

test('a question of a module check leads back to where it is taught', async () => {
  const origin = { title: 'The lesson', address: 'lessons/the-lesson/' };
  const html = await htmlOf({ ...single, origin });
  expect(html).toMatch(/<details[\s\S]*href="[^"]*lessons\/the-lesson\/"/);
  expect(plain(html)).toContain('Taught in The lesson');
});

test('a quiz asks once how sure the learner is, and numbers its questions', async () => {
  const container = await AstroContainer.create();
  const questions = [single, { ...single, id: 'other' }];
  const html = await container.renderToString(Quiz, { props: { questions, isCheck: false } });
  expect(html.match(/name="how-sure"/g)).toHaveLength(2);
  expect(html.match(/<quiz-question/g)).toHaveLength(2);
  expect(plain(html)).toContain('2 questions.');
});
