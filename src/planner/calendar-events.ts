import type { Sitting } from './plan.ts';

/** An entry of a calendar. */
export interface CalendarEvent {
  /** Stays the same in every plan, so that a new plan moves an entry instead of adding one. */
  readonly uid: string;
  /** Counts up with each plan that was saved. */
  readonly sequence: number;
  /** Whole days since 1 January 1970. */
  readonly day: number;
  readonly title: string;
  readonly url: string;
  /** An entry of an earlier plan that the new one has no more. */
  readonly isCancelled: boolean;
}

/** Id of a sitting: of its step and part, whatever day it is on. */
export function uidOf({ task, part }: Pick<Sitting, 'task' | 'part'>): string {
  return `${task}.${part}@mlops-deployment-path`;
}

/**
 * The entries of a plan, and cancellations of those an earlier plan had and this one has not.
 *
 * @param before uids of the plan that was saved last
 * @param titleOf what to call a step
 */
export function calendarEvents(
  sittings: readonly Sitting[],
  before: readonly string[],
  sequence: number,
  nameOf: (task: string) => { readonly title: string; readonly url: string },
): readonly CalendarEvent[] {
  const parts = new Map<string, number>();
  for (const { task, part } of sittings) parts.set(task, Math.max(part, parts.get(task) ?? 0));
  const events = sittings.map((sitting): CalendarEvent => {
    const { title, url } = nameOf(sitting.task);
    const count = parts.get(sitting.task) ?? 1;
    const part = count > 1 ? `, part ${sitting.part} of ${count}` : '';
    return {
      uid: uidOf(sitting),
      sequence,
      day: sitting.day,
      title: `${title}${part} (${sitting.minutes} min)`,
      url,
      isCancelled: false,
    };
  });
  const present = new Set(events.map(({ uid }) => uid));
  const day = sittings[0]?.day ?? 0;
  const gone = before.filter((uid) => !present.has(uid));
  return [
    ...events,
    ...gone.map((uid) => ({
      uid,
      sequence,
      day,
      title: 'Not planned',
      url: '',
      isCancelled: true,
    })),
  ];
}
