/** One command of a console block and what it is expected to print. */
export interface ConsoleCommand {
  readonly command: string;
  /** The lines below the command; empty when it prints nothing. */
  readonly expected: string;
  /** Lines of the expected text within the block, from 0: first, and the one after the last. */
  readonly from: number;
  readonly to: number;
}

/** A console block read as a session: `$ ` begins a command, a `\` at its end continues it, the rest was printed. */
export function parseTranscript(text: string): readonly ConsoleCommand[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, index) => (startsCommand(lines, index, line) ? [index] : []));
  return starts.map((start, at) => {
    const from = endOfCommand(lines, start);
    const to = starts[at + 1] ?? lines.length;
    return {
      command: lines
        .slice(start, from)
        .map((line, index) => line.replace(index === 0 ? /^\$ / : /^> /, ''))
        .join('\n'),
      expected: lines.slice(from, to).join('\n'),
      from,
      to,
    };
  });
}

/** True when a console block shows at least one line of output of its own. */
export function showsOutput(commands: readonly ConsoleCommand[]): boolean {
  return commands.some(({ expected }) => expected.trim() !== '');
}

function startsCommand(lines: readonly string[], index: number, line: string): boolean {
  return line.startsWith('$ ') && !(lines[index - 1] ?? '').endsWith('\\');
}

function endOfCommand(lines: readonly string[], start: number): number {
  let end = start + 1;
  while (end < lines.length && (lines[end - 1] ?? '').endsWith('\\')) end += 1;
  return end;
}
