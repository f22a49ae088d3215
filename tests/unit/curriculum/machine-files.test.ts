import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { curriculumFile, twinAddress } from '#curriculum/curriculum-file.ts';
import { feedItems, feedXml } from '#curriculum/feed.ts';
import { llmsText } from '#curriculum/llms-text.ts';
import { sitemapXml, sitePages } from '#curriculum/site-pages.ts';
import { structuredHome } from '#curriculum/structured.ts';
import { curriculum, module, project, step } from '../../support/curriculum.ts';

const root = 'https://owner.example/path/';
const open = step('layers', {
  title: 'Layers & "more"',
  summary: 'Make an image small.',
  changed: { date: '2026-11-20', note: 'First version.' },
  objectives: [{ id: 'a', text: 'count layers' }],
});
const check = step('check', { kind: 'quiz', title: 'Check' });
const planned = step('probes', { status: 'planned', title: 'Probes' });
const path = curriculum([project('project', [module('m', [open, check, planned])])], {
  external: [
    {
      id: 'python',
      title: 'Python',
      summary: 'Functions and classes.',
      optional: false,
      resources: [{ title: 'T', publisher: 'P', url: 'https://x.example/' }],
    },
  ],
  pages: [
    {
      id: 'content-errors',
      title: 'Content errors',
      summary: 'Help.',
      sources: [],
      changed: { date: '2026-11-01', note: 'New.' },
    },
  ],
});

test('the sitemap lists open steps with their day and leaves planned ones out', () => {
  const pages = sitePages(path);
  expect(pages).toContainEqual({ address: 'lessons/layers/', changed: '2026-11-20' });
  expect(pages).toContainEqual({ address: 'about/content-errors/', changed: '2026-11-01' });
  expect(pages.map(({ address }) => address).join(' ')).not.toContain('probes');
  expect(new Set(pages.map(({ address }) => address)).size).toBe(pages.length);
});

test('the sitemap is escaped XML', () => {
  expect(sitemapXml([{ address: 'a&b/', changed: '2026-11-20' }], root)).toContain(
    '<url><loc>https://owner.example/path/a&amp;b/</loc><lastmod>2026-11-20</lastmod></url>',
  );
});

test('the feed tells of a written step and of a later run, newest first', () => {
  const items = feedItems(path, ({ id }) => (id === 'layers' ? '2026-11-22' : undefined));
  expect(items.map(({ title, day }) => [title, day])).toEqual([
    ['Layers & "more": ran again', '2026-11-22'],
    ['Layers & "more"', '2026-11-20'],
  ]);
});

test('a run on the day of the change is not told twice', () => {
  const items = feedItems(path, ({ id }) => (id === 'layers' ? '2026-11-20' : undefined));
  expect(items.map(({ title }) => title)).toEqual(['Layers & "more"']);
});

test('the feed is escaped and dated as RSS wants it', () => {
  const xml = feedXml(
    feedItems(path, () => undefined),
    root,
  );
  expect(xml).toContain('<title>Layers &amp; &quot;more&quot;</title>');
  expect(xml).toContain('<pubDate>Fri, 20 Nov 2026 00:00:00 GMT</pubDate>');
  expect(xml).toContain(
    '<guid isPermaLink="false">https://owner.example/path/lessons/layers/#2026-11-20</guid>',
  );
});

test('curriculum.json fits its published schema', () => {
  const text = readFileSync(
    `${import.meta.dirname}/../../../public/schemas/curriculum-v1.json`,
    'utf8',
  );
  const schema = z.fromJSONSchema(JSON.parse(text) as Parameters<typeof z.fromJSONSchema>[0]);
  const file = curriculumFile(path, root);
  expect(schema.safeParse(file).error?.issues ?? []).toEqual([]);
  expect(schema.safeParse({ ...file, version: 2 }).success).toBe(false);
  expect(schema.safeParse({ ...file, extra: 1 }).success).toBe(false);
});

test('curriculum.json says where the page and its twin are', () => {
  const text = JSON.stringify(curriculumFile(path, root));
  expect(text).toContain('"url":"https://owner.example/path/lessons/layers/"');
  expect(text).toContain('"markdown":"https://owner.example/path/lessons/layers.md"');
  expect(text).toContain('"url":"https://owner.example/path/projects/project/#probes"');
  expect(text).not.toContain('check.md');
});

test('a twin has the address of its page with .md for the slash', () => {
  expect(twinAddress(open)).toBe('lessons/layers.md');
});

test('llms.txt links twins of open steps and names planned ones without a link', () => {
  const text = llmsText(path, root);
  expect(text).toContain(
    '- [Layers & "more"](https://owner.example/path/lessons/layers.md): Make an image small.',
  );
  expect(text).toContain('- Probes (planned lesson)');
  expect(text).toContain('- [Check](https://owner.example/path/quizzes/check/)');
  expect(text.startsWith('# MLOps and Deployment\n\n> ')).toBe(true);
});

test('the home page tells search engines of its search and its courses', () => {
  const text = JSON.stringify(structuredHome(path, root));
  expect(text).toContain('https://owner.example/path/search/?q={words}');
  expect(text).toContain('"@type":"Course"');
  expect(text).not.toContain('probes');
});
