/** A place in a text; line and column count from 1, columns in UTF-16 units as editors do. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Finds lines and columns of a text by offset. */
export class Lines {
  readonly #text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#starts = starts;
  }

  /** Where an offset is. Offsets past the end are at the end. */
  positionAt(offset: number): Position {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#starts[middle] ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    const column = Math.max(0, Math.min(offset, this.#text.length) - this.startOf(low + 1));
    return { line: low + 1, column: column + 1 };
  }

  /** The offset of a position. */
  offsetAt({ line, column }: Position): number {
    return Math.min(this.#text.length, this.startOf(line) + column - 1);
  }

  /** The offset at which a line starts. */
  startOf(line: number): number {
    return this.#starts[line - 1] ?? this.#text.length;
  }

  /** A line without its line break. */
  textOf(line: number): string {
    const next = this.#starts[line];
    return this.#text.slice(this.startOf(line), next === undefined ? undefined : next - 1);
  }
}
