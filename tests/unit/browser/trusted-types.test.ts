import { expect, test } from 'vitest';
import { ownScript } from '#browser/trusted-types.ts';

const root = 'https://owner.github.io/mlops-deployment/';

test('a script of this site is admitted with its full address', () => {
  expect(ownScript('/mlops-deployment/_astro/a.js', root)).toBe(`${root}_astro/a.js`);
  expect(ownScript(`${root}pagefind/pagefind-worker.js`, root)).toBe(
    `${root}pagefind/pagefind-worker.js`,
  );
});

for (const address of [
  'https://evil.example/a.js',
  '//evil.example/a.js',
  '/other-project/sw.js',
  `${root}../other-project/a.js`,
  'https://owner.github.io/mlops-deployment-evil/a.js',
  'data:text/javascript,alert(1)',
  'javascript:alert(1)',
  'blob:https://owner.github.io/1234',
  'https://user:pass@owner.github.io/mlops-deployment/a.js',
  'http://owner.github.io/mlops-deployment/a.js',
]) {
  test(`${address} is refused`, () => {
    expect(() => ownScript(address, root)).toThrow(TypeError);
  });
}
