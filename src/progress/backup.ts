import type { FactSet } from './fact-set.ts';
import { factPrefix } from './keys.ts';
import { timeOf } from './parse-fact.ts';

/** The setting that tells when everything was last saved to a file. */
export const lastBackup = 'last-backup';

const dayMilliseconds = 86_400_000;
const mostNewFacts = 30;
const mostDays = 6;

/** How old the learner's last file is. */
export interface BackupAge {
  /** When the last file was saved, in ms since the epoch; undefined if never. */
  readonly savedAt: number | undefined;
  /** Facts that no file holds. */
  readonly newCount: number;
  /** Safari forgets a site after seven days without a visit; a file should be there before. */
  readonly isDue: boolean;
}

/** Tells how much would be lost with this browser. A clock that went back counts as no time. */
export function backupAge(facts: FactSet, now: number): BackupAge {
  const savedAt = timeOf(facts.get(`${factPrefix}setting:${lastBackup}`) ?? '');
  const newTimes = [...facts.values()].map(timeOf).filter((at) => at > savedAt);
  const oldest = newTimes.reduce((least, at) => Math.min(least, at), now);
  const newCount = newTimes.length;
  const isOld = newCount > 0 && now - oldest >= mostDays * dayMilliseconds;
  return {
    savedAt: savedAt < 0 ? undefined : savedAt,
    newCount,
    isDue: newCount >= mostNewFacts || isOld,
  };
}
