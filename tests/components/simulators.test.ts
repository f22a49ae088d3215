import { experimental_AstroContainer as AstroContainer } from 'astro/container';
import { expect, test } from 'vitest';
import AliasTimeline from '#mdx/AliasTimeline.astro';
import LatencySimulator from '#mdx/LatencySimulator.astro';
import LayerCache from '#mdx/LayerCache.astro';
import SplitSimulator from '#mdx/SplitSimulator.astro';
import figures from '#simulators/figures.json';

type Component = Parameters<AstroContainer['renderToString']>[0];

async function render(component: unknown): Promise<string> {
  const container = await AstroContainer.create();
  return container.renderToString(component as Component);
}

const plain = (html: string) =>
  html
    .replace(/<form[\s\S]*?<\/form>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

const simulators = {
  'alias-timeline': { component: AliasTimeline, figure: figures.AliasTimeline },
  'latency-simulator': { component: LatencySimulator, figure: figures.LatencySimulator },
  'layer-cache': { component: LayerCache, figure: figures.LayerCache },
  'split-simulator': { component: SplitSimulator, figure: figures.SplitSimulator },
};

for (const [tag, { component, figure }] of Object.entries(simulators)) {
  test(`${tag} is a whole figure before its script comes`, async () => {
    const html = await render(component);
    expect(html).toMatch(new RegExp(`<${tag} data-simulator`));
    expect(plain(html)).toContain(figure.title);
    expect(/<output[^>]*>([^<]{40,})</.exec(html)).not.toBeNull();
    expect(/<figcaption[^>]*>[\s\S]{100,}<\/figcaption>/.exec(html)).not.toBeNull();
  });

  test(`${tag} names each control, and needs no inline style and no inline script`, async () => {
    const html = await render(component);
    expect(html).not.toMatch(/\sstyle=|<script(?![^>]*src=)[^>]*>[^<]|\son[a-z]+=/);
    const fields = [...html.matchAll(/<(?:input|select)\b/g)];
    const labels = [...html.matchAll(/<label\b[^>]*>[\s\S]*?<(?:input|select)\b/g)];
    expect(labels).toHaveLength(fields.length);
  });
}

test('the layer cache shows each line with what became of it', async () => {
  const html = await render(LayerCache);
  const lines = [...html.matchAll(/<li data-state="(\w+)"[^>]*>\s*<code[^>]*>([^<]+)</g)];
  expect(lines.map(([, state, text]) => `${String(state)} ${String(text)}`)).toEqual([
    'cached FROM python:3.13-slim',
    'cached WORKDIR /app',
    'cached RUN apt-get update &amp;&amp; apt-get install -y libgomp1',
    'cached RUN pip install uv',
    'built COPY . .',
    'built RUN uv sync --locked --no-install-project',
    'built CMD [&quot;uv&quot;, &quot;run&quot;, &quot;uvicorn&quot;, &quot;…&quot;]',
  ]);
});

test('the splits stand side by side with what happens next', async () => {
  expect(plain(await render(SplitSimulator))).toMatch(
    /The random split reports 1\.8 min The time split reports 3\.2 min In the next three weeks 3\.1 min/,
  );
});

test('the server’s run is shown in six numbers', async () => {
  const html = await render(LatencySimulator);
  expect([...html.matchAll(/<dt[^>]*>([^<]+)</g)].map(([, name]) => name)).toEqual([
    'p50',
    'p95',
    'p99',
    'answered',
    'waiting',
    'cores busy',
  ]);
});

test('the timeline is a table of moments and lines', async () => {
  const html = await render(AliasTimeline);
  const rows = [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([row]) => plain(row));
  expect(rows).toEqual([
    'Moment @champion @challenger loads at start polls',
    '1. Register v1 none v1 none none',
    '2. Promote v1 v1 none none none',
    '3. Start services v1 none v1 v1',
    '4. Register v2 v1 v2 v1 v1',
    '5. Register v3 v1 v3 v1 v1',
    '6. Promote v3 v3 none v1 v3',
    '7. Roll back v1 none v1 v3',
  ]);
});
