const roundCount = 64;

/**
 * The SHA-256 checksum of a text in UTF-8, in hexadecimal. Written here because the
 * browser's own one is asynchronous and missing where the page has no secure origin.
 *
 * @see https://csrc.nist.gov/pubs/fips/180-4/upd1/final (FIPS 180-4, 6.2)
 */
export function sha256(text: string): string {
  const { roundConstants, hash } = constants();
  const words = paddedWords(new TextEncoder().encode(text));
  const schedule = new Uint32Array(roundCount);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    extend(schedule);
    compress(hash, schedule, roundConstants);
  }
  return Array.from(hash, (word) => word.toString(16).padStart(8, '0')).join('');
}

/** The first 32 bits of the fractions of the roots of the first primes. */
function constants(): { readonly roundConstants: Uint32Array; readonly hash: Uint32Array } {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < roundCount; candidate += 1) {
    if (primes.every((prime) => candidate % prime)) primes.push(candidate);
  }
  return {
    roundConstants: Uint32Array.from(primes, (prime) => fraction(Math.cbrt(prime))),
    hash: Uint32Array.from(primes.slice(0, 8), (prime) => fraction(Math.sqrt(prime))),
  };
}

function fraction(root: number): number {
  return Math.floor((root % 1) * 2 ** 32);
}

/** The message, a one bit, zeros, and the length in bits, as big-endian words. */
function paddedWords(bytes: Uint8Array): Uint32Array {
  const words = new Uint32Array(Math.ceil((bytes.length + 9) / 64) * 16);
  bytes.forEach((byte, at) => {
    words[at >> 2] = word(words, at >> 2) | (byte << (24 - (at % 4) * 8));
  });
  const end = bytes.length >> 2;
  words[end] = word(words, end) | (0x80 << (24 - (bytes.length % 4) * 8));
  words[words.length - 2] = Math.floor(bytes.length / 2 ** 29);
  words[words.length - 1] = bytes.length << 3;
  return words;
}

function extend(schedule: Uint32Array): void {
  for (let at = 16; at < roundCount; at += 1) {
    const early = word(schedule, at - 15);
    const late = word(schedule, at - 2);
    const first = turned(early, 7) ^ turned(early, 18) ^ (early >>> 3);
    const second = turned(late, 17) ^ turned(late, 19) ^ (late >>> 10);
    schedule[at] = word(schedule, at - 16) + first + word(schedule, at - 7) + second;
  }
}

function compress(hash: Uint32Array, schedule: Uint32Array, roundConstants: Uint32Array): void {
  let [a, b, c, d, e, f, g, h] = stateOf(hash);
  for (let round = 0; round < roundCount; round += 1) {
    const upper = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const choice = (e & f) ^ (~e & g);
    const input = (h + upper + choice + word(roundConstants, round) + word(schedule, round)) | 0;
    const lower = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [a, b, c, d, e, f, g, h] = [(input + lower + majority) | 0, a, b, c, (d + input) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((value, at) => {
    hash[at] = word(hash, at) + value;
  });
}

type State = [number, number, number, number, number, number, number, number];

function stateOf(hash: Uint32Array): State {
  const at = (place: number): number => word(hash, place);
  return [at(0), at(1), at(2), at(3), at(4), at(5), at(6), at(7)];
}

function turned(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

function word(words: Uint32Array, at: number): number {
  return words[at] ?? 0;
}
