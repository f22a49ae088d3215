import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { labZip, zipOf } from '#authoring/labs/zip.ts';
import { content } from './fixture.ts';

test('the starter unpacks into a folder named after the lab', () => {
  expect(Object.keys(unzipSync(labZip('lab-sort-words', 'starter', content)))).toEqual([
    'lab-sort-words/README.md',
    'lab-sort-words/check/grade.py',
    'lab-sort-words/pyproject.toml',
    'lab-sort-words/uv.lock',
  ]);
});

test('the solution has a folder of its own, so that it never overwrites the learner’s work', () => {
  expect(Object.keys(unzipSync(labZip('lab-sort-words', 'solution', content)))[0]).toBe(
    'lab-sort-words-solution/check/grade.py',
  );
});

test.each(['UTC', 'Asia/Kuala_Lumpur', 'America/New_York', 'Pacific/Apia'])(
  'in %s the zip has the same bytes as everywhere',
  (zone) => {
    const script = `
      import { createHash } from 'node:crypto';
      import { labZip } from '#authoring/labs/zip.ts';
      const bytes = labZip('lab-count-words', 'solution', ${JSON.stringify(content)});
      process.stdout.write(createHash('sha256').update(bytes).digest('hex'));`;
    const words = ['--input-type=module', '--eval', script];
    const env = { ...process.env, TZ: zone };
    expect(execFileSync(process.execPath, words, { env, encoding: 'utf8' })).toBe(
      'f15e3210bef56ae1dcf2f4d937002b0ffd6f93a4892f128ae8bbedad91d9210a',
    );
  },
);

test('a file’s permissions come from its first bytes, not from this machine', () => {
  const script = new TextEncoder().encode('#!/bin/sh\n');
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(zipOf(new Map([['run', script]]), 'lab'))).not.toBe(
    hash(zipOf(new Map([['run', script.slice(1)]]), 'lab')),
  );
});
