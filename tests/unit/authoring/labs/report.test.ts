import { expect, test } from 'vitest';
import { inOrder, lineText, summaryText } from '#authoring/labs/report.ts';

const passed = {
  isPassed: true,
  id: 'lab-one',
  text: 'the solution passes',
  seconds: 1.25,
  lines: [],
};
const failed = {
  isPassed: false,
  id: 'lab-two',
  text: 'the starter does not fail',
  lines: ['a', ''],
};

test('a line says what was proved and how long it took, with details below', () => {
  expect(lineText(passed)).toBe('PASS  lab-one  the solution passes  (1.3 s)');
  expect(lineText(failed)).toBe('FAIL  lab-two  the starter does not fail\n        a\n');
});

test('the summary counts both', () => {
  expect(summaryText([passed, failed, passed])).toBe('2 passed, 1 failed');
  expect(summaryText([])).toBe('0 passed, 0 failed');
});

test('results come in the order of the jobs, and never more jobs run than allowed', async () => {
  let running = 0;
  let most = 0;
  const job = (name: string, turns: number) => ({
    lanes: [],
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      for (let turn = 0; turn < turns; turn += 1) await Promise.resolve();
      running -= 1;
      return name;
    },
  });
  const jobs = [job('slow', 50), job('quick', 1), job('quicker', 0), job('last', 5)];
  const results: string[] = [];
  for await (const result of inOrder(jobs, 2, () => undefined)) results.push(result);
  expect(results).toEqual(['slow', 'quick', 'quicker', 'last']);
  expect(most).toBe(2);
});

test('a job that throws ends the others, drops their results and starts no more', async () => {
  const events: string[] = [];
  let end: () => void = () => undefined;
  const jobs = [
    async () => {
      await new Promise<void>((done) => {
        end = done;
      });
      events.push('first ended');
      return 'first result';
    },
    () => Promise.reject(new Error('no index')),
    () => {
      events.push('third started');
      return Promise.resolve();
    },
  ].map((run: () => Promise<unknown>) => ({ run, lanes: [] }));
  const run = async () => {
    const results = inOrder<unknown>(jobs, 2, () => {
      end();
    });
    for await (const result of results) events.push(String(result));
  };
  await expect(run()).rejects.toThrow('no index');
  expect(events).toEqual(['first ended']);
});

test('jobs of one lane run one after another, others go ahead of the one that waits', async () => {
  const events: string[] = [];
  const job = (name: string, ...lanes: readonly string[]) => ({
    lanes,
    run: async () => {
      events.push(`${name} starts`);
      for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
      events.push(`${name} ends`);
      return name;
    },
  });
  const jobs = [job('page one', 'ports'), job('page two', 'ports'), job('proof')];
  const results: string[] = [];
  for await (const result of inOrder(jobs, 2, () => undefined)) results.push(result);
  expect(results).toEqual(['page one', 'page two', 'proof']);
  expect(events.indexOf('page two starts')).toBeGreaterThan(events.indexOf('page one ends'));
  expect(events.indexOf('proof starts')).toBeLessThan(events.indexOf('page one ends'));
});
