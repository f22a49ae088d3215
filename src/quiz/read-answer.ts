/**
 * Reads a number as people type it: `1 200`, `1,200`, `12.5`, `12,5`, `−3`, `40 %`, `USD 7`.
 * A single comma with three digits behind it separates thousands; any other single comma is decimal.
 *
 * @returns undefined when there is no number, or more than one
 */
export function readNumber(text: string): number | undefined {
  const bare = text.replace(/[\s\u00a0\u202f_']/g, '').replace(/\u2212/g, '-');
  const found = bare.match(/-?\d[\d.,]*(?:e[+-]?\d+)?/gi);
  if (found?.length !== 1) return undefined;
  const [written = ''] = found;
  const value = Number(withPoint(written.replace(/[.,]$/, '')));
  return Number.isNaN(value) ? undefined : value;
}

function withPoint(written: string): string {
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(written);
  return isGrouped ? written.replaceAll(',', '') : written.replace(',', '.');
}

/** Brings short text to one form: case, surplus space, quotes and the prompt do not count. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .trim()
    .replace(/^\$\s+/, '')
    .replace(/^(["'`])(.*)\1$/, '$2')
    .replace(/[.]$/, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}
