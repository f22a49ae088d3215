import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OpenEngine } from '#authoring/labs/containers/keeper.ts';
import { LabError } from '#authoring/labs/lab-error.ts';
import { testLabsCommand } from '#authoring/labs/test-labs-command.ts';

// A real shell, a real Python and a real uv, over two small labs in a folder with a space in its name.

const fence = '```';
const today = '2026-11-23';
let repository: string;
let content: string;

beforeEach(() => {
  repository = mkdtempSync(join(tmpdir(), 'harness test '));
  content = join(repository, 'content');
  cpSync(resolve('tests/fixtures/labs/content'), content, { recursive: true });
});

afterEach(() => {
  rmSync(repository, { recursive: true });
});

interface Ran {
  readonly isPassed: boolean;
  readonly text: string;
}

async function testLabs(...words: readonly string[]): Promise<Ran> {
  return testLabsWith(undefined, ...words);
}

async function testLabsWith(
  openEngine: OpenEngine | undefined,
  ...words: readonly string[]
): Promise<Ran> {
  const printed: string[] = [];
  const isPassed = await testLabsCommand(words, {
    repository,
    content,
    cache: resolve('.cache'),
    inherited: { ...process.env, SECRET_TOKEN: 'secret' },
    today,
    print: (text) => printed.push(text),
    ...(openEngine && { openEngine }),
  });
  const text = printed.join('\n').replace(/ {2}\(\d+\.\d s\)/g, '');
  return { isPassed, text };
}

function write(path: string, ...lines: readonly string[]): void {
  mkdirSync(dirname(join(content, path)), { recursive: true });
  writeFileSync(join(content, path), `${lines.join('\n')}\n`);
}

function read(path: string): string {
  return readFileSync(join(content, path), 'utf8');
}

function lesson(...lines: readonly string[]): void {
  write('projects/demo/words/broken.mdx', ...lines);
}

/** The report of a broken lesson without its first line. */
async function failures(...lines: readonly string[]): Promise<string> {
  lesson(...lines);
  const { isPassed, text } = await testLabs('broken');
  expect(isPassed).toBe(false);
  expect(text).toMatch(/^FAIL {2}broken {2}the page does not hold: \d+ failures?\n/);
  expect(text).toMatch(/\n0 passed, 1 failed$/);
  return text
    .split('\n')
    .slice(1, -1)
    .map((line) => line.slice(8))
    .join('\n');
}

const place = 'content/projects/demo/words/broken.mdx';

test(
  'labs are proved three ways, pages run, receipts are asked for, written and hold',
  { timeout: 120_000 },
  async () => {
    const first = await testLabs();
    expect(first.isPassed).toBe(false);
    expect(first.text).toBe(
      [
        'PASS  lab-count-words  the solution passes: 3 requirements met',
        'PASS  lab-count-words  the starter fails: 2 of 3 requirements not met',
        'PASS  lab-count-words  the fault "case-matters" fails with its hint, in ignores-case',
        'PASS  lab-count-words  the fault "not-a-dictionary" fails with its hint, in counts',
        'PASS  lab-count-words  the page holds: 2 blocks ran, 1 saved',
        'FAIL  lab-count-words  content/labs/lab-count-words/verified.json is missing: it was never run. Run npm run test:labs -- --write lab-count-words',
        'PASS  lab-sort-words  the solution passes: 1 requirement met',
        'PASS  lab-sort-words  the starter fails: 1 of 1 requirement not met',
        'PASS  lab-sort-words  the fault "reversed" fails with its hint, in order',
        'FAIL  lab-sort-words  content/labs/lab-sort-words/verified.json is missing: it was never run. Run npm run test:labs -- --write lab-sort-words',
        'PASS  in-the-lab  the page holds: 2 blocks ran, 0 saved',
        'FAIL  in-the-lab  content/projects/demo/words/in-the-lab.verified.json is missing: it was never run. Run npm run test:labs -- --write in-the-lab',
        'PASS  shell-and-python  the page holds: 9 blocks ran, 2 saved',
        'FAIL  shell-and-python  content/projects/demo/words/shell-and-python.verified.json is missing: it was never run. Run npm run test:labs -- --write shell-and-python',
        'PASS  with-packages  the page holds: 2 blocks ran, 0 saved',
        'FAIL  with-packages  content/projects/demo/words/with-packages.verified.json is missing: it was never run. Run npm run test:labs -- --write with-packages',
        '11 passed, 5 failed',
      ].join('\n'),
    );
    expect((await testLabs('--write')).text).toMatch(/\n16 passed, 0 failed$/);
    expect(JSON.parse(read('labs/lab-count-words/verified.json'))).toMatchObject({
      date: today,
      level: 'ran',
      proofs: {
        solution: { passed: 3 },
        starter: { failed: 2 },
        faults: [
          { id: 'case-matters', hint: 'Lower the text before you split it.' },
          { id: 'not-a-dictionary' },
        ],
      },
      blocks: { run: 2, saved: 1, snippet: 0, illustration: 1 },
      commands: [
        'uv run --locked python check/grade.py',
        'uv run --locked python check/grade.py',
        'uv run --locked python check/grade.py',
      ],
      notRun: [{ block: 'bash: uv publish', reason: 'needs a registry account' }],
    });
    const trusted = [
      'lab-count-words',
      'lab-sort-words',
      'in-the-lab',
      'shell-and-python',
      'with-packages',
    ].map((id) => `PASS  ${id}  unchanged since it ran on ${today}; --all runs it again`);
    expect((await testLabs()).text).toBe([...trusted, '5 passed, 0 failed'].join('\n'));
    expect((await testLabs('--all')).text).toMatch(/\n16 passed, 0 failed$/);
    write('labs/lab-sort-words/starter/README.md', 'Changed.');
    expect((await testLabs()).text).toMatch(
      /\nFAIL {2}lab-sort-words {2}content\/labs\/lab-sort-words\/verified\.json is stale: its code changed after it ran on 2026-11-23\. Run npm run test:labs -- --write lab-sort-words\n7 passed, 1 failed$/,
    );
  },
);

test('nothing is left of a run', async () => {
  const own = join(repository, 'tmp');
  mkdirSync(own);
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = own;
  try {
    expect((await testLabs('shell-and-python', 'lab-sort-words', '--write')).isPassed).toBe(true);
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  expect(readdirSync(own)).toEqual([]);
});

test(
  'a solution that does not pass, a starter that does not fail and a fault that is not found are named',
  { timeout: 60_000 },
  async () => {
    const solution = read('labs/lab-sort-words/solution/src/sort.py');
    const wrong = solution.replace('-counts[word]', 'counts[word]');
    write('labs/lab-sort-words/solution/src/sort.py', wrong);
    write('labs/lab-sort-words/starter/.removed', '');
    write('labs/lab-sort-words/starter/src/sort.py', solution);
    write('labs/lab-sort-words/check/faults/reversed/files/src/sort.py', solution);
    expect((await testLabs('lab-sort-words')).text).toBe(
      [
        'FAIL  lab-sort-words  the solution does not pass: order failed',
        '        FAIL  order  The most frequent word comes first',
        '              hint: Sort by the count, largest first.',
        '        0 passed, 1 failed',
        'FAIL  lab-sort-words  the starter does not fail: it meets every requirement',
        '        PASS  order  The most frequent word comes first',
        '        1 passed, 0 failed',
        'FAIL  lab-sort-words  the fault "reversed" is not found: every requirement is met',
        '        PASS  order  The most frequent word comes first',
        '        1 passed, 0 failed',
        '0 passed, 3 failed',
      ].join('\n'),
    );
  },
);

test(
  'a fault that fails with another hint, a grader that crashes and a lab without faults are named',
  { timeout: 60_000 },
  async () => {
    write(
      'labs/lab-sort-words/check/faults/reversed/fault.yaml',
      'summary: x',
      'hint: Sort by the alphabet.',
    );
    expect((await testLabs('lab-sort-words')).text).toContain(
      'FAIL  lab-sort-words  the fault "reversed" fails without its hint: Sort by the alphabet.\n',
    );
    write('labs/lab-sort-words/check/grade.py', 'raise RuntimeError("broken grader")');
    rmSync(join(content, 'labs/lab-sort-words/check/faults'), { recursive: true });
    const { text } = await testLabs('lab-sort-words');
    expect(text).toContain(
      'FAIL  lab-sort-words  the solution does not pass: the grader printed no PASS or FAIL line and ended with 1\n',
    );
    expect(text).toContain(
      'FAIL  lab-sort-words  the starter does not fail as it should: the grader printed no PASS or FAIL line and ended with 1\n',
    );
    expect(text).toContain('        RuntimeError: broken grader\n');
    expect(text).toContain(
      'FAIL  lab-sort-words  no fault is planted in check/faults\n0 passed, 3 failed',
    );
  },
);

test(
  'a mistake in the files of a lab is a failure of this lab alone',
  { timeout: 60_000 },
  async () => {
    write('labs/lab-sort-words/check/faults/reversed/fault.yaml', 'summary: x');
    const { text } = await testLabs('lab-sort-words', 'with-packages');
    expect(text).toContain(
      'FAIL  lab-sort-words  content/labs/lab-sort-words/check/faults/reversed/fault.yaml must hold summary and hint, one line of text each.\nPASS  with-packages',
    );
  },
);

test('a wrong output is shown as a difference, and the page goes on', async () => {
  expect(
    await failures(
      `${fence}bash run`,
      'seq 3',
      fence,
      '',
      `${fence}output`,
      '1',
      '4',
      '3',
      fence,
      `${fence}console run`,
      '$ echo a',
      'b',
      '$ echo c',
      'c',
      fence,
    ),
  ).toBe(
    [
      `${place}:5  the page shows another output (- shown, + printed)`,
      '      1',
      '    - 4',
      '    + 2',
      '      3',
      `${place}:11  the page shows another output (- shown, + printed)`,
      '    - b',
      '    + a',
    ].join('\n'),
  );
});

test('a command that fails in the middle of a block is named with its line, and the page stops', async () => {
  expect(
    await failures(
      'Text.',
      '',
      `${fence}bash run`,
      'true',
      'ls nowhere',
      'echo on',
      fence,
      `${fence}bash run`,
      'pwd',
      fence,
    ),
  ).toBe(
    [
      `${place}:5  "ls nowhere" ended with 2`,
      "    ls: cannot access 'nowhere': No such file or directory",
      '1 block did not run',
    ].join('\n'),
  );
});

test('an exit code that does not come is a failure', async () => {
  expect(await failures(`${fence}bash run exit=1`, 'true', fence)).toBe(
    [`${place}:1  nothing ended with 1, as exit=1 says`, '    (it printed nothing)'].join('\n'),
  );
});

test('an exit code that differs is a failure', async () => {
  expect(await failures(`${fence}console run exit=1`, '$ true', '$ ( exit 4 )', fence)).toBe(
    [`${place}:3  "( exit 4 )" ended with 4, not 1`, '    (it printed nothing)'].join('\n'),
  );
});

test('an exception in Python is a failure unless it is expected', async () => {
  expect(await failures(`${fence}python run`, 'print("a")', 'int("b")', fence)).toBe(
    [
      `${place}:2  the block ended with 1`,
      '    Traceback (most recent call last):',
      '      File "<python-input-0>", line 2, in <module>',
      '        int("b")',
      "    ValueError: invalid literal for int() with base 10: 'b'",
    ].join('\n'),
  );
});

test('a block that takes too long is stopped with everything it started', async () => {
  const pidFile = join(repository, 'pid');
  expect(
    await failures(
      `${fence}bash run timeout=1`,
      'echo begun',
      `setsid sleep 300 & echo $! > '${pidFile}'`,
      'sleep 300',
      fence,
    ),
  ).toBe([`${place}:2  the block was stopped after 1 s`, '    begun'].join('\n'));
  const pid = readFileSync(pidFile, 'utf8').trim();
  if (process.platform === 'linux') expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
});

test('when the package index cannot be reached one line says so and nothing else runs', async () => {
  const lock = read('labs/lab-count-words/solution/uv.lock').replace(
    '[[package]]',
    `[[package]]
name = "iniconfig"
version = "2.3.1"
source = { registry = "https://pypi.org/simple" }
wheels = [
    { url = "https://files.pythonhosted.org/packages/9d/2a/iniconfig-2.3.1-py3-none-any.whl", hash = "sha256:9121e2c1fdb355232495be3194c8dfe87ccc2d5dee45947b78e68f499790d7a7", size = 7552 },
]

[[package]]`,
  );
  const own = 'source = { virtual = "." }\n';
  const metadata = '\n[package.metadata]\nrequires-dist = [{ name = "iniconfig" }]\n';
  const needs = 'dependencies = [\n    { name = "iniconfig" },\n]\n';
  write(
    'labs/lab-count-words/solution/uv.lock',
    lock.replace(own, own + needs + metadata).trimEnd(),
  );
  const project = read('labs/lab-count-words/solution/pyproject.toml');
  write(
    'labs/lab-count-words/solution/pyproject.toml',
    project.replace('dependencies = []', 'dependencies = ["iniconfig"]'),
  );
  const dead = 'http://127.0.0.1:9';
  const printed: string[] = [];
  const run = testLabsCommand(['lab-sort-words'], {
    repository,
    content,
    // An empty cache, and the uv that other tests use.
    cache: join(repository, '.cache'),
    inherited: {
      ...process.env,
      PATH: `${resolve('.cache/uv-venv/bin')}:${process.env['PATH'] ?? ''}`,
      HTTPS_PROXY: dead,
      HTTP_PROXY: dead,
      ALL_PROXY: dead,
    },
    today,
    print: (text) => printed.push(text),
  });
  await expect(run).rejects.toThrow(
    'The package index cannot be reached: connect to the internet, or set HTTPS_PROXY or SSL_CERT_FILE. uv said: error: Failed to download `iniconfig==2.3.1`',
  );
  expect(printed).toEqual([]);
});

test('an interrupted run leaves no process and no folder', async () => {
  const begun = join(repository, 'begun');
  lesson(`${fence}bash run`, `setsid sleep 300 & echo "$! $PWD" > '${begun}'`, 'sleep 300', fence);
  const child = spawn(process.execPath, [resolve('src/authoring/test-labs.ts'), 'broken'], {
    cwd: repository,
    env: { ...process.env, PATH: `${resolve('.cache/uv-venv/bin')}:${process.env['PATH'] ?? ''}` },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.on('exit', done));
  while (!existsSync(begun) || readFileSync(begun, 'utf8') === '') await pause(50);
  const [pid = '', folder = ''] = readFileSync(begun, 'utf8').trim().split(/ (.*)/);
  expect(existsSync(folder)).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(existsSync(folder)).toBe(false);
  if (process.platform === 'linux') expect(existsSync(`/proc/${pid}/exe`)).toBe(false);
});

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

test('a block that closes the shell is told how to show an exit code', async () => {
  expect(await failures(`${fence}bash run exit=3`, 'exit 3', fence)).toContain(
    `${place}:2  the shell ended with 3; to show an exit code without closing it, write ( exit 3 )`,
  );
});

test('a mistake in how a block is marked stops the page before it starts', async () => {
  expect(
    await failures(
      `${fence}bash run`,
      'touch made',
      fence,
      `${fence}output`,
      fence,
      `${fence}output`,
      fence,
    ),
  ).toBe(
    [
      `${place}:6  This output follows no block that is run. Put it after one, or mark it illustration="why it is not run".`,
      '1 block did not run',
    ].join('\n'),
  );
});

test('the update rewrites what is wrong and keeps … where it still matches', async () => {
  lesson(
    '- Step',
    '',
    `  ${fence}bash run`,
    '  echo "took 3 s"; echo 4 rows',
    `  ${fence}`,
    '',
    `  ${fence}output`,
    '  took … s',
    '  5 rows',
    `  ${fence}`,
    '',
    `${fence}console run`,
    '$ echo a',
    'b',
    '$ echo c',
    fence,
  );
  const { isPassed, text } = await testLabs('--update', 'broken');
  expect(text).toBe(`PASS  broken  rewrote 3 outputs in ${place}\n1 passed, 0 failed`);
  expect(isPassed).toBe(true);
  expect(read('projects/demo/words/broken.mdx').split('\n')).toEqual([
    '- Step',
    '',
    `  ${fence}bash run`,
    '  echo "took 3 s"; echo 4 rows',
    `  ${fence}`,
    '',
    `  ${fence}output`,
    '  took … s',
    '  4 rows',
    `  ${fence}`,
    '',
    `${fence}console run`,
    '$ echo a',
    'a',
    '$ echo c',
    'c',
    fence,
    '',
  ]);
  expect((await testLabs('broken')).text).toContain('PASS  broken  the page holds');
});

const engineLesson = [
  '---',
  'run: { engine: docker }',
  '---',
  `${fence}bash run`,
  'env | grep -E "DOCKER|SECRET"; docker hello; ls ~/.docker/cli-plugins',
  fence,
  `${fence}output`,
  'DOCKER_HOST=unix:///engine.sock',
  'hello',
  'docker-compose',
  fence,
];

test('a page that needs an engine gets its variables, its programs and a receipt that names them', async () => {
  const events: string[] = [];
  const openEngine: OpenEngine = () =>
    Promise.resolve({
      environment: { DOCKER_HOST: 'unix:///engine.sock' },
      programs: { docker: '/bin/echo' },
      plugins: { 'docker-compose': '/bin/echo' },
      versions: { 'docker engine': '1.2' },
      standIns: [
        { image: 'registry:2', made: 'a package' },
        { image: 'hello', made: 'nothing' },
      ],
      clean: () => {
        events.push('cleaned');
        return Promise.resolve();
      },
      end: () => events.push('ended'),
    });
  lesson(...engineLesson);
  const { isPassed, text } = await testLabsWith(openEngine, '--write', 'broken');
  expect(text).toContain('PASS  broken  the page holds: 1 block ran, 0 saved');
  expect(isPassed).toBe(true);
  expect(events).toEqual(['cleaned', 'cleaned', 'ended']);
  expect(JSON.parse(read('projects/demo/words/broken.verified.json'))).toMatchObject({
    tools: { 'docker engine': '1.2' },
    standIns: [{ image: 'hello', made: 'nothing' }],
  });
});

test('where no engine can be had, what needs one fails with the reason, and the rest runs', async () => {
  const openEngine: OpenEngine = () =>
    Promise.reject(new LabError('A container engine is missing.'));
  lesson(...engineLesson);
  const { isPassed, text } = await testLabsWith(openEngine, '--write', 'broken', 'in-the-lab');
  expect(isPassed).toBe(false);
  expect(text).toBe(
    [
      'FAIL  broken  A container engine is missing.',
      'PASS  in-the-lab  the page holds: 2 blocks ran, 0 saved',
      'PASS  in-the-lab  wrote content/projects/demo/words/in-the-lab.verified.json',
      '2 passed, 1 failed',
    ].join('\n'),
  );
});
