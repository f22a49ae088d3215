import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskSecrets } from '#curriculum/mask-secrets.ts';

const hidden: readonly (readonly [name: string, text: string, secret: string])[] = [
  ['an AWS key id', 'aws AKIAIOSFODNN7EXAMPLE used', 'AKIAIOSFODNN7EXAMPLE'],
  ['an AWS secret', 'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalr'],
  ['a GitHub token', 'token ghp_0123456789abcdefghijABCDEFGHIJ012345', 'ghp_0123'],
  ['a fine-grained GitHub token', 'github_pat_11ABCDEFG0abcdefghijkl_mnop', 'github_pat_11'],
  ['a GitLab token', 'remote: glpat-abcdefghij0123456789', 'glpat-abc'],
  ['a Slack token', 'xoxb-123456789012-abcdefghijkl', 'xoxb-123'],
  ['a Google API key', 'key AIzaSyA-1234567890abcdefghijklmnopqrstu', 'AIzaSy'],
  ['a Hugging Face token', 'hf_abcdefghijABCDEFGHIJ0123456789', 'hf_abc'],
  ['a PyPI token', 'pypi-AgEIcHlwaS5vcmcCJDAwMDAwMDAw', 'pypi-AgE'],
  ['an npm token', 'npm_abcdefghijklmnopqrstuvwxyz0123456789', 'npm_abc'],
  ['a Databricks token', 'dapi0123456789abcdef0123456789abcdef', 'dapi0123'],
  ['a model provider key', 'sk-proj-abcdefghijklmnop1234', 'sk-proj'],
  [
    'a JSON web token',
    'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N',
    'eyJzdWI',
  ],
  ['a bearer header', 'Authorization: Bearer abc.def.ghi-jkl_mno', 'abc.def'],
  ['a password setting', 'POSTGRES_PASSWORD=hunter2 docker compose up', 'hunter2'],
  ['a quoted password', 'password: "correct horse"', 'horse'],
  ['a password option', 'mysql --password s3cr3t -u root', 's3cr3t'],
  ['a database address', 'postgresql://mlflow:s3cret@db:5432/mlflow', 's3cret'],
  [
    'an Azure connection string',
    'AccountName=x;AccountKey=abc123+/def==;EndpointSuffix=core',
    'abc123',
  ],
  ['a signed address', 'https://x.blob.core.windows.net/a?sv=2024&sig=abc%2Bdef', 'abc%2B'],
  ['a tracker key', 'wandb login 0123456789abcdef0123456789abcdef01234567', '0123456789abcdef'],
  [
    'a private key',
    'cat id\n-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaA==\n-----END OPENSSH PRIVATE KEY-----\n',
    'b3BlbnNz',
  ],
  ['half a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA', 'MIIEpA'],
  ['a Linux home folder', 'File "/home/aina/eta/train.py", line 3', 'aina'],
  ['a macOS home folder', '/Users/aina.binti/eta: No such file', 'aina'],
  ['a Windows home folder', String.raw`C:\Users\Aina\eta\train.py`, 'Aina'],
  ['a WSL home folder', '/mnt/c/Users/Aina/eta', 'Aina'],
  ['a mail address', 'Author: Aina <aina@example.com>', 'aina@'],
  ['a shell prompt', 'aina@laptop:~/eta$ uv sync', 'aina'],
];

for (const [name, text, secret] of hidden) {
  test(`${name} is masked`, () => {
    const masked = maskSecrets(text);
    expect(masked.text).not.toContain(secret);
    expect(masked.text).toContain('[masked]');
    expect(masked.count).toBeGreaterThan(0);
  });
}

test('an error message without secrets stays as it is', () => {
  const text = [
    "ModuleNotFoundError: No module named 'sampai.tokens'",
    'error: The lockfile at `uv.lock` needs to be updated, but `--locked` was provided.',
    'sha256:9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2cf9b2c',
    'Bind for 0.0.0.0:8000 failed: port is already allocated',
    'https://docs.astral.sh/uv/concepts/projects/sync/',
    'uvicorn.error:Started server process [4711]',
  ].join('\n');
  expect(maskSecrets(text)).toEqual({ text, count: 0 });
});

test('what is beside a secret stays', () => {
  expect(maskSecrets('psql: postgresql://mlflow:s3cret@db:5432/mlflow failed').text).toBe(
    'psql: postgresql://[masked]@db:5432/mlflow failed',
  );
  expect(maskSecrets('/home/aina/eta/train.py: Permission denied').text).toBe(
    '/home/[masked]/eta/train.py: Permission denied',
  );
});

test('masking again changes nothing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...hidden.map(([, text]) => text)), fc.string(), (text, rest) => {
      const once = maskSecrets(`${text}\n${rest}`).text;
      expect(maskSecrets(once)).toEqual({ text: once, count: 0 });
    }),
  );
});

test('masking ends quickly on long text', () => {
  const start = performance.now();
  maskSecrets(`password ${'a'.repeat(100_000)} ${'://'.repeat(20_000)} ${'@'.repeat(20_000)}`);
  expect(performance.now() - start).toBeLessThan(1000);
});
