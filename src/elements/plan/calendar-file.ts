// Loaded when a learner saves a calendar: its library is larger than the rest of the page.
import { generateIcsCalendar } from 'ts-ics';
import type { CalendarEvent } from '#planner/calendar-events.ts';

const dayMilliseconds = 86_400_000;

/** A calendar file (RFC 5545) with one whole-day entry for each sitting. */
export function calendarFile(events: readonly CalendarEvent[], now: number): string {
  const date = (day: number) => ({ date: new Date(day * dayMilliseconds), type: 'DATE' as const });
  return generateIcsCalendar({
    version: '2.0',
    prodId: '-//mlops-deployment-path//study plan//EN',
    name: 'MLOps and Deployment',
    events: events.map(({ uid, sequence, day, title, url, isCancelled }) => ({
      uid,
      sequence,
      summary: title,
      ...(url && { url }),
      stamp: { date: new Date(now), type: 'DATE-TIME' },
      start: date(day),
      end: date(day + 1),
      status: isCancelled ? 'CANCELLED' : 'CONFIRMED',
      timeTransparent: 'TRANSPARENT',
    })),
  });
}
