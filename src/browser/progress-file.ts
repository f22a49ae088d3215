import { exportText } from '#progress/export-text.ts';
import type { FactSet } from '#progress/fact-set.ts';
import { parseExport, type ParsedExport } from '#progress/parse-export.ts';

/** What the worker is asked. */
export type FileTask =
  { readonly file: Blob } | { readonly facts: FactSet; readonly profile: string | undefined };

/** What the worker answers: some of the facts, all else that was read, or what was written. */
export type FileAnswer =
  | { readonly part: readonly (readonly [string, string])[] }
  | { readonly parsed: ParsedExport }
  | { readonly file: Blob };

/** Reads a file of progress. Total: whatever the file is, the answer says what to make of it. */
export async function readProgressFile(file: Blob): Promise<ParsedExport> {
  const facts = new Map<string, string>();
  try {
    return await askWorker({ file }, (answer) => {
      if ('part' in answer) for (const [key, text] of answer.part) facts.set(key, text);
      if (!('parsed' in answer)) return undefined;
      const { parsed } = answer;
      return parsed.kind === 'read' ? { ...parsed, facts } : parsed;
    });
  } catch {
    return parseExport(await file.text());
  }
}

/** Writes a file of progress. */
export async function writeProgressFile(
  facts: FactSet,
  profile: string | undefined,
): Promise<Blob> {
  try {
    return await askWorker({ facts, profile }, (answer) =>
      'file' in answer ? answer.file : undefined,
    );
  } catch {
    return new Blob([exportText(facts, profile)], { type: 'application/json' });
  }
}

/**
 * Asks a worker of its own until an answer settles it.
 *
 * @throws where there is no worker, as on a page without an origin, or none can be loaded
 */
async function askWorker<Result>(
  task: FileTask,
  settle: (answer: FileAnswer) => Result | undefined,
): Promise<Result> {
  const worker = new Worker(new URL('./file-worker.ts', import.meta.url), { type: 'module' });
  try {
    return await new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<FileAnswer>) => {
        const result = settle(data);
        if (result) resolve(result);
      };
      worker.onerror = () => {
        reject(new Error('The worker failed.'));
      };
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
  }
}
