import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { filesBelow, distFolder, htmlOf, isRedirect, pagesOf } from '../support/dist.ts';

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // All scripts and styles are our own, same origin and hashed by name: integrity adds nothing.
    'require-sri': 'off',
    // Prettier and Astro decide on these.
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    // Slugs of headings may begin with a digit.
    'valid-id': ['error', { relaxed: true }],
    // Search and the decision aid answer as the reader types; the policy forbids sending a form.
    'wcag/h32': 'off',
    // A filter is a group of boxes with one name.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
    // Titles grow with the site's name; search engines cut them where they like.
    'long-title': 'off',
  },
});
const pages = [...pagesOf(), '404.html'];

test('the site has pages', () => {
  expect(pages.length).toBeGreaterThan(20);
});

test('every page is valid HTML', async () => {
  const found: string[] = [];
  for (const page of pages) {
    const report = await validator.validateString(htmlOf(page), `${page}index.html`);
    for (const { messages } of report.results) {
      found.push(
        ...messages.map(
          ({ ruleId, message, line, column }) => `${page}:${line}:${column} ${ruleId}: ${message}`,
        ),
      );
    }
  }
  expect(found).toEqual([]);
});

test('every page has the same content security policy, before any script or link', () => {
  const policies = new Set<string>();
  for (const page of pages) {
    const html = htmlOf(page);
    const policy = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html);
    expect(policy, `${page} has no policy`).not.toBeNull();
    expect(html.search(/<(script|link)\b/)).toBeGreaterThan(policy!.index);
    policies.add(policy![1]!);
  }
  expect([...policies]).toEqual([
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types default",
  ]);
});

test('no page has an inline script, an inline style or an event attribute', () => {
  const found = pages.flatMap((page) => {
    const html = htmlOf(page).replaceAll(
      /<script type="application\/(ld\+)?json"[^>]*>[^]*?<\/script>/g,
      '',
    );
    return [
      ...(html.match(/<script(?![^>]*\bsrc=)[^>]*>/g) ?? []),
      ...(html.match(/<style\b[^>]*>/g) ?? []),
      ...(html.match(/<[a-z][^>]*\s(style|on[a-z]+)=["'][^>]*>/g) ?? []),
    ].map((tag) => `${page} ${tag}`);
  });
  expect(found).toEqual([]);
});

test('nothing is loaded from another origin', () => {
  const found = pages.flatMap((page) =>
    [
      ...htmlOf(page).matchAll(
        /<(?:script|link|img|iframe|source|video|audio|use)\b[^>]*?(?:src|href|srcset)="(https?:[^"]+)"[^>]*>/g,
      ),
    ]
      .filter(([tag]) => !/rel="(canonical|alternate)"/.test(tag))
      .map(([, address]) => `${page} ${String(address)}`),
  );
  expect(found).toEqual([]);
  const styles = filesBelow(distFolder).filter((file) => file.endsWith('.css'));
  expect(styles.length).toBeGreaterThan(0);
});

test('no page shows a blank, an undefined value or an unrendered directive', () => {
  const found = pages.flatMap((page) => {
    const text = htmlOf(page)
      .replaceAll(/<(pre|code|script)\b[^]*?<\/\1>/g, '')
      .replaceAll(/<[^>]+>/g, ' ');
    return [...text.matchAll(/\b(undefined|\[object Object\]|TODO)\b|:::/g)].map(
      ([word]) => `${page} ${word}`,
    );
  });
  expect(found).toEqual([]);
});

test('every page but a redirect has one main heading, a description and a picture for previews', () => {
  for (const page of pages) {
    const html = htmlOf(page);
    if (isRedirect(html)) continue;
    expect(html.match(/<h1\b/g), page).toHaveLength(1);
    expect(html, page).toMatch(/<meta name="description" content="[^"]{20,170}"/);
    expect(html, page).toMatch(/<meta property="og:image" content="https:[^"]+\.png"/);
  }
});

test('no space stands before a comma, a full stop or a colon', () => {
  const found = pages.flatMap((page) => {
    const text = htmlOf(page)
      .replaceAll(/<(head|pre|code|kbd|script|svg)\b[^]*?<\/\1>/g, 'x')
      .replaceAll(
        /<\/?(p|li|div|h\d|dt|dd|td|th|summary|section|figcaption|label|button|legend)\b[^>]*>/g,
        '¶',
      )
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' ');
    return [...text.matchAll(/[^¶]{0,30}[\p{L}\p{N})] [,.;:](?= |¶)/gu)].map(
      ([words]) => `${page} ${words}`,
    );
  });
  expect(found).toEqual([]);
});
