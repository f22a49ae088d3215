/** A run of signs that is UTF-8 read as another encoding, and what it was. */
export interface Mojibake {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly repaired: string;
}

/** What the bytes 0x80 to 0xFF stand for. Places without a sign of their own are control characters there too. */
function upperHalf(encoding: string): ReadonlyMap<string, number> {
  const bytes = Uint8Array.from({ length: 128 }, (_, index) => index + 128);
  const signs = Array.from(new TextDecoder(encoding).decode(bytes));
  return new Map(signs.map((sign, index) => [sign, index + 128]));
}

const western = upperHalf('windows-1252');
const cyrillic = upperHalf('windows-1251');

/** The scripts and signs this site uses: a repair that gives anything else is no repair. */
const usedHere =
  /^[\u00A0-\u017F\u2010-\u2030\u2039\u203A\u20AC\u2122\u2190-\u21FF\u2200-\u22FF\u2500-\u25FF\u2600-\u27BF\u{1F300}-\u{1FAFF}]$/u;
const cyrillicLetter = /^[\u0400-\u045F]$/u;
/** Signs that may follow a capital letter in good text: Ä“, Å–. */
const ordinaryAfterLetter = /^[ÄÅ][‘’“”–—…•›»«]$/u;
const nonAscii = /[^\0-\x7f]{2,}/gu;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Finds runs that were UTF-8 once and were read as Windows-1252 or Windows-1251. */
export function findMojibake(text: string): readonly Mojibake[] {
  return [...text.matchAll(nonAscii)].flatMap((match) => runsIn(match[0], match.index));
}

function runsIn(run: string, start: number): readonly Mojibake[] {
  const found: Mojibake[] = [];
  for (let at = 0; at < run.length;) {
    const one =
      repairAt(run, at, western, isWesternRepair) ?? repairAt(run, at, cyrillic, isCyrillicRepair);
    if (one)
      found.push({
        start: start + at,
        end: start + at + one.length,
        text: run.slice(at, at + one.length),
        repaired: one.repaired,
      });
    at += one?.length ?? 1;
  }
  return joined(found);
}

interface Repair {
  readonly length: number;
  readonly repaired: string;
}

function repairAt(
  run: string,
  at: number,
  bytesOf: ReadonlyMap<string, number>,
  isGood: (repair: string, original: string) => boolean,
): Repair | undefined {
  const first = bytesOf.get(run[at] ?? '') ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  const original = run.slice(at, at + length);
  if (length === 0 || original.length < length) return undefined;
  const bytes = Array.from(original, (sign) => bytesOf.get(sign) ?? 0);
  const repaired = decoded(Uint8Array.from(bytes));
  return repaired !== undefined && isGood(repaired, original) ? { length, repaired } : undefined;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function isWesternRepair(repaired: string, original: string): boolean {
  return usedHere.test(repaired) && !ordinaryAfterLetter.test(original);
}

/** Two Cyrillic letters in a row are common in good text, so a Cyrillic repair counts only beside others. */
function isCyrillicRepair(repaired: string, original: string): boolean {
  return cyrillicLetter.test(repaired) || (original.length > 2 && usedHere.test(repaired));
}

/** Neighbouring repairs as one; a single Cyrillic letter alone is no proof. */
function joined(found: readonly Mojibake[]): readonly Mojibake[] {
  const runs: Mojibake[] = [];
  for (const next of found) {
    const last = runs.at(-1);
    if (last?.end !== next.start) runs.push(next);
    else
      runs[runs.length - 1] = {
        ...last,
        end: next.end,
        text: last.text + next.text,
        repaired: last.repaired + next.repaired,
      };
  }
  return runs.filter(({ repaired }) => !cyrillicLetter.test(repaired));
}
