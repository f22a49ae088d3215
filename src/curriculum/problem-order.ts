import { atValue, type Finding } from './problem-finding.ts';
import type { ProblemInput } from './problem-input.ts';
import { stepRecords, type StepRecord } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

/** One step asks for another; both exist. */
interface Edge {
  readonly step: StepRecord;
  readonly index: number;
  readonly asked: StepRecord;
}

/** Circles, steps that stand before what they ask for, and steps that ask for what their learner never meets. */
export function findOrderProblems({
  files,
  unreadable,
}: Pick<ProblemInput, 'files' | 'unreadable'>): readonly Finding[] {
  const lists = [...files.projects, ...files.modules];
  if (lists.some(({ file }) => unreadable.has(file))) return [];
  const circles = files.projects.flatMap((project) => projectCycles(project, files));
  if (circles.length > 0) return circles;
  const records = stepRecords(files);
  const byId = new Map(records.map((step) => [step.id, step]));
  const edges = records.flatMap((step) =>
    step.prerequisites.flatMap((id, index): readonly Edge[] => {
      const asked = byId.get(id);
      return asked ? [{ step, index, asked }] : [];
    }),
  );
  const reach = reachOf(files);
  const found = edges.flatMap((edge) => edgeProblem(edge, byId, reach));
  return onePerRing(found);
}

/** A circle is found from each of its steps that points forwards; once is enough. */
function onePerRing(found: readonly Finding[]): readonly Finding[] {
  const rings = new Set<string>();
  return found.filter(({ kind, message }) => {
    if (kind !== 'cycle') return true;
    const ring = message.split('\n').slice(1).toSorted().join('\n');
    const isNew = !rings.has(ring);
    rings.add(ring);
    return isNew;
  });
}

function projectCycles(
  { id, file, data }: ContentFiles['projects'][number],
  files: ContentFiles,
): readonly Finding[] {
  const after = new Map(files.projects.map((project) => [project.id, project.data.after]));
  return data.after.flatMap((earlier, index): readonly Finding[] =>
    earlier !== id && !comesBefore(id, earlier, after)
      ? []
      : [
          {
            kind: 'cycle',
            file,
            place: atValue('after', index),
            message: `"${id}" comes after "${earlier}", which comes after "${id}".`,
            mend: `delete ${earlier} from after in one of the two`,
          },
        ],
  );
}

function edgeProblem(
  edge: Edge,
  byId: ReadonlyMap<string, StepRecord>,
  canReach: (edge: Edge) => boolean,
): readonly Finding[] {
  const isForward = position(edge.asked) >= position(edge.step);
  const way = isForward ? wayBack(edge, byId) : undefined;
  if (way) return [cycle(edge, way)];
  if (!canReach(edge)) return [outOfReach(edge)];
  return isForward && isOnMap(edge.step) && isOnMap(edge.asked) ? [tooEarly(edge)] : [];
}

/** Only then does its place in the order mean anything. */
function isOnMap({ listing }: StepRecord): boolean {
  return listing?.isOnMap ?? false;
}

function position(step: StepRecord): number {
  return step.listing?.position ?? Infinity;
}

/** The shortest way along prerequisites from the asked step back to the asking one; a circle if there is one. */
function wayBack(
  { step, asked }: Edge,
  byId: ReadonlyMap<string, StepRecord>,
): readonly StepRecord[] | undefined {
  const reached = new Set([asked.id]);
  let ways: readonly (readonly StepRecord[])[] = [[asked]];
  while (ways.length > 0) {
    const home = ways.find((way) => way.at(-1)?.id === step.id);
    if (home) return home;
    ways = ways.flatMap((way) => longer(way, byId, reached));
  }
  return undefined;
}

function longer(
  way: readonly StepRecord[],
  byId: ReadonlyMap<string, StepRecord>,
  reached: Set<string>,
): readonly (readonly StepRecord[])[] {
  return (way.at(-1)?.prerequisites ?? []).flatMap((id) => {
    const next = byId.get(id);
    if (!next || reached.has(id)) return [];
    reached.add(id);
    return [[...way, next]];
  });
}

function cycle(edge: Edge, way: readonly StepRecord[]): Finding {
  const ring = [edge.step, ...way];
  const files = new Set(ring.map(({ id, file }) => `  ${id}  ${file}`));
  return {
    kind: 'cycle',
    file: edge.step.file,
    place: placeOf(edge),
    message: [ring.map(({ id }) => id).join(' → '), ...files].join('\n'),
    mend: `delete ${edge.asked.id} from these prerequisites`,
  };
}

function tooEarly(edge: Edge): Finding {
  const { step, asked } = edge;
  return {
    kind: 'before-its-prerequisite',
    file: step.file,
    place: placeOf(edge),
    message: `"${step.id}" stands before "${asked.id}", which it asks for.`,
    mend: `move "${step.id}" below "${asked.id}" in ${asked.listing?.file ?? 'module.yaml'}`,
  };
}

function outOfReach(edge: Edge): Finding {
  const { step, asked } = edge;
  const message =
    step.listing?.project === asked.listing?.project ? otherPlatform(edge) : laterProject(edge);
  return {
    kind: 'out-of-reach',
    file: step.file,
    place: placeOf(edge),
    message,
    mend: `ask for a step of the same track, or delete ${asked.id} from these prerequisites`,
  };
}

function otherPlatform({ step, asked }: Edge): string {
  const track = step.listing?.platform;
  const who =
    track === undefined ? 'not every learner takes' : `a learner of "${track}" never meets`;
  return `"${asked.id}" belongs to the platform "${asked.listing?.platform ?? ''}", which ${who}.`;
}

function laterProject({ step, asked }: Edge): string {
  const { project = '', platform } = asked.listing ?? {};
  return platform === undefined
    ? `"${asked.id}" belongs to the project "${project}", which does not come before "${step.listing?.project ?? ''}".`
    : `"${asked.id}" belongs to the platform "${platform}" of another project, which not every learner takes.`;
}

function placeOf({ step, index }: Edge): Finding['place'] {
  return atValue(...step.path, 'prerequisites', index);
}

/** Answers whether a learner has met the asked step by the time the asking one comes. */
function reachOf(files: ContentFiles): (edge: Edge) => boolean {
  const after = new Map(files.projects.map(({ id, data }) => [id, data.after]));
  return ({ step, asked }) => {
    const from = step.listing;
    const to = asked.listing;
    if (!from || !to) return true;
    if (from.project !== to.project) {
      return to.platform === undefined && comesBefore(to.project, from.project, after);
    }
    return to.platform === undefined || to.platform === from.platform;
  };
}

function comesBefore(
  earlier: string,
  later: string,
  after: ReadonlyMap<string, readonly string[]>,
): boolean {
  const waiting = [...(after.get(later) ?? [])];
  const seen = new Set<string>();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next === earlier) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(after.get(next) ?? []));
  }
  return false;
}
