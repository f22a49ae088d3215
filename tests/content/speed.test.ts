import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { expect, test } from 'vitest';
import { checkReader } from '#authoring/gate/check.ts';
import { diskReader, withChanges } from '#authoring/gate/reader.ts';

const root = join(import.meta.dirname, '..', '..');

/** Seconds the command takes: on the clock, or of the processor if other work kept it waiting. */
function commandSeconds(): number {
  const command = JSON.stringify(join(root, 'src', 'authoring', 'check-content.ts'));
  const script = `
    const { checkAndReport } = await import(${command});
    await checkAndReport(${JSON.stringify(root)});
    const { user, system } = process.cpuUsage();
    console.log(JSON.stringify({ clock: performance.now(), processor: (user + system) / 1000 }));`;
  const { stdout } = spawnSync(execPath, ['--input-type=module', '--eval', script], {
    cwd: root,
    encoding: 'utf8',
  });
  const { clock, processor } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as {
    clock: number;
    processor: number;
  };
  return Math.min(clock, processor) / 1000;
}

test('the whole command looks at the real content in under 2 seconds', { timeout: 120_000 }, () => {
  const seconds = [commandSeconds(), commandSeconds(), commandSeconds()];
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
    const before = process.cpuUsage();
    checkReader(withChanges(real, new Map(copies.flat())), { today: '2026-11-23' });
    const { user, system } = process.cpuUsage(before);
    return Math.min(performance.now() - start, (user + system) / 1000) / 1000;
  });
  console.log(`With 150 lessons more: ${seconds.map((time) => time.toFixed(2)).join(', ')} s.`);
  expect(Math.min(...seconds)).toBeLessThan(3);
});
