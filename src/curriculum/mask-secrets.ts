/** Text without its secrets, and how many were taken out. */
export interface MaskedText {
  readonly text: string;
  readonly count: number;
}

const mask = '[masked]';

/** A kind of secret. `keep` says what of a match may stay, from its groups. */
interface Rule {
  readonly pattern: RegExp;
  readonly keep: (whole: string, before: string, after: string) => string;
}

const whole = () => mask;
const afterwards = (_: string, before: string) => `${before}${mask}`;

const rules: readonly Rule[] = [
  // Private keys, in whole.
  {
    pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)()()/g,
    keep: whole,
  },
  // Tokens that are known by their first letters: AWS, GitHub, GitLab, Slack, Google, Hugging Face, PyPI, npm, Databricks.
  { pattern: /\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b()()/g, keep: whole },
  {
    pattern:
      /\b(?:gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|AIza|ya29\.|hf_|pypi-|npm_|dapi|sk-|dckr_pat_|wandb_v1_)[\w.-]{16,}()()/g,
    keep: whole,
  },
  // JSON web tokens.
  { pattern: /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*()()/g, keep: whole },
  // name: secret, name=secret, --name secret, in settings, headers, commands and addresses.
  {
    pattern:
      /((?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|access[_-]?key(?:[_-]?id)?|account[_-]?key|private[_-]?key|authorization|credential|signature|\bsig)[\w-]*["']?\s*(?:[=:]|(?<=--\S+)\s)\s*)(?!(?:(?:bearer|basic|token)\s+)?\[masked\])(?:"[^"\n]*"|'[^'\n]*'|(?:(?:bearer|basic|token)\s+)?[^\s"',;&)}\]]+)()/gi,
    keep: afterwards,
  },
  { pattern: /(\b(?:bearer|basic)\s+)(?!\[masked\])[\w.~+/-]{12,}=*()/gi, keep: afterwards },
  // Name and password before the host of an address.
  {
    pattern: /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/:@]+:[^\s/@]+(@)/gi,
    keep: (_, before, after) => `${before}${mask}${after}`,
  },
  // Forty hexadecimal digits: the key of an experiment tracker, or a commit, which nobody misses here.
  { pattern: /(?<![\w:])[0-9a-f]{40}(?!\w)()()/gi, keep: whole },
  // Who the reader is: home folders, mail addresses, the prompt of a shell.
  {
    pattern: /(\/(?:home|Users)\/|\b[a-z]:\\+Users\\+)(?!\[masked\])[^\s/\\:'"`]+()/gi,
    keep: afterwards,
  },
  { pattern: /\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b()()/g, keep: whole },
  { pattern: /(^|\n)[\w.-]+@[\w.-]+(?=:[~/])()/g, keep: afterwards },
];

/**
 * Takes out what should not be shown to others: tokens, keys, passwords, mail addresses and the
 * names of home folders. What is left is enough to recognise an error message.
 */
export function maskSecrets(text: string): MaskedText {
  let count = 0;
  const masked = rules.reduce(
    (rest, { pattern, keep }) =>
      rest.replaceAll(pattern, (found: string, before: string, after: string) => {
        count += 1;
        return keep(found, before, after);
      }),
    text,
  );
  return { text: masked, count };
}
