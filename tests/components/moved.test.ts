import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, test } from 'vitest';
import Moved from '../../src/layouts/Moved.astro';
import { step } from '../support/curriculum.ts';

test('a former address sends the reader on, names the new one to search engines, and links it', async () => {
  const container = await AstroContainer.create({ astroConfig: { site: 'https://a.example' } });
  const request = new Request('https://a.example/mlops-deployment/lessons/old-name/');
  const html = await container.renderToString(Moved, {
    request,
    props: { step: step('new-name', { title: 'The new name' }) },
  });
  expect(html).toMatch(/<meta http-equiv="refresh" content="0; url=[^"]*\/lessons\/new-name\/"/);
  expect(html).toMatch(/<link rel="canonical" href="https:[^"]*\/lessons\/new-name\/"/);
  expect(html.match(/rel="canonical"/g)).toHaveLength(1);
  expect(html).toMatch(/<a href="[^"]*\/lessons\/new-name\/"[^>]*>\s*The new name\s*<\/a>/);
});
