import { instance } from '@viz-js/viz';

/** A figure's source and what is said about it. */
export interface FigureSource {
  /** Where it stands below content/; messages name it. */
  readonly file: string;
  readonly text: string;
  readonly title: string;
  readonly description: string;
}

/** Measures of letters are Helvetica's, which our text font comes close to; wide margins take up the rest. */
const defaults = {
  graphAttributes: { fontname: 'Helvetica', fontsize: 14, pad: 0.05, nodesep: 0.35, ranksep: 0.45 },
  nodeAttributes: {
    fontname: 'Helvetica',
    fontsize: 16,
    shape: 'box',
    style: 'rounded',
    margin: '0.2,0.1',
    penwidth: 3,
  },
  edgeAttributes: { fontname: 'Helvetica', fontsize: 14, penwidth: 4, arrowsize: 0.65 },
};

/**
 * Draws a figure as SVG without style attributes, fonts or colours: the stylesheet gives those.
 *
 * @throws when the source cannot be drawn, with what Graphviz says about it
 */
export async function figureSvg(source: FigureSource): Promise<string> {
  const drawn = source.file.endsWith('.dot') ? await drawGraph(source) : source.text;
  return labelled(withoutLooks(drawn), source);
}

async function drawGraph({ file, text }: FigureSource): Promise<string> {
  const result = (await instance()).render(text, { format: 'svg', ...defaults });
  const message = result.errors.map((error) => error.message).join('; ');
  if (result.status === 'failure' || message !== '') {
    throw new Error(`content/${file} cannot be drawn: ${message}`);
  }
  return result.output;
}

/** Only shapes, places, text and the author's classes are left. */
function withoutLooks(svg: string): string {
  return svg
    .replace(/^[\s\S]*?(?=<svg)/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<title>[\s\S]*?<\/title>/g, '')
    .replace(
      / (?:id|fill|stroke|stroke-width|font-family|font-size|xml:space|xmlns:xlink)="[^"]*"/g,
      '',
    )
    .replace(
      / transform="scale\(1 1\) rotate\(0\) translate\(([^)]*)\)"/,
      ' transform="translate($1)"',
    )
    .replace(/(<g class="graph"[^>]*>)\s*<polygon[^>]*\/>/, '$1')
    .replace(/<path d="([^"]*)"\/>/g, (path, points: string) => boxOf(points) ?? path)
    .replace(/<[^>]+>/g, rounded)
    .replace(/>\s+</g, '><')
    .trim();
}

/** Whole pixels are fine enough for all but the small tips of arrows. */
function rounded(tag: string): string {
  const parts = tag.startsWith('<polygon') ? 10 : 1;
  return tag.replace(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * parts) / parts));
}

/** Graphviz draws a rounded box as 25 points; a `rect` says the same in a tenth of the bytes. */
function boxOf(points: string): string | undefined {
  const numbers = (points.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
  if (numbers.length !== 50) return undefined;
  const across = numbers.filter((_, place) => place % 2 === 0);
  const down = numbers.filter((_, place) => place % 2 === 1);
  const [x, y] = [Math.min(...across), Math.min(...down)];
  const [width, height] = [Math.max(...across) - x, Math.max(...down) - y];
  return `<rect x="${x.toFixed(2)}" y="${y.toFixed(2)}" width="${width.toFixed(2)}" height="${height.toFixed(2)}" rx="12"/>`;
}

function labelled(svg: string, { file, title, description }: FigureSource): string {
  const [, left, top, width, height] =
    /viewBox="([\d.-]+)[ ,]+([\d.-]+)[ ,]+([\d.]+)[ ,]+([\d.]+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined)
    throw new Error(`content/${file} has no viewBox.`);
  refuseActive(svg, file);
  const name = nameOf(file);
  const size = `viewBox="${left} ${top} ${width} ${height}" width="${Math.ceil(Number(width))}" height="${Math.ceil(Number(height))}"`;
  const head = `<svg ${size} role="img" aria-labelledby="${name}-title ${name}-desc">`;
  const words = `<title id="${name}-title">${escaped(title)}</title><desc id="${name}-desc">${escaped(description)}</desc>`;
  return svg.replace(/<svg[^>]*>/, () => head + words);
}

/** A figure is a picture: what could act, load or override our colours is an author's mistake. */
function refuseActive(svg: string, file: string): void {
  const found =
    /<(?:script|style|foreignObject|image|a)\b|\s(?:on\w+|style|href|xlink:href)=/i.exec(svg);
  if (!found) return;
  throw new Error(
    `content/${file} holds "${found[0].trim()}": a figure may hold shapes, text and classes only.`,
  );
}

/** Part of every id of the figure: two figures of one page must not share one. */
function nameOf(file: string): string {
  return `figure-${(file.split('/').at(-1) ?? file).replace(/\.\w+$/, '').replace(/\W+/g, '-')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
