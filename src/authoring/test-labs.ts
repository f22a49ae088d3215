// npm run test:labs: proves every lab and runs the code of every page.
import { join, resolve } from 'node:path';
import { contentFolder } from './labs/assemble.ts';
import { messageOf, testLabsCommand } from './labs/test-labs-command.ts';

const repository = resolve('.');

try {
  const isPassed = await testLabsCommand(process.argv.slice(2), {
    repository,
    content: contentFolder,
    cache: join(repository, '.cache'),
    inherited: process.env,
    today: new Date().toISOString().slice(0, 10),
    print: (text) => {
      console.log(text);
    },
  });
  if (!isPassed) process.exitCode = 1;
} catch (error) {
  console.error(messageOf(error));
  // Other runs may still be going on; leaving ends them and removes their folders.
  process.exit(1);
}
