/** Something a person or a script does. */
export type Action =
  | { readonly kind: 'register' | 'roll-back' | 'restart' | 'wait' }
  | { readonly kind: 'promote' | 'delete'; readonly version: number };

/** A model registry and two services that serve its champion, at one moment. */
export interface Moment {
  /** 1, 2, 3 …; 0 before anything was done. */
  readonly number: number;
  readonly words: string;
  /** Why nothing was done. */
  readonly refusal?: string | undefined;
  /** Numbers of the versions that exist, ascending. */
  readonly versions: readonly number[];
  /** The number of the last version that was ever registered; numbers are not used again. */
  readonly lastVersion: number;
  readonly champion: number | undefined;
  readonly challenger: number | undefined;
  /** The champion before the last promotion, noted in the tag `previous_champion`. */
  readonly previous: number | undefined;
  /** What the service serves that asks for the champion once, when it starts. */
  readonly loadsAtStart: number | undefined;
  /** What the service serves that asks again at every even moment. */
  readonly polls: number | undefined;
  readonly areRunning: boolean;
}

/** Before anything was done. */
export const beginning: Moment = {
  number: 0,
  words: 'Nothing yet',
  versions: [],
  lastVersion: 0,
  champion: undefined,
  challenger: undefined,
  previous: undefined,
  loadsAtStart: undefined,
  polls: undefined,
  areRunning: false,
};

/** Version 2 is never promoted, so that the roll-back has to skip it. */
export const story: readonly Action[] = [
  { kind: 'register' },
  { kind: 'promote', version: 1 },
  { kind: 'restart' },
  { kind: 'register' },
  { kind: 'register' },
  { kind: 'promote', version: 3 },
  { kind: 'roll-back' },
];

const verbs = {
  register: 'Register',
  promote: 'Promote',
  delete: 'Delete',
  'roll-back': 'Roll back',
  restart: 'Restart services',
  wait: 'Wait',
} as const;

/**
 * The moments after each of the actions. An action that is refused changes nothing but the time.
 *
 * As in MLflow, deleting a version takes its aliases with it, and a number is never given again. The
 * rest is what the scripts of the lab lab-track-and-promote do: a new version is the challenger, a
 * promotion notes the champion it replaces, a roll-back goes there and uses the note up. The registry
 * itself keeps no history of an alias.
 *
 * @see https://mlflow.org/docs/latest/ml/model-registry/ (aliases)
 */
export function timeline(actions: readonly Action[]): readonly Moment[] {
  const moments: Moment[] = [];
  for (const action of actions) moments.push(after(moments.at(-1) ?? beginning, action));
  return moments;
}

/** Why an action cannot be done; undefined if it can. */
export function refusal(moment: Moment, action: Action): string | undefined {
  if ('version' in action && !moment.versions.includes(action.version))
    return `there is no version ${action.version}.`;
  if (action.kind === 'promote' && action.version === moment.champion)
    return `v${action.version} is the champion already.`;
  return action.kind === 'roll-back' ? refusalToRollBack(moment) : undefined;
}

function refusalToRollBack({ versions, champion, previous }: Moment): string | undefined {
  if (champion === undefined) return 'there is no champion.';
  if (previous === undefined) return 'no previous champion is noted.';
  if (versions.includes(previous)) return undefined;
  return `the previous champion, v${previous}, was deleted.`;
}

/** What is where now, and what a roll-back would do. */
export function momentWords(moment: Moment): string {
  const { champion, challenger, loadsAtStart, polls, areRunning } = moment;
  const services = areRunning
    ? `The service that loads at start serves ${servedWords(loadsAtStart)}, the one that polls serves ${servedWords(polls)}.`
    : 'No service runs yet.';
  const refused = moment.refusal ? `Refused: ${moment.refusal} ` : '';
  const why = refusal(moment, { kind: 'roll-back' });
  const back = why
    ? `A roll-back would be refused: ${why}`
    : `A roll-back would restore ${versionWords(moment.previous)}.`;
  return `${refused}Now @champion is ${versionWords(champion)} and @challenger ${versionWords(challenger)}. ${services} ${back}`;
}

/** `v3`, or `none`. */
export function versionWords(version: number | undefined): string {
  return version === undefined ? 'none' : `v${version}`;
}

function servedWords(version: number | undefined): string {
  return version === undefined ? 'nothing, for it found no champion' : `v${version}`;
}

function after(moment: Moment, action: Action): Moment {
  const why = refusal(moment, action);
  const done = why ? moment : afterDone(moment, action);
  const words = actionWords(action, moment);
  const next = { ...done, number: moment.number + 1, words, refusal: why };
  const isPoll = next.areRunning && next.number % 2 === 0;
  // A poll that finds no alias keeps the model that is in memory.
  return isPoll ? { ...next, polls: next.champion ?? next.polls } : next;
}

function afterDone(moment: Moment, action: Action): Moment {
  const { champion } = moment;
  switch (action.kind) {
    case 'register':
      return withVersion(moment, moment.lastVersion + 1);
    case 'promote':
      return promoted(moment, action.version);
    case 'roll-back':
      return { ...moment, champion: moment.previous, previous: undefined };
    case 'delete':
      return withoutVersion(moment, action.version);
    case 'restart':
      return { ...moment, areRunning: true, loadsAtStart: champion, polls: champion };
    case 'wait':
      return moment;
    default:
      return action satisfies never;
  }
}

function withVersion(moment: Moment, version: number): Moment {
  const versions = [...moment.versions, version];
  return { ...moment, versions, lastVersion: version, challenger: version };
}

function promoted(moment: Moment, version: number): Moment {
  const { champion, challenger, previous } = moment;
  return {
    ...moment,
    champion: version,
    previous: champion ?? previous,
    challenger: challenger === version ? undefined : challenger,
  };
}

function withoutVersion(moment: Moment, version: number): Moment {
  const kept = (alias: number | undefined) => (alias === version ? undefined : alias);
  return {
    ...moment,
    versions: moment.versions.filter((other) => other !== version),
    champion: kept(moment.champion),
    challenger: kept(moment.challenger),
  };
}

function actionWords(action: Action, { lastVersion, areRunning }: Moment): string {
  const verb = verbs[action.kind];
  if ('version' in action) return `${verb} v${action.version}`;
  if (action.kind === 'register') return `${verb} v${lastVersion + 1}`;
  return action.kind === 'restart' && !areRunning ? 'Start services' : verb;
}
