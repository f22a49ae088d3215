/**
 * Makes a name that sorts by time and that no other device makes: the layout of a ULID,
 * written with the digits 0 to 9 and a to v.
 *
 * @param now ms since the epoch, 0 to 2^48 - 1
 * @param random sixteen random bytes; the low five bits of each are used
 * @returns ten digits for the time, sixteen random ones
 * @see https://github.com/ulid/spec
 */
export function ulid(now: number, random: Uint8Array): string {
  return (
    now.toString(32).padStart(10, '0') +
    Array.from(random, (byte) => (byte % 32).toString(32)).join('')
  );
}
