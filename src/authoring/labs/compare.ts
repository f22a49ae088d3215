/** One line of the shortest way from what is expected to what was printed. */
type Step =
  | { readonly kind: 'same'; readonly expected: string; readonly printed: string }
  | { readonly kind: 'changed'; readonly expected: string; readonly printed: string }
  | { readonly kind: 'missing'; readonly expected: string }
  | { readonly kind: 'extra'; readonly printed: string }
  | { readonly kind: 'gap'; readonly expected: string }
  | { readonly kind: 'skipped'; readonly printed: string };

const ellipsis = '…';
/** The table of an alignment is quadratic; longer texts are compared in full, but aligned only so far. */
const mostAligned = 2000;

/** Text as a terminal leaves it: no colours, no carriage returns, no spaces at line ends, no blank lines around. */
export function asPrinted(text: string): string {
  return (
    text
      .replaceAll('\r\n', '\n')
      // eslint-disable-next-line no-control-regex -- colours begin with the escape character
      .replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '')
      .split('\n')
      .map((line) => line.slice(line.lastIndexOf('\r') + 1).trimEnd())
      .join('\n')
      .replace(/^\n+|\n+$/g, '')
  );
}

/** True when the printed text is the expected one; `…` stands for any text of a line, alone on a line for any lines. */
export function matches(expected: string, printed: string): boolean {
  const lines = linesOf(expected);
  const others = linesOf(printed);
  let row = 0;
  let column = 0;
  let gapRow = -1;
  let gapColumn = 0;
  while (column < others.length) {
    const line = lines[row];
    if (line !== undefined && isGap(line)) {
      gapRow = row;
      gapColumn = column;
      row += 1;
    } else if (line !== undefined && fits(line, others[column] ?? '')) {
      row += 1;
      column += 1;
    } else if (gapRow === -1) return false;
    else {
      gapColumn += 1;
      row = gapRow + 1;
      column = gapColumn;
    }
  }
  return lines.slice(row).every(isGap);
}

/** The lines that differ, with one line around them: `-` is expected, `+` was printed. */
export function difference(expected: string, printed: string): readonly string[] {
  const all = steps(expected, printed);
  const differs = (at: number) => ['changed', 'missing', 'extra'].includes(all[at]?.kind ?? '');
  const near = (index: number) => [index - 1, index, index + 1].some(differs);
  const shown = all
    .filter((step, index) => near(index) && step.kind !== 'skipped')
    .flatMap(asLines);
  return shown.length > 40
    ? [...shown.slice(0, 40), `  (${String(shown.length - 40)} more)`]
    : shown;
}

/** The expected text mended to what was printed; lines with `…` stay where they still match. */
export function updated(expected: string, printed: string): string {
  if (matches(expected, printed)) return expected;
  return steps(expected, printed)
    .flatMap((step) => {
      if (step.kind === 'same' || step.kind === 'gap') return [step.expected];
      return step.kind === 'extra' || step.kind === 'changed' ? [step.printed] : [];
    })
    .join('\n');
}

function asLines(step: Step): readonly string[] {
  switch (step.kind) {
    case 'same':
      return [`  ${step.printed}`];
    case 'changed':
      return [`- ${step.expected}`, `+ ${step.printed}`];
    case 'missing':
      return [`- ${step.expected}`];
    case 'gap':
      return [`  ${ellipsis}`];
    case 'extra':
    case 'skipped':
      return [`+ ${step.printed}`];
    default:
      return step satisfies never;
  }
}

function linesOf(text: string): readonly string[] {
  const tidy = asPrinted(text);
  return tidy === '' ? [] : tidy.split('\n');
}

function isGap(line: string): boolean {
  return line.trim() === ellipsis;
}

/** True when a line with `…` in it fits. Looks for its parts from left to right, so it is linear. */
function fits(expected: string, printed: string): boolean {
  const parts = expected.split(ellipsis);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return expected === printed;
  if (printed.length < first.length + last.length) return false;
  if (!printed.startsWith(first) || !printed.endsWith(last)) return false;
  let at = first.length;
  for (const part of parts.slice(1, -1)) {
    const found = printed.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return at <= printed.length - last.length;
}

/** The cheapest alignment by dynamic programming: a changed, missing or extra line costs 1, a line inside a gap nothing. */
function steps(expectedText: string, printedText: string): readonly Step[] {
  const expected = linesOf(expectedText).slice(0, mostAligned);
  const printed = linesOf(printedText).slice(0, mostAligned);
  const cost = costs(expected, printed);
  const result: Step[] = [];
  let row = 0;
  let column = 0;
  while (row < expected.length || column < printed.length) {
    const step = nextStep(expected, printed, cost, row, column);
    result.push(step);
    if (step.kind !== 'extra' && step.kind !== 'skipped') row += 1;
    if (step.kind !== 'missing' && step.kind !== 'gap') column += 1;
  }
  return result;
}

type Costs = readonly (readonly number[])[];

function costs(expected: readonly string[], printed: readonly string[]): Costs {
  const table = Array.from({ length: expected.length + 1 }, () =>
    Array.from({ length: printed.length + 1 }, () => 0),
  );
  const at = (row: number, column: number) => table[row]?.[column] ?? Infinity;
  for (let row = expected.length; row >= 0; row -= 1) {
    for (let column = printed.length; column >= 0; column -= 1) {
      if (row === expected.length && column === printed.length) continue;
      const line = expected[row];
      const other = printed[column];
      const gap = line !== undefined && isGap(line);
      const same = line !== undefined && other !== undefined && fits(line, other);
      const cells = table[row];
      if (cells === undefined) continue;
      cells[column] = Math.min(
        at(row + 1, column) + (gap ? 0 : 1),
        at(row, column + 1) + (gap ? 0 : 1),
        gap ? Infinity : at(row + 1, column + 1) + (same ? 0 : 1),
      );
    }
  }
  return table;
}

function nextStep(
  expected: readonly string[],
  printed: readonly string[],
  cost: Costs,
  row: number,
  column: number,
): Step {
  const line = expected[row];
  const other = printed[column];
  const here = cost[row]?.[column] ?? 0;
  const at = (r: number, c: number) => cost[r]?.[c] ?? Infinity;
  if (line !== undefined && isGap(line))
    return other === undefined || at(row + 1, column) === here
      ? { kind: 'gap', expected: line }
      : { kind: 'skipped', printed: other };
  if (line !== undefined && other !== undefined) {
    const same = fits(line, other);
    if (at(row + 1, column + 1) + (same ? 0 : 1) === here)
      return { kind: same ? 'same' : 'changed', expected: line, printed: other };
  }
  if (line !== undefined && at(row + 1, column) + 1 === here)
    return { kind: 'missing', expected: line };
  return { kind: 'extra', printed: other ?? '' };
}
