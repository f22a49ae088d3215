// Reads and writes files of progress beside the page, which neither may hold up.
//   { file }            a chosen file; the answers are parts of its facts, then what else it says
//   { facts, profile }  what to write; the answer is the file
import { exportText } from '#progress/export-text.ts';
import { parseExport } from '#progress/parse-export.ts';
import type { FileAnswer, FileTask } from './progress-file.ts';

/** So many facts go to the page at a time. */
const partSize = 500;

function say(answer: FileAnswer): void {
  self.postMessage(answer);
}

async function read(file: Blob): Promise<void> {
  const parsed = parseExport(await file.text());
  const facts = parsed.kind === 'read' ? [...parsed.facts] : [];
  for (let from = 0; from < facts.length; from += partSize)
    say({ part: facts.slice(from, from + partSize) });
  say({ parsed: parsed.kind === 'read' ? { ...parsed, facts: new Map() } : parsed });
}

self.onmessage = ({ data }: MessageEvent<FileTask>) => {
  if ('file' in data) void read(data.file);
  else
    say({ file: new Blob([exportText(data.facts, data.profile)], { type: 'application/json' }) });
};
