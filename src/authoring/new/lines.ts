import type { PlannedStepFile } from '#schema/module.ts';

/** A text as YAML, in double quotes. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** An id made from the first words of a text: short enough for an address. */
export function idFrom(text: string): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter((word) => !fillers.has(word));
  const first = words.slice(0, 4).join('-');
  return /^[a-z]/.test(first) ? first : `can-${first}`;
}

const fillers = new Set(
  'a an and the of in on to from with for by its that so it is are'.split(' '),
);

/** Front matter that lessons and labs share, taken over from what was planned. */
export function plannedFields(
  id: string,
  planned: PlannedStepFile | undefined,
  least: number,
): readonly string[] {
  const title = planned?.title ?? `TODO: title of ${id}`;
  return [
    `title: ${quoted(title)}`,
    'summary: "TODO: what the learner can do afterwards, in at most 160 characters"',
    'objectives:',
    ...objectiveLines(planned?.objectives ?? [], least),
    `prerequisites: [${(planned?.prerequisites ?? []).join(', ')}]${planned ? '' : ' # TODO: ids of the steps that come directly before'}`,
    'technologies: [] # TODO: ids of technologies.yaml',
    `minutes: ${minutesOf(planned?.minutes ?? 45)}`,
    ...skillLines(planned),
  ];
}

/** Objectives that were planned get an id; missing ones stay blank. */
function objectiveLines(planned: readonly string[], least: number): readonly string[] {
  const blanks = Math.max(0, least - planned.length);
  const known = planned.map((text) => ({ id: idFrom(text), text }));
  const blank = Array.from({ length: blanks }, (_, index) => ({
    id: `objective-${planned.length + index + 1}`,
    text: `TODO: a verb that can be seen, and what the learner does (${planned.length + index + 1}); give it an id of its own`,
  }));
  return [...known, ...blank].flatMap(({ id, text }) => [
    `  - id: ${id}`,
    `    text: ${quoted(text)}`,
  ]);
}

/** Two fifths of the time go to reading, the rest to the keyboard. */
function minutesOf(whole: number): string {
  const read = Math.max(1, Math.round(whole * 0.4));
  return `{ read: ${read}, practice: ${whole - read}, method: estimated }`;
}

function skillLines(planned: PlannedStepFile | undefined): readonly string[] {
  const skills = Object.entries(planned?.skills ?? {});
  if (skills.length === 0) return [];
  return [
    'skills:',
    ...skills.map(([exam, numbers]) => `  ${exam}: [${numbers.map(quoted).join(', ')}]`),
  ];
}

/** Sources and the day, at the end of front matter. */
export function sourceLines(today: string): readonly string[] {
  return [
    'sources:',
    '  - title: "TODO: title of the page you read, primary sources first"',
    '    publisher: "TODO: who publishes it"',
    '    url: "TODO: https://…"',
    `    checked: ${today}`,
    `changed: { date: ${today}, note: First version. }`,
  ];
}
