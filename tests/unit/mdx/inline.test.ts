import { expect, test } from 'vitest';
import { claimFlag, claimSource, claimValue } from '#mdx/claim-words.ts';
import { isFirstUse } from '#mdx/first-use.ts';
import { escaped, explained, linked, unbroken } from '#mdx/inline-html.ts';
import type { ClaimFile } from '#schema/lists.ts';

const claim: ClaimFile = {
  id: 'models-in-production',
  statement: 'Only 30 % of models reach production.',
  value: '30 %',
  confidence: 'roadmap',
  publisher: 'The roadmap',
  checked: '2026-11-23',
  reviewAfter: '2027-05-22',
};
const later: ClaimFile = {
  ...claim,
  id: 'models-today',
  statement: 'In 2023 it was 32 % <of> models.',
  confidence: 'reported',
  url: 'https://example.org/a?b=1&c=2',
};

test('a claim of the roadmap says so where it stands', () => {
  expect(claimFlag(claim, '2026-11-23')).toBe('the roadmap’s claim, unverified');
});

test('an official claim needs no word until its day of review has passed', () => {
  const official: ClaimFile = { ...claim, confidence: 'official' };
  expect(claimFlag(official, '2027-05-22')).toBe('');
  expect(claimFlag(official, '2027-05-23')).toBe('due for another look since 2027-05-22');
});

test('a reported claim past its day says both', () => {
  expect(claimFlag(later, '2028-01-01')).toBe('as reported; due for another look since 2027-05-22');
});

test('the source has its address, its dates and what is true now', () => {
  expect(claimSource({ ...claim, published: '2025-01-02' }, later)).toBe(
    'The roadmap, 2025-01-02, checked 2026-11-23. Today: In 2023 it was 32&nbsp;% &lt;of&gt; models.',
  );
  expect(claimSource(later, undefined)).toBe(
    '<a href="https://example.org/a?b=1&amp;c=2">The roadmap</a>, checked 2026-11-23.',
  );
});

test('a figure in a sentence is one string without a space before what follows', () => {
  const html = claimValue(claim, { today: '2026-11-23', isFirst: true });
  expect(html).toMatch(/^<a class="term" href="#claim-models-in-production"/);
  expect(html).toMatch(/<small class="flag">\(the roadmap’s claim, unverified\)<\/small>$/);
  expect(html).toContain('>30&nbsp;%</a><span class="note meaning" role="note"');
});

test('the first use of a word carries its meaning, later ones open it', () => {
  const words = { id: 'term-lock-file', address: '/glossary/#lock-file', text: 'A file.' };
  expect(explained('lock file', { ...words, isFirst: true })).toBe(
    '<a class="term" href="/glossary/#lock-file" aria-details="term-lock-file">lock file</a><span class="note meaning" role="note" id="term-lock-file">A file.</span>',
  );
  expect(explained('lock files', { ...words, isFirst: false })).toBe(
    '<a class="term" href="/glossary/#lock-file" aria-details="term-lock-file">lock files</a>',
  );
});

test('each page has a first use of its own', () => {
  const [one, other] = [new Request('https://a.example/'), new Request('https://a.example/')];
  expect(isFirstUse(one, 'term a')).toBe(true);
  expect(isFirstUse(one, 'term a')).toBe(false);
  expect(isFirstUse(one, 'term b')).toBe(true);
  expect(isFirstUse(other, 'term a')).toBe(true);
});

test('text cannot become markup', () => {
  expect(escaped('<b>"&"')).toBe('&lt;b&gt;&quot;&amp;&quot;');
  expect(linked('<b>', undefined)).toBe('&lt;b&gt;');
  expect(unbroken('USD 165')).toBe('USD&nbsp;165');
});
