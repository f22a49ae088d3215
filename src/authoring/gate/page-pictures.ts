import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import { attributeOf, tagSpan, valueSpan } from './element-spans.ts';
import { findingAt } from './findings.ts';
import type { PageFacts } from './page-facts.ts';
import type { ContentReader } from './reader.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

const mostBytes = 300_000;

/** Pictures that are missing, too heavy, from elsewhere, or without a description. */
export function pictureFindings(
  file: TextFile,
  facts: PageFacts,
  reader: ContentReader,
): readonly Finding[] {
  const pictures = facts.links.filter(({ kind }) => kind === 'picture');
  const figures = facts.elements.filter(({ name }) => name === 'Figure');
  return [
    ...pictures.flatMap((picture) => [
      ...missingAlt(file, picture, picture.words),
      ...sourceFindings(file, picture, picture.url, reader),
    ]),
    ...figures.flatMap((figure) => {
      const path = attributeOf(figure, 'file');
      const alt = attributeOf(figure, 'alt');
      return [
        ...(alt === undefined ? [] : missingAlt(file, tagSpan(figure), alt)),
        ...(path
          ? fileFindings(file, valueSpan(file, figure, 'file', path), `content/${path}`, reader)
          : []),
      ];
    }),
  ];
}

function missingAlt(file: TextFile, span: Span, alt: string): readonly Finding[] {
  if (alt.trim() !== '') return [];
  return [
    findingAt(file.path, span, {
      kind: 'missing-alt',
      message: 'Who does not see the picture is told nothing.',
      mend: 'say in one sentence what it shows',
    }),
  ];
}

function sourceFindings(
  file: TextFile,
  span: Span,
  url: string,
  reader: ContentReader,
): readonly Finding[] {
  if (/^([a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) {
    return [
      findingAt(file.path, span, {
        kind: 'foreign-source',
        message: `"${url.slice(0, 80)}" would be loaded from another site.`,
        mend: 'put the picture beside the page',
      }),
    ];
  }
  const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
  const path = url.startsWith('/') ? `public${url}` : resolved(folder + url);
  return fileFindings(file, span, path, reader);
}

function fileFindings(
  file: TextFile,
  span: Span,
  path: string,
  reader: ContentReader,
): readonly Finding[] {
  if (!reader.paths.includes(path)) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    const there = reader.paths.filter(
      (other) => other.startsWith(folder) && /\.(dot|svg|png|jpe?g|webp|avif)$/i.test(other),
    );
    const near = nearestTo(path, there);
    return [
      findingAt(file.path, span, {
        kind: 'dead-image',
        message: `There is no file ${path}.`,
        ...(near !== undefined && { nearest: { text: near } }),
        mend: near ? 'write the name as the file has it' : 'add the file, or correct the path',
      }),
    ];
  }
  const { length } = reader.read(path);
  if (length <= mostBytes) return [];
  return [
    findingAt(file.path, span, {
      kind: 'heavy-image',
      message: `${path} has ${Math.round(length / 1000)} kB; at most ${mostBytes / 1000} are allowed.`,
      mend: 'make it smaller, or draw it as text',
    }),
  ];
}

/** A path without `.` and `..`. */
function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
