import { textsIn } from '#authoring/gate/page-props.ts';
import { beginning, momentWords, story, timeline } from '#simulators/aliases.ts';
import figures from '#simulators/figures.json' with { type: 'json' };
import { latencyWords } from '#simulators/latency.ts';
import { firstSetting, runView } from '#simulators/latency-view.ts';
import { buildWords } from '#simulators/layer-cache.ts';
import { firstView, layerCacheView } from '#simulators/layer-cache-view.ts';
import { splitWords } from '#simulators/split.ts';
import { firstWorld, splitView } from '#simulators/split-view.ts';
import type { Curriculum } from '#curriculum/types.ts';

/** What the components of a page refer to. */
export interface TwinContext extends Pick<Curriculum, 'claims' | 'names' | 'glossary' | 'errors'> {
  /** The site's address with a slash at its end. */
  readonly root: string;
  /** The text of a lab file or of one region of it. */
  readonly snippet: (
    file: string,
    region?: string,
  ) => { readonly text: string; readonly path: string };
}

type Props = Readonly<Record<string, string>>;
type Renderer = (props: Props, inner: string, context: TwinContext) => string;

const renderers: Readonly<Record<string, Renderer>> = {
  AliasTimeline: () => simulator('AliasTimeline', momentWords(timeline(story).at(-1) ?? beginning)),
  Claim: ({ id = '', as }, _, { claims }) => {
    const claim = entry(claims, id);
    return as === 'statement' ? claimStatement(claim, claims) : claimValue(claim);
  },
  ErrorMessage: ({ id = '' }, inner, { errors }) => {
    const { message, cause, fix, commands } = entry(errors, id);
    const shell = commands.length > 0 ? fenced(commands.join('\n'), 'bash') : '';
    return paragraphs(
      fenced(message.trim(), 'text'),
      `Cause: ${cause}`,
      `Fix: ${fix}`,
      shell,
      inner,
    );
  },
  Figure: ({ title = '', alt = '', caption = '' }) =>
    paragraphs(`Figure: ${title}. ${alt}`, caption),
  LatencySimulator: () =>
    simulator('LatencySimulator', latencyWords(runView(firstSetting).latency, firstSetting.server)),
  LayerCache: () => simulator('LayerCache', buildWords(layerCacheView(firstView).build)),
  Name: ({ id = '' }, _, { names }) => entry(names, id).current,
  Note: (_, inner) => quoted(`Note: ${inner}`),
  Predict: ({ prompt = '', options = '', answer = '' }, inner) => {
    const texts = textsIn(options) ?? [];
    return paragraphs(
      `Predict first: ${unescaped(prompt)}`,
      texts.map((text, place) => `- ${letterOf(place)}. ${unescaped(text)}`).join('\n'),
      `Answer: ${letterOf(Number(answer))}. ${inner}`,
    );
  },
  Snippet: ({ file = '', region }, _, { snippet }) => {
    const { text, path } = snippet(file, region);
    return `File \`${path}\`:\n\n${fenced(text, languageOf(path))}`;
  },
  SplitSimulator: () => simulator('SplitSimulator', splitWords(splitView(firstWorld).comparison)),
  Step: ({ title = '', goal = '' }, inner) => paragraphs(`### ${title}`, goal, inner),
  Term: ({ id = '' }, inner, { glossary, root }) =>
    `[${inner || entry(glossary, id).term}](${root}glossary/#${id})`,
  details: (_, inner) => inner,
  summary: (_, inner) => `**${inner}**`,
};

/**
 * A component as Markdown.
 *
 * @throws when the component is unknown or refers to nothing, so that no twin loses text silently
 */
export function componentMarkdown(
  name: string,
  props: Props,
  inner: string,
  context: TwinContext,
): string {
  const render = renderers[name];
  if (!render)
    throw new Error(`<${name}> has no Markdown form: add one to twin/component-markdown.ts.`);
  return render(props, inner.trim(), context);
}

/** A simulator as it stands before anybody touches it. */
function simulator(name: keyof typeof figures, words: string): string {
  const { title, caption } = figures[name];
  return paragraphs(`Figure: ${title} ${words}`, caption);
}

function entry<Entry extends { readonly id: string }>(
  entries: readonly Entry[],
  id: string,
): Entry {
  const found = entries.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`There is no entry "${id}".`);
  return found;
}

type Claim = TwinContext['claims'][number];

const confidence: Readonly<Record<Claim['confidence'], string>> = {
  official: '',
  reported: 'as reported, ',
  roadmap: 'the roadmap’s claim, unverified, ',
};

function claimValue(claim: Claim): string {
  return `${claim.value} (${confidence[claim.confidence]}${sourceOf(claim)})`;
}

function claimStatement(claim: Claim, claims: readonly Claim[]): string {
  const today = claims.find(({ id }) => id === claim.today);
  const now = today ? [`Today: ${today.statement} (${sourceOf(today)})`] : [];
  return quoted(
    paragraphs(`${claim.statement} (${confidence[claim.confidence]}${sourceOf(claim)})`, ...now),
  );
}

function sourceOf({ publisher, url, checked }: Claim): string {
  return `${url ? `[${publisher}](${url})` : publisher}, checked ${checked}`;
}

/** Joins what is not empty with a blank line between. */
export function paragraphs(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A fenced block whose fence is longer than any in the text. */
export function fenced(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

function quoted(text: string): string {
  return text.replaceAll(/^/gm, '> ').replaceAll(/^> $/gm, '>');
}

function unescaped(text: string): string {
  return text.replaceAll(/\\(["'`\\])/g, '$1');
}

/** a, b, c … */
export function letterOf(place: number): string {
  return String.fromCodePoint(97 + place);
}

const languages: Readonly<Record<string, string>> = {
  py: 'python',
  sh: 'bash',
  toml: 'toml',
  yaml: 'yaml',
  yml: 'yaml',
  json: 'json',
  md: 'markdown',
};

function languageOf(path: string): string {
  return languages[path.slice(path.lastIndexOf('.') + 1)] ?? 'text';
}
