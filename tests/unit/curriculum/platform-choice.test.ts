import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  platformQuestions,
  recommend,
  summarise,
  type PlatformAnswers,
  type PlatformRecommendation,
} from '#curriculum/platform-choice.ts';

const claimIds = new Set(
  (
    parse(readFileSync(`${import.meta.dirname}/../../../content/claims.yaml`, 'utf8')) as readonly {
      id: string;
    }[]
  ).map(({ id }) => id),
);

const everyOption = platformQuestions.flatMap((question) =>
  question.options.map((option) => ({ question, option })),
);

const everyReason = everyOption.flatMap(({ option }) =>
  Object.values(option.effects).flatMap((effects) => effects ?? []),
);

/** Any choice of answers, questions left out included. */
const anyAnswers: fc.Arbitrary<PlatformAnswers> = fc.record(
  Object.fromEntries(
    platformQuestions.map(({ id, options }) => [
      id,
      fc.option(fc.constantFrom(...options.map((option) => option.id)), { nil: undefined }),
    ]),
  ),
);

const saidOf = ({ reasons, against, notes }: PlatformRecommendation) => [
  ...reasons,
  ...against,
  ...notes,
];

const textsOf = (ranking: readonly PlatformRecommendation[]) =>
  ranking.flatMap((one) => saidOf(one).map(({ text }) => `${one.platform}: ${text}`)).toSorted();

test('all three platforms are ranked, whatever is answered', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const ranking = recommend(answers);
      expect(ranking.map(({ platform }) => platform).toSorted()).toEqual(['aws', 'azure', 'gcp']);
      expect(ranking.map(({ rank }) => rank)).toEqual(
        ranking.map(({ score }) => 1 + ranking.filter((other) => other.score > score).length),
      );
    }),
  );
});

test('the same answers give the same ranking, in whatever order they were given', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const turned = Object.fromEntries(Object.entries(answers).toReversed());
      expect(recommend(turned)).toEqual(recommend(answers));
    }),
  );
});

test('a score is the sum of what is said for and against', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      for (const one of recommend(answers)) {
        expect(one.score).toBe(saidOf(one).reduce((sum, { points }) => sum + points, 0));
        expect(one.reasons.every(({ points }) => points > 0)).toBe(true);
        expect(one.against.every(({ points }) => points < 0)).toBe(true);
      }
    }),
  );
});

test('without answers there is no basis, and the roadmap’s order is named as its claim', () => {
  const ranking = recommend({});
  expect(ranking.map(({ title, rank }) => `${rank} ${title}`)).toEqual([
    '1 Azure',
    '1 AWS',
    '1 Google Cloud',
  ]);
  expect(summarise(ranking)).toEqual({
    text: 'Your answers give no basis to prefer one of the three. The roadmap’s order is Azure, AWS, Google Cloud. It gives no data for it, so take it as its claim.',
    claim: 'roadmap-platform-order',
  });
});

test.each(everyOption)(
  'the answer "$question.id: $option.id" moves a score and says why',
  ({ question, option }) => {
    const ranking = recommend({ [question.id]: option.id });
    const scores = ranking.map(({ score }) => score);
    expect(Math.max(...scores.map(Math.abs))).toBeGreaterThan(0);
    expect(ranking.flatMap(saidOf).map(({ text }) => text)).not.toEqual([]);
  },
);

test.each(platformQuestions)('no two answers to "$id" say the same', ({ id, options }) => {
  const said = options.map((option) => textsOf(recommend({ [id]: option.id })).join('\n'));
  expect(new Set(said).size).toBe(options.length);
});

test('an answer adds its own reasons and takes none away', () => {
  fc.assert(
    fc.property(anyAnswers, fc.constantFrom(...everyOption), (answers, { question, option }) => {
      const without = { ...answers, [question.id]: undefined };
      const added = textsOf(recommend({ ...without, [question.id]: option.id }));
      const alone = textsOf(recommend({ [question.id]: option.id }));
      expect(added).toEqual([...textsOf(recommend(without)), ...alone].toSorted());
    }),
  );
});

test('a tie says so and names all who are tied', () => {
  const tied = recommend({ budget: 'no-card' });
  expect(tied.map(({ rank }) => rank)).toEqual([1, 1, 3]);
  expect(summarise(tied).text).toBe(
    'Azure and Google Cloud are tied. Between them your answers do not decide: take the one that the people around you use.',
  );
});

test('a lead says how large it is and over whom', () => {
  expect(summarise(recommend({ work: 'employer-aws' })).text).toBe(
    'AWS comes first, 4 points ahead of Azure and Google Cloud.',
  );
  expect(summarise(recommend({ skills: 'spark' })).text).toBe(
    'Azure comes first, 1 point ahead of AWS. That is little: treat it as a tie.',
  );
});

test('the summary names exactly the platforms of the first rank first', () => {
  fc.assert(
    fc.property(anyAnswers, (answers) => {
      const ranking = recommend(answers);
      const { text, claim } = summarise(ranking);
      const leaders = ranking.filter(({ rank }) => rank === 1).map(({ title }) => title);
      if (claim === undefined) expect(text.startsWith(leaders[0] ?? '')).toBe(true);
      expect(text.includes(' tied')).toBe(claim === undefined && leaders.length > 1);
    }),
  );
});

test('an unknown question or answer counts as not answered', () => {
  const stray: PlatformAnswers = { work: 'moon', colour: 'red', ['__proto__']: 'x' };
  expect(recommend(stray)).toEqual(recommend({}));
});

test('every reason is a sentence, and every claim it names exists', () => {
  for (const { text, points, claim } of everyReason) {
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(Number.isInteger(points)).toBe(true);
    if (claim !== undefined) expect([...claimIds]).toContain(claim);
  }
});

test('no reason holds a figure: figures stand in claims, with their source and day', () => {
  const texts = everyReason.map(({ text }) => text.replaceAll(/\bS3\b|\bEC2\b/g, ''));
  expect(texts.filter((text) => /\d/.test(text))).toEqual([]);
});
