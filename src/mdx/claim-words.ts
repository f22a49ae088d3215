import type { ClaimFile } from '#schema/lists.ts';
import { explained, linked, unbroken, withoutBreaks } from './inline-html.ts';

const confidenceWords: Readonly<Record<ClaimFile['confidence'], string>> = {
  official: '',
  reported: 'as reported',
  roadmap: 'the roadmap’s claim, unverified',
};

/**
 * What a reader must see beside a figure before they trust it; empty for an official one that was
 * looked at in time.
 *
 * @param today as YYYY-MM-DD
 */
export function claimFlag(claim: ClaimFile, today: string): string {
  const isPast = claim.reviewAfter < today;
  const words = [
    confidenceWords[claim.confidence],
    isPast ? `due for another look since ${claim.reviewAfter}` : '',
  ];
  return words.filter((text) => text !== '').join('; ');
}

/** Who says it, when it was said and looked at, and what is true now, as HTML. */
export function claimSource(claim: ClaimFile, now: ClaimFile | undefined): string {
  const dates = [claim.published, `checked ${claim.checked}`].filter(Boolean).join(', ');
  const source = `${linked(claim.publisher, claim.url)}, ${dates}.`;
  return now === undefined ? source : `${source} Today: ${withoutBreaks(now.statement)}`;
}

/**
 * A figure inside a sentence, with what to know about it and a note on its source. One string: a
 * space between its parts would stand before the full stop that follows.
 */
export function claimValue(
  claim: ClaimFile,
  { now, today, isFirst }: { now?: ClaimFile | undefined; today: string; isFirst: boolean },
): string {
  const value = unbroken(claim.value);
  const flag = claimFlag(claim, today);
  const text = `<b>${value}</b>: ${claimSource(claim, now)}`;
  const shown = explained(value, {
    id: `claim-${claim.id}`,
    address: claim.url ?? `#claim-${claim.id}`,
    text,
    isFirst,
  });
  return flag === '' ? shown : `${shown} <small class="flag">(${flag})</small>`;
}
