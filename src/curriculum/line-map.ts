import type { Module, Project, Step, StepKind } from './types.ts';

/** A colour of the map, as written in project.yaml. */
export type LineColour = Project['line']['colour'];

/** One drawn stop. Positions are in the units of the map's view box. */
export interface Station {
  readonly id: string;
  readonly title: string;
  readonly kind: StepKind;
  readonly status: Step['status'];
  readonly minutes: number;
  readonly x: number;
  readonly y: number;
}

/** A module on the map: its stops and where its name stands. */
export interface Stretch {
  readonly id: string;
  readonly title: string;
  readonly project: string;
  readonly stations: readonly Station[];
  /** Name lines, only where there is room for a name. */
  readonly label?: {
    readonly lines: readonly string[];
    readonly x: number;
    readonly side: 'above' | 'below' | 'beside';
  };
}

/** One line of the map with its track as SVG path data. */
export interface MapLine {
  readonly colour: LineColour;
  readonly letter: string;
  readonly title: string;
  readonly y: number;
  /** Where the badge with the letter stands. */
  readonly badge: { readonly x: number; readonly y: number };
  readonly track: string;
  /** The part of the track that leads to open stops. Absent when all is planned. */
  readonly openTrack?: string;
  readonly stretches: readonly Stretch[];
}

/** The whole network: first project from left to right, then back through the platforms. */
export interface LineMap {
  readonly width: number;
  readonly height: number;
  readonly lines: readonly MapLine[];
}

const left = 10;
const right = 1044;
const topY = 104;
const turnY = 336;
const branchGap = 84;
const corner = 44;
const labelWidth = 24;

/**
 * Lays the network out: the first project on top, the second turning back below it and
 * splitting into its platforms.
 *
 * @returns positions in a view box of 1200 units width
 * @throws when there are not two projects
 */
export function layOutMap(projects: readonly Project[]): LineMap {
  const [first, second] = projects;
  if (!first || !second) throw new Error('The map is drawn for two projects.');
  return {
    width: 1200,
    height: turnY + branchGap + 56,
    lines: [firstLine(first), ...returningLines(second)],
  };
}

function firstLine(project: Project): MapLine {
  const gap = 0.8;
  const steps = project.modules.reduce((sum, module) => sum + module.steps.length, 0);
  const unit = (right - left) / (steps - 1 + gap * (project.modules.length - 1));
  let x = left;
  const stretches = project.modules.map((module, index): Stretch => {
    const stations = module.steps.map((step, place) => station(step, x + place * unit, topY));
    x += (module.steps.length + gap) * unit;
    return { ...stretchOf(module, stations), label: labelOf(module, stations, index) };
  });
  const lastOpen = lastOpenX(stretches);
  return {
    ...project.line,
    title: project.title,
    y: topY,
    badge: { x: left, y: topY },
    track: `M${left} ${topY}H${right}`,
    ...(lastOpen !== undefined && { openTrack: `M${left} ${topY}H${lastOpen}` }),
    stretches,
  };
}

function labelOf(
  module: Module,
  stations: readonly Station[],
  index: number,
): NonNullable<Stretch['label']> {
  const x = stations[0]?.x ?? left;
  if (x === right) return { lines: wrap(module.title, 18), x: x + 22, side: 'beside' };
  return { lines: wrap(module.title, labelWidth), x, side: index % 2 === 0 ? 'above' : 'below' };
}

function returningLines(project: Project): readonly MapLine[] {
  const shared = project.modules.filter((module) => module.platform === undefined);
  const trunkFrom = right - corner - 12;
  const trunk = placeBackwards(shared, trunkFrom, 19.5, turnY);
  const splitX = Math.min(...trunk.flatMap((stretch) => stretch.stations.map((s) => s.x))) - 18;
  const foundations: MapLine = {
    ...project.line,
    title: 'Cloud foundations',
    y: turnY,
    badge: { x: trunkFrom - 160, y: turnY },
    track: `M${right} ${topY}V${turnY - corner}Q${right} ${turnY} ${right - corner} ${turnY}H${splitX}`,
    stretches: trunk,
  };
  const branches = (project.platforms ?? []).map((platform, index): MapLine => {
    const y = turnY + (index - 1) * branchGap;
    const modules = project.modules.filter((module) => module.platform === platform.id);
    const steps = modules.reduce((sum, module) => sum + module.steps.length, 0);
    const startX = splitX - 52;
    const gaps = 0.6 * (modules.length - 1);
    const unit = (startX - left - 6) / (steps - 1 + gaps);
    return {
      ...platform.line,
      title: platform.title,
      y,
      badge: { x: startX - 132, y },
      track: `M${splitX} ${turnY}${bend(y - turnY, splitX)}H${left}`,
      stretches: placeBackwards(modules, startX, unit, y),
    };
  });
  return [foundations, ...branches];
}

function bend(dy: number, fromX: number): string {
  if (dy === 0) return '';
  return `C${fromX - 26} ${turnY} ${fromX - 16} ${turnY + dy} ${fromX - 46} ${turnY + dy}`;
}

function placeBackwards(
  modules: readonly Module[],
  fromX: number,
  unit: number,
  y: number,
): readonly Stretch[] {
  let x = fromX;
  return modules.map((module) => {
    const stations = module.steps.map((step, place) => station(step, x - place * unit, y));
    x -= (module.steps.length + 0.6) * unit;
    return stretchOf(module, stations);
  });
}

function station(step: Step, x: number, y: number): Station {
  const { id, title, kind, status, minutes } = step;
  return { id, title, kind, status, minutes, x: round(x), y };
}

function stretchOf(module: Module, stations: readonly Station[]): Stretch {
  return { id: module.id, title: module.title, project: module.project, stations };
}

function lastOpenX(stretches: readonly Stretch[]): number | undefined {
  const open = stretches.flatMap((stretch) => stretch.stations).filter((s) => s.status === 'open');
  return open.at(-1)?.x;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Breaks a title into lines of at most `width` characters, at spaces. */
function wrap(title: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < width)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
