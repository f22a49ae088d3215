// npm run lab <lab> -- --starter|--solution <folder>
import { labCommand } from './labs/lab-command.ts';
import { LabError } from './labs/lab-error.ts';

try {
  const from = process.env['INIT_CWD'] ?? process.cwd();
  console.log(labCommand(process.argv.slice(2), { from, settings: process.env }));
} catch (error) {
  if (!(error instanceof LabError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
