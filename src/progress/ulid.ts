const digits = '0123456789abcdefghjkmnpqrstvwxyz';

/**
 * Makes a name that sorts by time and that no other device makes.
 *
 * @param now ms since the epoch, 0 to 2^48 - 1
 * @param random sixteen random bytes; the low five bits of each are used
 * @returns 26 small letters and digits: ten for the time, sixteen random
 * @see https://github.com/ulid/spec (written in small letters here, so that it fits an id)
 */
export function ulid(now: number, random: Uint8Array): string {
  let time = '';
  for (let rest = now; time.length < 10; rest = Math.floor(rest / 32))
    time = digit(rest % 32) + time;
  return time + Array.from(random, (byte) => digit(byte % 32)).join('');
}

function digit(value: number): string {
  return digits.charAt(value);
}
