import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, test } from 'vitest';
import type { Receipt as ReceiptFile } from '#catalog/receipts.ts';
import Breadcrumb from '#components/Breadcrumb.astro';
import LabStart from '#components/LabStart.astro';
import NextStation from '#components/NextStation.astro';
import PageHeadings from '#components/PageHeadings.astro';
import Receipt from '#components/Receipt.astro';
import Sources from '#components/Sources.astro';
import StationRail from '#components/StationRail.astro';
import StepFacts from '#components/StepFacts.astro';
import { stepView } from '#curriculum/step-view.ts';
import { curriculum, module, project, step } from '../support/curriculum.ts';

type Component = Parameters<AstroContainer['renderToString']>[0];

async function render(component: unknown, props: Record<string, unknown>): Promise<string> {
  const container = await AstroContainer.create();
  return container.renderToString(component as Component, { props });
}

const plain = (html: string) =>
  html
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const stations = [
  step('first', { title: 'First' }),
  step('second', { title: 'Second', kind: 'lab' }),
  step('third', { title: 'Third', status: 'planned' }),
];
const path = curriculum([project('mlops', [module('one', stations)], { title: 'MLOps' })]);

test('the rail links what is open, marks this page, and says what is planned', async () => {
  const view = stepView(path, 'second');
  const html = await render(StationRail, { module: view.module, current: 'second' });
  expect(html).toMatch(/href="[^"]*lessons\/first\/"/);
  expect(html.match(/aria-current="page"/g)).toHaveLength(1);
  expect(plain(html)).toContain('Third Lesson, planned');
  expect(html).not.toMatch(/href="[^"]*third/);
});

test('the breadcrumb leads to the project and to the module in it', async () => {
  const html = await render(Breadcrumb, { view: stepView(path, 'first') });
  expect([...html.matchAll(/href="[^"]*?(projects[^"]*)"/g)].map(([, to]) => to)).toEqual([
    'projects/mlops/',
    'projects/mlops/#one',
  ]);
});

test('the first station has no previous one', async () => {
  const { next } = stepView(path, 'first');
  const html = await render(NextStation, { next });
  expect(html).not.toContain('Previous station');
  expect(plain(html)).toContain('Next station Second Lab, 30 min');
});

test('time stands with its parts and with how it was found', async () => {
  const time = { read: 20, practice: 10, method: 'estimated' };
  const html = await render(StepFacts, { step: { ...step('a'), time } });
  expect(plain(html)).toContain('30 min 20 reading, 10 practice; estimated from its length');
  expect(plain(html)).not.toContain('Proof');
});

test('what was proved stands beside the time', async () => {
  const html = await render(StepFacts, { step: step('a'), proof: 'All 4 code blocks ran' });
  expect(plain(html)).toContain('Proof All 4 code blocks ran');
});

test('one heading needs no list of headings', async () => {
  const heading = { depth: 2, slug: 'a', text: 'A' };
  expect(plain(await render(PageHeadings, { headings: [heading] }))).toBe('');
});

test('the list of headings holds those of the second level', async () => {
  const headings = [
    { depth: 2, slug: 'a', text: 'A' },
    { depth: 3, slug: 'b', text: 'B' },
    { depth: 2, slug: 'c', text: 'C' },
  ];
  const html = await render(PageHeadings, { headings });
  expect([...html.matchAll(/href="#(\w)"/g)].map(([, slug]) => slug)).toEqual(['a', 'c']);
});

test('a source stands with its publisher and the day of the last look', async () => {
  const sources = [
    { title: 'Guide', publisher: 'Astral', url: 'https://a.example/', checked: '2026-11-23' },
  ];
  const html = await render(Sources, { sources });
  expect(html).toContain('href="https://a.example/"');
  expect(plain(html)).toContain('Guide Astral, checked 2026-11-23');
});

const receipt: ReceiptFile = {
  date: '2026-11-23',
  hash: 'sha256:0',
  level: 'ran',
  platform: 'Linux x64',
  python: '3.13.5',
  tools: { python: '3.13.5', uv: '0.13.8' },
  blocks: { run: 2, saved: 1, snippet: 3, illustration: 1 },
  commands: ['uv sync --locked', 'uv run pytest'],
  notRun: [{ block: 'yaml, line 90', reason: 'needs a cluster' }],
};

test('the receipt of a lesson says with what it ran, and what did not run and why', async () => {
  const text = plain(await render(Receipt, { receipt }));
  expect(text).toContain('Date 2026-11-23 Machine Linux x64 Python 3.13.5 uv 0.13.8');
  expect(text).toContain('yaml, line 90: needs a cluster');
  expect(text).toContain('2 commands ran: those of this page, in its order.');
  expect(text).not.toContain('Solution');
});

test('the receipt of a lab says what its grader proved, each planted fault by name', async () => {
  const proofs = {
    solution: { passed: 14 },
    starter: { failed: 11 },
    faults: [{ id: 'hidden-state', hint: 'Pass the name.' }],
  };
  const text = plain(await render(Receipt, { receipt: { ...receipt, proofs } }));
  expect(text).toContain('Solution passes all 14 requirements');
  expect(text).toContain('Starter fails 11, as it should');
  expect(text).toContain('hidden-state Pass the name.');
  expect(text).toContain('in its order, and the grader.');
});

test('a lab says what it needs, what it costs, and how large its files are', async () => {
  const lab = {
    needs: {
      tools: [{ name: 'uv', version: '0.9', why: 'installs the packages' }],
      memoryGb: 2,
      downloadMb: 180,
      diskMb: 900,
    },
    cost: { amount: 'nothing', idle: 'nothing' },
  };
  const downloads = [
    { part: 'starter', address: 'labs/a/starter.zip', sizeKb: 42, folder: 'a' },
    { part: 'solution', address: 'labs/a/solution.zip', sizeKb: 130, folder: 'a-solution' },
  ];
  const html = await render(LabStart, { lab, downloads, commands: '<figure>commands</figure>' });
  expect(plain(html)).toContain('uv 0.9 installs the packages');
  expect(plain(html)).toContain('Memory 2 GB free Download 180 MB Disk 900 MB Cost nothing');
  expect(plain(html)).toContain('Starter, zip, 42 kB Solution, zip, 130 kB');
  expect(html).toMatch(/href="[^"]*labs\/a\/starter\.zip" download/);
});
