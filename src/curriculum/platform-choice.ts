import questionFile from './platform-questions.json' with { type: 'json' };

/** The platforms of the project cloud-platforms, by the ids of its `platforms`. */
export type PlatformId = 'aws' | 'azure' | 'gcp';

/** One thing that speaks for or against a platform. */
export interface Reason {
  /** A sentence. Its figures stand in the claim, not here. */
  readonly text: string;
  /** Id of the claim it rests on. Absent: a judgement of this site. */
  readonly claim?: string | undefined;
  /** What it adds to the score; below 0 it speaks against, 0 is only worth knowing. */
  readonly points: number;
}

/** One possible answer, with what it says about each platform. */
export interface PlatformOption {
  readonly id: string;
  readonly text: string;
  readonly effects: { readonly [Platform in PlatformId]?: readonly Reason[] | undefined };
}

/** A question the learner may answer or leave out. */
export interface PlatformQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly PlatformOption[];
}

/** Question id → option id. What is missing or unknown counts as not answered. */
export type PlatformAnswers = Readonly<Record<string, string | undefined>>;

/** A platform with its place and why it has it. */
export interface PlatformRecommendation {
  readonly platform: PlatformId;
  readonly title: string;
  /** Sum of the points of all reasons. */
  readonly score: number;
  /** 1 is best. Tied platforms share a rank. */
  readonly rank: number;
  readonly reasons: readonly Reason[];
  readonly against: readonly Reason[];
  /** True of it, but without weight here. */
  readonly notes: readonly Reason[];
}

/** What the order of a ranking means, as a sentence. */
export interface RankingSummary {
  readonly text: string;
  /** The claim the sentence repeats, if it repeats one. */
  readonly claim?: string;
}

/** The questions in the order in which they are asked. Leaving one out is the neutral answer. */
export const platformQuestions: readonly PlatformQuestion[] = questionFile;

/** The order of the roadmap. It sorts ties and is never a reason. */
const roadmapOrder: readonly { readonly platform: PlatformId; readonly title: string }[] = [
  { platform: 'azure', title: 'Azure' },
  { platform: 'aws', title: 'AWS' },
  { platform: 'gcp', title: 'Google Cloud' },
];

/**
 * Ranks the three platforms for one learner.
 *
 * @param answers may be empty: then all three are tied
 * @returns all three, best first; ties stand in the roadmap's order and share a rank
 */
export function recommend(answers: PlatformAnswers): readonly PlatformRecommendation[] {
  const chosen = chosenOptions(answers);
  const scored = roadmapOrder.map(({ platform, title }) => {
    const found = chosen.flatMap((option) => option.effects[platform] ?? []);
    return {
      platform,
      title,
      score: found.reduce((sum, reason) => sum + reason.points, 0),
      reasons: found.filter((reason) => reason.points > 0),
      against: found.filter((reason) => reason.points < 0),
      notes: found.filter((reason) => reason.points === 0),
    };
  });
  return scored
    .map((one) => ({ ...one, rank: 1 + scored.filter((other) => other.score > one.score).length }))
    .toSorted((a, b) => a.rank - b.rank);
}

/**
 * Says in a sentence why the ranking is as it is: no basis, a tie, or a lead and how large it is.
 *
 * @param ranking what {@link recommend} returned
 */
export function summarise(ranking: readonly PlatformRecommendation[]): RankingSummary {
  const leaders = ranking.filter(({ rank }) => rank === 1);
  const [first, second] = ranking;
  if (ranking.every(({ reasons, against }) => reasons.length + against.length === 0)) {
    return {
      text: 'Your answers give no basis to prefer one of the three. The roadmap’s order is Azure, AWS, Google Cloud. It gives no data for it, so take it as its claim.',
      claim: 'roadmap-platform-order',
    };
  }
  if (leaders.length > 1 || first === undefined || second === undefined) {
    return {
      text: `${listed(leaders.map(({ title }) => title))} are tied. Between them your answers do not decide: take the one that the people around you use.`,
    };
  }
  const lead = first.score - second.score;
  return {
    text: `${first.title} comes first, ${points(lead)} ahead of ${listed(runnersUp(ranking))}.${lead === 1 ? ' That is little: treat it as a tie.' : ''}`,
  };
}

function chosenOptions(answers: PlatformAnswers): readonly PlatformOption[] {
  return platformQuestions.flatMap(({ id, options }) =>
    options.filter((option) => option.id === answers[id]),
  );
}

function runnersUp(ranking: readonly PlatformRecommendation[]): readonly string[] {
  return ranking.filter(({ rank }) => rank === 2).map(({ title }) => title);
}

function points(count: number): string {
  return count === 1 ? '1 point' : `${count} points`;
}

function listed(words: readonly string[]): string {
  return words.length < 2
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}
