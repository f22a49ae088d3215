/** A mistake in content or on the command line: its message is all the reader needs, without a stack. */
export class LabError extends Error {
  override readonly name = 'LabError';
}
