import { expect, test } from 'vitest';
import { figureSvg } from '#catalog/figure-svg.ts';

const words = { title: 'Who reads <what>', description: 'A & B' };

function draw(text: string, file = 'projects/a/b/some.figure.dot'): Promise<string> {
  return figureSvg({ file, text, ...words });
}

test('a figure has its title and its description, and their ids are its own', async () => {
  const svg = await draw('digraph { a -> b }');
  expect(svg).toContain(
    'role="img" aria-labelledby="figure-some-figure-title figure-some-figure-desc"',
  );
  expect(svg).toContain('<title id="figure-some-figure-title">Who reads &lt;what></title>');
  expect(svg).toContain('<desc id="figure-some-figure-desc">A &amp; B</desc>');
});

test('nothing in it has a colour, a font or a style: the stylesheet gives those', async () => {
  const svg = await draw(
    'digraph { a [color=red, style=filled, fontname=Arial]; a -> b [label=x] }',
  );
  expect(svg).not.toMatch(/ (fill|stroke|style|font-family|font-size)=/);
  expect(svg).not.toMatch(/red|Arial|Helvetica/);
});

test('the classes of the author are kept on nodes, edges and clusters', async () => {
  const svg = await draw(
    'digraph { subgraph cluster_x { class="accent"; a [class="done"] } a -> b [class="bad"] }',
  );
  expect(svg).toContain('class="cluster accent"');
  expect(svg).toContain('class="node done"');
  expect(svg).toContain('class="edge bad"');
});

test('a box is one rectangle with round corners', async () => {
  const svg = await draw('digraph { a [label="Notebook"] }');
  expect(svg.match(/<rect /g)).toHaveLength(1);
  expect(svg).not.toContain('<path');
  expect(svg).toContain('>Notebook</text>');
});

test('places are whole pixels, the tips of arrows are finer', async () => {
  const svg = await draw('digraph { rankdir=LR; a -> b [label="reads"] }');
  const shapes = svg.match(/<(?:rect|path|text)[^>]*>/g) ?? [];
  expect(shapes.length).toBeGreaterThan(3);
  expect(shapes.join('')).not.toMatch(/\d\.\d/);
  expect(svg).toMatch(/<polygon points="[^"]*\d\.\d/);
});

test('the same source gives the same picture', async () => {
  const source = 'digraph { a -> b -> c; a -> c [style=dashed] }';
  expect(await draw(source)).toBe(await draw(source));
  expect(await draw(source)).toContain('stroke-dasharray');
});

test('a source that Graphviz cannot read is an error that names the file', async () => {
  await expect(draw('digraph { a -> ')).rejects.toThrow(
    /^content\/projects\/a\/b\/some\.figure\.dot cannot be drawn: .*syntax error/,
  );
});

test('an SVG file is taken with its shapes and loses its looks', async () => {
  const source =
    '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><circle cx="5" cy="5" r="4" fill="red" class="done"/></svg>';
  const svg = await draw(source, 'a/b.svg');
  expect(svg).toContain('viewBox="0 0 40 20" width="40" height="20"');
  expect(svg).toContain('<circle cx="5" cy="5" r="4" class="done"/>');
});

test.each([
  '<script>x()</script>',
  '<style>*{}</style>',
  '<g onload="x()"/>',
  '<g style="fill:red"/>',
  '<a href="x"/>',
  '<image href="x"/>',
  '<foreignObject/>',
])('an SVG file with %s is refused', async (part) => {
  await expect(draw(`<svg viewBox="0 0 1 1">${part}</svg>`, 'a/b.svg')).rejects.toThrow(
    'a figure may hold shapes, text and classes only.',
  );
});

test('an SVG file without a viewBox is refused', async () => {
  await expect(draw('<svg width="4"></svg>', 'a/b.svg')).rejects.toThrow(
    'content/a/b.svg has no viewBox.',
  );
});
