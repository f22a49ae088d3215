import type { Finding } from '#curriculum/problem-finding.ts';
import { nearestTo } from '#curriculum/problem-nearest.ts';
import type { Addresses } from './addresses.ts';
import { findingAt } from './findings.ts';
import type { Link, PageFacts } from './page-facts.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

type Words = Omit<Finding, 'file' | 'place'>;

/** Links of a page that lead nowhere, or not the way they should. */
export function linkFindings(
  file: TextFile,
  facts: PageFacts,
  site: Addresses,
  ownAnchors: ReadonlySet<string>,
): readonly Finding[] {
  const links = facts.links.filter(({ kind }) => kind === 'link');
  return [
    ...links.flatMap((link) => {
      const words = emptyLink(link) ?? addressProblem(link.url, site, ownAnchors);
      return words ? [findingAt(file.path, urlSpan(file, link), words)] : [];
    }),
    ...facts.prose.flatMap(({ parts }) => parts.flatMap((part) => undefinedLabels(file, part))),
  ];
}

/** Links in inline Markdown of YAML: `[words](address)`. */
export function yamlLinkFindings(file: TextFile, span: Span, site: Addresses): readonly Finding[] {
  const text = file.text.slice(span.start, span.end);
  return [...text.matchAll(/(?<!`)\[([^[\]\n]+)\]\(([^()\s]*)\)(?!`)/g)].flatMap((match) => {
    const [whole, , url = ''] = match;
    const start = span.start + match.index + whole.length - url.length - 1;
    const words = addressProblem(url, site, undefined);
    return words ? [findingAt(file.path, { start, end: start + url.length }, words)] : [];
  });
}

function emptyLink({ url, words }: Link): Words | undefined {
  if (words.trim() !== '' && url.trim() !== '' && url !== '#') return undefined;
  const lack = words.trim() === '' ? 'words' : 'address';
  return {
    kind: 'empty-link',
    message: `The link has no ${lack}.`,
    mend: 'write [what is there](/where/it/is/)',
  };
}

/** What is wrong with an address; undefined if nothing is. */
function addressProblem(
  url: string,
  site: Addresses,
  ownAnchors: ReadonlySet<string> | undefined,
): Words | undefined {
  if (/^(https:\/\/[^/\s]|mailto:)/i.test(url)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|^\s*javascript/i.test(url)) return forbidden(url);
  if (url.startsWith('#'))
    return ownAnchors && anchorProblem(url.slice(1), 'this page', ownAnchors);
  return url.startsWith('/') ? pathProblem(url, site) : relative(url, site);
}

function forbidden(url: string): Words {
  const secure = url.replace(/^(http:)?\/\//i, 'https://');
  return {
    kind: 'forbidden-address',
    message: `"${url.slice(0, 80)}" is not an address that can be linked to.`,
    mend: secure === url ? 'delete the link' : `write ${secure}`,
  };
}

function relative(url: string, site: Addresses): Words {
  const bare = url.replace(/^(\.{1,2}\/)+/, '').replace(/(\.mdx?)?\/?(#.*)?$/, '');
  const last = `/${bare.split('/').at(-1) ?? ''}/`;
  const target = [...site.pages.keys()].find((address) => address.endsWith(last));
  return {
    kind: 'relative-link',
    message: `"${url}" does not start with a slash.`,
    ...(target !== undefined && { nearest: { text: target } }),
    mend: `write ${target ?? '/lessons/name/, /labs/name/ or the like'}`,
  };
}

function pathProblem(url: string, site: Addresses): Words | undefined {
  const [beforeHash = '', anchor] = url.split('#', 2);
  const [path = ''] = beforeHash.split('?');
  if (site.pages.has(path)) {
    const anchors = site.pages.get(path);
    if (!anchor || !anchors || anchors.has(decoded(anchor))) return undefined;
    return openedStep(anchor, path, site) ?? anchorProblem(anchor, path, anchors);
  }
  if (site.hasFile(path) || !site.isCertain(path)) return undefined;
  const suffix = anchor === undefined ? '' : `#${anchor}`;
  if (site.pages.has(`${path}/`)) {
    return {
      kind: 'missing-slash',
      message: `The address of the page is "${path}/".`,
      mend: `write ${path}/${suffix}`,
    };
  }
  return withBase(path, suffix, site) ?? brokenPath(path, suffix, site);
}

/** A step that was planned had its place on the project's page; written, it has a page of its own. */
function openedStep(anchor: string, path: string, site: Addresses): Words | undefined {
  const folders = path.startsWith('/projects/') ? ['lessons', 'labs', 'quizzes'] : [];
  const page = folders
    .map((folder) => `/${folder}/${anchor}/`)
    .find((page) => site.pages.has(page));
  if (page === undefined) return undefined;
  return {
    kind: 'broken-anchor',
    message: `"${anchor}" is written now and has a page of its own.`,
    mend: `write ${page}`,
  };
}

/** The site's base path is added when the page is built, so it may not stand in the text. */
function withBase(path: string, suffix: string, site: Addresses): Words | undefined {
  const inner = path.replace(/^\/[^/]+/, '');
  if (inner === '' || inner === '/' || !site.pages.has(inner)) return undefined;
  return {
    kind: 'relative-link',
    message: `"${path}" starts with the base path, which the build adds by itself.`,
    mend: `write ${inner}${suffix}`,
  };
}

function brokenPath(path: string, suffix: string, site: Addresses): Words {
  const planned = site.planned.get(path.endsWith('/') ? path : `${path}/`);
  if (planned !== undefined) {
    return {
      kind: 'broken-link',
      message: `"${path}" is planned and has no page yet.`,
      mend: `write ${planned}, its place on the map`,
    };
  }
  const target = site.moved.get(path);
  const near = target ?? nearestTo(path, site.pages.keys());
  return {
    kind: 'broken-link',
    message: target ? `The page moved from "${path}".` : `There is no page "${path}".`,
    ...(near !== undefined && { nearest: { text: near } }),
    mend: near ? `write ${near}${suffix}` : 'correct the address, or delete the link',
  };
}

function anchorProblem(
  anchor: string,
  page: string,
  anchors: ReadonlySet<string>,
): Words | undefined {
  if (anchor === '' || anchors.has(decoded(anchor))) return undefined;
  const near = nearestTo(anchor, anchors);
  const list = [...anchors].sort().slice(0, 12).join(', ');
  return {
    kind: 'broken-anchor',
    message: `There is no anchor "${anchor}" on ${page === 'this page' ? page : `"${page}"`}.`,
    ...(near !== undefined && { nearest: { text: near } }),
    mend: near ? `write #${near}` : `write one of ${list}`,
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** `[words][label]` that stayed text, because no line gives the label an address. */
function undefinedLabels(
  file: TextFile,
  part: { readonly text: string; readonly span: Span },
): readonly Finding[] {
  return [...part.text.matchAll(/\[([^[\]\n]+)\]\[([^[\]\n]*)\]/g)].map((match) => {
    const label = match[2] === '' ? match[1] : match[2];
    const at = file.text.indexOf(match[0], part.span.start);
    const start = at < 0 ? part.span.start : at;
    return findingAt(
      file.path,
      { start, end: start + match[0].length },
      {
        kind: 'undefined-label',
        message: `No line gives "${label ?? ''}" an address.`,
        mend: `write [${match[1] ?? ''}](address)`,
      },
    );
  });
}

/** The address inside a link. */
function urlSpan(file: TextFile, { start, end, url }: Link): Span {
  const at = file.text.lastIndexOf(url, end);
  return url === '' || at < start ? { start, end } : { start: at, end: at + url.length };
}
