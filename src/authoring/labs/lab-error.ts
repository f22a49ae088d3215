/** A mistake in content or on the command line: its message is all the reader needs, without a stack. */
export class LabError extends Error {
  override readonly name: string = 'LabError';
}

/** The package index does not answer: no other run can do better. */
export class IndexError extends LabError {
  override readonly name = 'IndexError';
}
