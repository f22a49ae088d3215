/** A line of Python at which the prompt of Python 3.11 and 3.12 stops understanding a pasted block. */
export interface PasteProblem {
  /** Counted from 0 in the block. */
  readonly line: number;
  /** `gap`: the lines before it are blank and ended the body. `joined`: no blank line ended the body before it. */
  readonly kind: 'gap' | 'joined';
}

interface LogicalLine {
  readonly line: number;
  readonly text: string;
  readonly isAfterBlank: boolean;
}

const compound = /^(?:(?:if|for|while|with|try|def|class)\b|async\s+(?:def|for|with)\b|@)/;
const matching = /^match(?:\(|\s+[^\s=]).*:\s*(?:#.*)?$/;
const continuation = /^(?:else|elif|except|finally)\b/;
const decorated = /^(?:@|(?:async\s+)?def\b|class\b)/;
const token = /#.*|"""|'''|"(?:\\.|[^"\\])*"?|'(?:\\.|[^'\\])*'?|[([{]|[)\]}]|\\$/g;

/** Finds the lines that fail when the block is pasted into the prompt, which reads it line by line. Never throws. */
export function pasteProblems(source: string): readonly PasteProblem[] {
  const problems: PasteProblem[] = [];
  let isOpen = false;
  let previous = '';
  for (const { line, text, isAfterBlank } of logicalLines(source)) {
    const isPart =
      /^\s/.test(text) ||
      continuation.test(text) ||
      (previous.startsWith('@') && decorated.test(text));
    if (isOpen && isPart && isAfterBlank) problems.push({ line, kind: 'gap' });
    if (isOpen && !isPart && !isAfterBlank) problems.push({ line, kind: 'joined' });
    if (!isPart || previous.startsWith('@')) isOpen = compound.test(text) || matching.test(text);
    previous = text;
  }
  return problems;
}

/** The first line of each statement, without comments; lines inside brackets and long strings belong to it. */
function logicalLines(source: string): readonly LogicalLine[] {
  const found: LogicalLine[] = [];
  let state: Reading = { quote: '', depth: 0, isContinued: false };
  let isAfterBlank = false;
  for (const [line, text] of source.split('\n').entries()) {
    const isStart = state.quote === '' && state.depth === 0 && !state.isContinued;
    if (isStart && text === '') isAfterBlank = true;
    if (isStart && !/^\s*(?:#|$)/.test(text)) {
      found.push({ line, text, isAfterBlank });
      isAfterBlank = false;
    }
    state = readOn(state, text);
  }
  return found;
}

interface Reading {
  /** The three quotes that end the open string. */
  readonly quote: string;
  /** Open brackets. */
  readonly depth: number;
  /** The line ends with a backslash. */
  readonly isContinued: boolean;
}

function readOn({ quote, depth }: Reading, text: string): Reading {
  let rest = text;
  if (quote !== '') {
    const end = endOfString(text, quote);
    if (end < 0) return { quote, depth, isContinued: false };
    rest = text.slice(end);
  }
  let open = depth;
  for (const { 0: sign, index } of rest.matchAll(token)) {
    if (sign === '"""' || sign === "'''") {
      const after = rest.slice(index + 3);
      return readOn({ quote: sign, depth: open, isContinued: false }, after);
    }
    if ('([{'.includes(sign)) open += 1;
    if (')]}'.includes(sign)) open = Math.max(0, open - 1);
    if (sign === '\\') return { quote: '', depth: open, isContinued: true };
  }
  return { quote: '', depth: open, isContinued: false };
}

function endOfString(text: string, quote: string): number {
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return -1;
}
