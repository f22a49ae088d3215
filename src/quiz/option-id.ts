/**
 * A short name for an option, made from its text. A learner's answer is kept under it, so it must
 * not depend on the option's place; an option that was reworded is another option.
 *
 * @see http://www.isthe.com/chongo/tech/comp/fnv/ (FNV-1a, 32 bits)
 */
export function optionId(text: string): string {
  return hash(text).toString(36);
}

/** Hashes text to a whole number below 2³². */
export function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return value >>> 0;
}
