import type { Finding } from '#curriculum/problem-finding.ts';
import type { ContentFiles } from '#curriculum/types.ts';
import { findingAt } from './findings.ts';
import type { PageFacts, Prose } from './page-facts.ts';
import type { TextFile } from './text.ts';
import type { Span } from './yaml-text.ts';

/** Amounts of money: USD 165, $20, RM 1,200, 42 euros. */
const money =
  /(?:\b(?:US\$|USD|EUR|GBP|MYR|SGD|AUD|INR|RM)\s?|[$€£])\d[\d,.]*(?:\s?(?:k|m|bn|million|billion))?\b|\b\d[\d,.]*\s?(?:USD|EUR|GBP|MYR|SGD|ringgit|dollars?|euros?|US dollars)\b/g;
/** Figures about jobs, and about exams, in a paragraph that is about them. */
const shares = /\b\d+(?:[.,]\d+)?\s?(?:%|per ?cent\b)/g;
const aboutJobs =
  /\b(?:jobs?|salar(?:y|ies)|employers?|vacanc(?:y|ies)|hiring|hired|job market|pay rise)\b/i;
const examFigures = /\b\d+\s(?:scored )?questions in \d+ minutes|\b\d{3} (?:of|out of) 1,?000\b/g;
const caseStudy = /\bSampai\b/;

/** Figures about prices, jobs and exams that do not come from claims.yaml. */
export function figureFindings(file: TextFile, facts: PageFacts): readonly Finding[] {
  return facts.prose.flatMap((prose) => {
    if (caseStudy.test(prose.text)) return [];
    const patterns = [money, examFigures, ...(aboutJobs.test(prose.text) ? [shares] : [])];
    return patterns.flatMap((pattern) =>
      spansOf(file, prose, pattern).map(({ span, text }) =>
        findingAt(file.path, span, {
          kind: 'loose-figure',
          message: `"${text.trim()}" stands in the text without its source and date.`,
          mend: 'add it to content/claims.yaml and write <Claim id="…" />',
        }),
      ),
    );
  });
}

/** A product name that is out of date, and the entry that says so. */
interface FormerName {
  readonly former: string;
  readonly current: string;
  readonly id: string;
}

/** Former product names in running text, unless the paragraph names the product as it is called now. */
export function nameFindings(
  file: TextFile,
  prose: readonly Prose[],
  names: ContentFiles['names'],
): readonly Finding[] {
  const former = formerNames(names);
  if (former.length === 0) return [];
  const currentNames = names.map(({ current }) => current);
  return prose
    .filter(({ isQuotation }) => !isQuotation)
    .flatMap((paragraph) => former.flatMap((name) => namesIn(file, paragraph, name, currentNames)));
}

/** The longest first, so that "Vertex AI Pipelines" is not taken for "Vertex AI". */
function formerNames(names: ContentFiles['names']): readonly FormerName[] {
  const current = new Set(names.map((name) => name.current));
  return names
    .flatMap((name) =>
      name.former.map((entry) => ({ former: entry.name, current: name.current, id: name.id })),
    )
    .filter(({ former }) => former !== '' && !current.has(former))
    .sort((a, b) => b.former.length - a.former.length);
}

function namesIn(
  file: TextFile,
  prose: Prose,
  { former, current, id }: FormerName,
  currentNames: readonly string[],
): readonly Finding[] {
  if (!prose.text.includes(former)) return [];
  if (prose.text.includes(current) || prose.names.includes(id)) return [];
  const longer = currentNames.filter((name) => name.includes(former));
  const pattern = new RegExp(`(?<![\\w-])${escaped(former)}(?![\\w-])`, 'g');
  return spansOf(file, prose, pattern)
    .filter(({ span }) => !longer.some((name) => isWithin(file.text, span, name)))
    .filter(
      ({ span }) => !calledFormer.test(file.text.slice(Math.max(0, span.start - 40), span.start)),
    )
    .map(({ span }) =>
      findingAt(file.path, span, {
        kind: 'former-name',
        message: `"${former}" is called "${current}" now.`,
        mend: `write ${current} or <Name id="${id}" />, or name both in this paragraph`,
      }),
    );
}

/** Words that tell the reader that the name is an old one. */
const calledFormer =
  /\b(?:formerly|previously|used to be(?: called)?|was called|once called|old name)\W+$/i;

/** True where the former name is only a part of a name that is still good. */
function isWithin(text: string, { start, end }: Span, name: string): boolean {
  const around = text.slice(Math.max(0, start - name.length), end + name.length);
  return around.includes(name);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Where a pattern stands in a paragraph. The tree has the text after escapes, so it is looked up in the source. */
function spansOf(
  file: TextFile,
  prose: Prose,
  pattern: RegExp,
): readonly { readonly span: Span; readonly text: string }[] {
  return prose.parts.flatMap((part) =>
    [...part.text.matchAll(pattern)].map((match) => {
      const text = match[0];
      const at = file.text.indexOf(text, part.span.start + Math.max(0, match.index - 2));
      const start = at >= 0 && at < part.span.end ? at : part.span.start;
      return { span: { start, end: start + text.length }, text };
    }),
  );
}
