import { atKey, atValue, type Finding, type KeyPath } from './problem-finding.ts';
import { listFiles, type ProblemInput } from './problem-input.ts';
import { stepRecords } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

type Claim = ContentFiles['claims'][number];

/** Claims without a source or in the wrong order of days, days that are still to come, and what should be read again. */
export function findFactProblems({ files, today }: ProblemInput): readonly Finding[] {
  return [
    ...files.claims.flatMap((claim, index) => claimProblems(claim, index, today)),
    ...datesOf(files).flatMap((date) => future(date, today)),
    ...sourcesOf(files).flatMap((date) => unread(date, today)),
  ];
}

function claimProblems(claim: Claim, index: number, today: string): readonly Finding[] {
  const file = listFiles.claims;
  const { published, checked, reviewAfter } = claim;
  const found = [...withoutSource(claim, index)];
  if (published !== undefined && isBefore(checked, published)) {
    found.push(
      wrongOrder(
        index,
        'checked',
        `It was checked on ${checked}, before it was published on ${published}.`,
      ),
    );
  }
  if (isBefore(reviewAfter, checked)) {
    found.push(
      wrongOrder(
        index,
        'reviewAfter',
        `It is due on ${reviewAfter}, before it was checked on ${checked}.`,
      ),
    );
  } else if (isBefore(reviewAfter, today)) {
    found.push({
      kind: 'claim-past-review',
      file,
      place: atValue(index, 'reviewAfter'),
      message: `The claim "${claim.id}" was due for another look on ${reviewAfter}.`,
      mend: 'read the source again, then set checked and reviewAfter',
    });
  }
  return found;
}

function withoutSource({ id, url, confidence }: Claim, index: number): readonly Finding[] {
  if (url !== undefined || confidence === 'roadmap') return [];
  return [
    {
      kind: 'claim-without-source',
      file: listFiles.claims,
      place: atValue(index, 'id'),
      message: `The claim "${id}" is ${confidence} and has no url.`,
      mend: 'add url: https://…, or write confidence: roadmap',
    },
  ];
}

function wrongOrder(index: number, key: string, message: string): Finding {
  return {
    kind: 'days-out-of-order',
    file: listFiles.claims,
    place: atValue(index, key),
    message,
    mend: 'correct the day that is wrong',
  };
}

/** Only real days are compared; the schema reports the others. */
function isBefore(day: string, other: string): boolean {
  const form = /^\d{4}-\d{2}-\d{2}$/;
  return form.test(day) && form.test(other) && day < other;
}

interface DatedPlace {
  readonly day: string;
  readonly file: string;
  readonly path: KeyPath;
}

function datesOf(files: ContentFiles): readonly DatedPlace[] {
  const checked = (entries: readonly { checked: string }[], file: string): readonly DatedPlace[] =>
    entries.map(({ checked: day }, index) => ({ day, file, path: [index, 'checked'] }));
  return [
    ...sourcesOf(files),
    ...[...files.lessons, ...files.labs, ...files.checks, ...files.pages].map(({ file, data }) => ({
      day: data.changed.date,
      file,
      path: ['changed', 'date'],
    })),
    ...files.certifications.map(({ file, data }) => ({
      day: data.checked,
      file,
      path: ['checked'],
    })),
    ...checked(files.technologies, listFiles.technologies),
    ...checked(files.claims, listFiles.claims),
    ...files.claims.flatMap(({ published }, index) =>
      published === undefined
        ? []
        : [{ day: published, file: listFiles.claims, path: [index, 'published'] }],
    ),
    ...checked(files.names, listFiles.names),
    ...checked(files.errors, listFiles.errors),
  ];
}

function sourcesOf(files: ContentFiles): readonly DatedPlace[] {
  return [...files.lessons, ...files.labs, ...files.pages, ...files.certifications].flatMap(
    ({ file, data }) =>
      data.sources.map(({ checked }, index) => ({
        day: checked,
        file,
        path: ['sources', index, 'checked'],
      })),
  );
}

/** In the Far East it is tomorrow already while it is still today in UTC. */
function tomorrow(today: string): string {
  const oneDay = 86_400_000;
  return new Date(Date.parse(`${today}T00:00:00Z`) + oneDay).toISOString().slice(0, 10);
}

function future({ day, file, path }: DatedPlace, today: string): readonly Finding[] {
  if (!isBefore(tomorrow(today), day)) return [];
  return [
    {
      kind: 'day-in-the-future',
      file,
      place: atValue(...path),
      message: `${day} is still to come.`,
      mend: 'correct the day; often it is the year',
    },
  ];
}

function unread({ day, file, path }: DatedPlace, today: string): readonly Finding[] {
  const aYearAgo = `${Number(today.slice(0, 4)) - 1}${today.slice(4)}`;
  if (!isBefore(day, aYearAgo)) return [];
  return [
    {
      kind: 'source-past-review',
      file,
      place: atValue(...path),
      message: `The source was last read on ${day}.`,
      mend: 'read it again, correct the text where it moved, and set checked',
    },
  ];
}

/** Hours of a project, or of its shared modules and each platform, outside what project.yaml promises. */
export function findHourProblems({ files, unreadable }: ProblemInput): readonly Finding[] {
  const steps = [...files.modules, ...files.lessons, ...files.labs, ...files.checks];
  if (steps.some(({ file }) => unreadable.has(file))) return [];
  return files.projects.flatMap(({ id, file, data }) => {
    const tracks = data.platforms?.map((platform) => platform.id) ?? [undefined];
    return tracks.flatMap((platform): readonly Finding[] => {
      const hours = hoursOf(files, id, platform);
      const { least, most } = data.hours;
      if (hours === 0 || (hours >= least && hours <= most)) return [];
      const what = platform === undefined ? 'All steps' : `The shared modules and "${platform}"`;
      return [
        {
          kind: 'hours-out-of-range',
          file,
          place: atKey('hours'),
          message: `${what} take ${hours.toFixed(1)} hours; the project promises ${least} to ${most}.`,
          mend: `correct the minutes of the steps, or the range`,
        },
      ];
    });
  });
}

function hoursOf(files: ContentFiles, project: string, platform: string | undefined): number {
  const unique = new Map(stepRecords(files).map((step) => [step.id, step]));
  const steps = [...unique.values()].filter(
    ({ listing }) =>
      listing?.project === project &&
      (listing.platform === undefined || listing.platform === platform),
  );
  return steps.reduce((sum, step) => sum + step.minutes, 0) / 60;
}
