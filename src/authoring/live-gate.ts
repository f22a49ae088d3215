import { join, sep } from 'node:path';
import type { AstroIntegration } from 'astro';
import { checkContent, type Problem } from './check-content.ts';
import { formatProblems } from './gate/report.ts';

/** What the live server must offer; Vite's own server does. */
export interface LiveServer {
  readonly watcher: { on(event: 'all', listener: (event: string, path: string) => void): unknown };
  readonly ws: {
    on(event: 'connection', listener: () => void): unknown;
    send(payload: object): void;
  };
}

/** The errors as the payload that the live server lays over the page. */
export function overlayOf(errors: readonly Problem[]): object {
  const [first] = errors;
  return {
    type: 'error',
    err: {
      name: 'Content problem',
      message: formatProblems(errors),
      stack: '',
      plugin: 'content gate',
      ...(first && {
        id: first.file,
        loc: { file: first.file, line: first.line, column: first.column },
      }),
    },
  };
}

/** Checks the content now and after each change below content/, and shows errors in the page. */
export function watchContent(root: string, server: LiveServer): void {
  const folder = join(root, 'content') + sep;
  let errors: readonly Problem[] = [];
  let waiting: NodeJS.Timeout | undefined;
  const show = () => {
    if (errors.length > 0) server.ws.send(overlayOf(errors));
  };
  const check = async () => {
    // Receipts are renewed by running the labs, not while writing.
    errors = (await checkContent(root, { receiptOf: () => undefined })).filter(
      ({ isWarning }) => !isWarning,
    );
    if (errors.length > 0) console.error(`\n${formatProblems(errors)}\n`);
    show();
  };
  server.watcher.on('all', (_event, path) => {
    if (!path.startsWith(folder)) return;
    clearTimeout(waiting);
    waiting = setTimeout(() => void check(), 100);
  });
  server.ws.on('connection', show);
  void check();
}

/** The content gate inside of `npm run dev`. */
export function liveGate(root: string): AstroIntegration {
  return {
    name: 'content-gate',
    hooks: {
      'astro:server:setup': ({ server }) => {
        watchContent(root, server);
      },
    },
  };
}
