import type { FactSet } from './fact-set.ts';
import { factPrefix } from './keys.ts';
import { parseFact, timeOf } from './parse-fact.ts';
import { finished, type Work } from './work.ts';

/** The setting that tells when everything was last saved to a file. */
export const lastBackup = 'last-backup';

const dayMilliseconds = 86_400_000;
const mostNewFacts = 25;
const mostDays = 6;

/** How old the learner's last file is. */
export interface BackupAge {
  /** When the last file was saved, in ms since the epoch; undefined if never. */
  readonly savedAt: number | undefined;
  /** Facts that no file holds. What a page said when it was finished is a part of finishing it. */
  readonly newCount: number;
  /** Safari forgets a site after seven days without a visit; a file should be there before. */
  readonly isDue: boolean;
}

/**
 * Tells how much would be lost with this browser. A clock that went back counts as no time: while
 * the last file seems to be from the future, the facts more than it holds are the new ones.
 */
export function backupAge(facts: FactSet, now: number): BackupAge {
  return finished(backupAgeInSteps(facts, now));
}

/** Does what `backupAge` does, with a pause after each fact. */
export function* backupAgeInSteps(facts: FactSet, now: number): Work<BackupAge> {
  const saved = facts.get(`${factPrefix}setting:${lastBackup}`);
  const savedAt = timeOf(saved ?? '');
  let [laterCount, oldest] = [0, now];
  for (const [key, value] of facts) {
    yield laterCount;
    const at = countedTime(key, value);
    if (at <= savedAt) continue;
    laterCount += 1;
    oldest = Math.min(oldest, at);
  }
  const newCount = savedAt > now ? moreThan(saved, facts) : laterCount;
  const isOld = newCount > 0 && now - oldest >= mostDays * dayMilliseconds;
  return {
    savedAt: savedAt < 0 ? undefined : savedAt,
    newCount,
    isDue: newCount >= mostNewFacts || isOld,
  };
}

/** How many facts a file holds, as the setting keeps it: that it was saved is not one of them. */
export function savedCount(facts: FactSet): number {
  const counted = [...facts.keys()].filter(isCounted);
  return counted.filter((key) => key !== `${factPrefix}setting:${lastBackup}`).length;
}

/** When a fact that counts was made, in ms since the epoch; -1 for one that does not. */
function countedTime(key: string, value: string): number {
  return isCounted(key) ? timeOf(value) : -1;
}

function isCounted(key: string): boolean {
  return !key.startsWith(`${factPrefix}version:`);
}

/**
 * Whether to remind the learner of a file outside the progress page: when it is due, and the browser
 * has not promised to keep what is stored.
 */
export function isReminderDue({ isDue }: BackupAge, isKept: boolean | undefined): boolean {
  return isDue && isKept !== true;
}

function moreThan(saved: string | undefined, facts: FactSet): number {
  const fact = parseFact(`${factPrefix}setting:${lastBackup}`, saved ?? '');
  const count = fact.kind === 'setting' ? Number(fact.value) : 0;
  return Math.max(0, savedCount(facts) - (Number.isFinite(count) ? count : 0));
}
