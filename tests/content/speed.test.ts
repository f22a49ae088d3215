import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import { diskReader, withChanges } from '#authoring/gate/reader.ts';

const root = join(import.meta.dirname, '..', '..');

test('the whole command looks at the real content in under 2 seconds', { timeout: 120_000 }, () => {
  // Other work on the machine only ever makes it slower, so the best of three counts.
  const seconds = [1, 2, 3].map(() => {
    const start = performance.now();
    spawnSync(execPath, [join(root, 'src', 'authoring', 'check-content.ts')], { cwd: root });
    return (performance.now() - start) / 1000;
  });
  console.log(`check:content took ${seconds.map((time) => time.toFixed(2)).join(', ')} s.`);
  expect(Math.min(...seconds)).toBeLessThan(2);
});

test('150 lessons more take less than 3 seconds more', { timeout: 120_000 }, () => {
  const real = diskReader(root);
  const lessons = real.paths.filter((path) =>
    /^content\/projects\/.*\.(mdx|quiz\.yaml)$/.test(path),
  );
  const pairs = Math.max(1, lessons.filter((path) => path.endsWith('.mdx')).length);
  const seconds = [1, 2, 3].map(() => {
    // New bytes each time: what was read before is remembered by them.
    const copies = Array.from({ length: Math.ceil(150 / pairs) }, (_, index) =>
      lessons.map((path) => [path.replace('.', `-${index}.`), real.read(path).slice()] as const),
    );
    const start = performance.now();
    checkReader(withChanges(real, new Map(copies.flat())), { today: '2026-11-23' });
    return (performance.now() - start) / 1000;
  });
  console.log(`With 150 lessons more: ${seconds.map((time) => time.toFixed(2)).join(', ')} s.`);
  expect(Math.min(...seconds)).toBeLessThan(3);
});
