import { LabError } from './lab-error.ts';
import { didYouMean } from './did-you-mean.ts';

/** What `npm run test:labs` is asked to do. */
export interface Choice {
  /** Labs and lessons by id, run whatever their receipts say. */
  readonly ids: readonly string[];
  /** Without ids: what has a fresh receipt is run too, not trusted. */
  readonly isRunningAll: boolean;
  /** Missing and stale receipts are written. */
  readonly isWriting: boolean;
  /** Fresh receipts are written too, with today's date. */
  readonly isStamping: boolean;
  /** Outputs on the named pages are replaced by what was printed. */
  readonly isUpdating: boolean;
  readonly python?: string;
}

export const testLabsUsage = `Runs labs and the code of lessons, and compares them with what the pages show:
  npm run test:labs                        what changed since its receipt; the rest is trusted
  npm run test:labs -- --all               everything
  npm run test:labs -- <id> …              these labs and lessons
  npm run test:labs -- --write [<id> …]    write missing and stale receipts
  npm run test:labs -- --stamp [<id> …]    write all receipts anew, with today's date
  npm run test:labs -- --update <id> …     rewrite the outputs on these pages
  npm run test:labs -- --python 3.13       with another Python`;

const options = ['--all', '--write', '--stamp', '--update', '--python'];

/** Reads the command line. */
export function choiceOf(words: readonly string[], known: readonly string[]): Choice {
  const at = words.indexOf('--python');
  const python = at === -1 ? undefined : words[at + 1];
  if (at !== -1 && (python === undefined || python.startsWith('--')))
    throw refusal('--python needs a version or a path.');
  const rest = at === -1 ? words : [...words.slice(0, at), ...words.slice(at + 2)];
  const flags = rest.filter((word) => word.startsWith('-'));
  const ids = rest.filter((word) => !word.startsWith('-'));
  const unknown = flags.find((flag) => !options.includes(flag));
  if (unknown !== undefined)
    throw refusal(`There is no option "${unknown}".${didYouMean(unknown, options)}`);
  const stranger = ids.find((id) => !known.includes(id));
  if (stranger !== undefined)
    throw new LabError(
      `There is no lab or lesson with code to run named "${stranger}".${didYouMean(stranger, known)}`,
    );
  if (flags.includes('--update') && ids.length === 0)
    throw refusal('--update needs the id of a lesson or lab.');
  return {
    ids,
    isRunningAll: flags.includes('--all') || flags.includes('--stamp'),
    isWriting: flags.includes('--write') || flags.includes('--stamp'),
    isStamping: flags.includes('--stamp'),
    isUpdating: flags.includes('--update'),
    ...(python === undefined ? {} : { python }),
  };
}

function refusal(message: string): LabError {
  return new LabError(`${message}\n${testLabsUsage}`);
}
