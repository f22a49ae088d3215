/** What the author asked for cannot be done; the message says why and what to write instead. */
export class AuthorMistake extends Error {
  override readonly name = 'AuthorMistake';
}
