import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.py': 'text/x-python; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.zip': 'application/zip',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
};
const compressed = /^(text|application\/(json|xml|wasm|manifest)|image\/svg)/;

/** What to serve and where. */
export interface SiteToServe {
  /** The built site. */
  readonly folder: string;
  /** The base path with both slashes: `/mlops-deployment/`. */
  readonly base: string;
  /** 0 takes any free port. */
  readonly port: number;
}

/**
 * Serves a built site as GitHub Pages does: under its base path, a folder's address ends in a slash,
 * text is sent with gzip, `404.html` stands for what is missing.
 *
 * @returns a server that listens on 127.0.0.1
 * @throws when the port is taken
 */
export function serveSite(site: SiteToServe): Promise<Server> {
  const zipped = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    answer({ site, zipped, request, response });
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(site.port, '127.0.0.1', () => {
      resolve(server);
    });
  });
}

interface Visit {
  readonly site: SiteToServe;
  readonly zipped: Map<string, Buffer>;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function answer(visit: Visit): void {
  const { site, request, response } = visit;
  const path = pathOf(request.url ?? '/');
  if (!path.startsWith(site.base)) {
    if (`${path}/` === site.base) redirect(response, site.base);
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not part of this site.');
    return;
  }
  const file = normalize(join(site.folder, path.slice(site.base.length)));
  const inside = file.startsWith(normalize(site.folder + sep)) || file === normalize(site.folder);
  if (inside && isFolder(file) && !path.endsWith('/')) {
    redirect(response, `${path}/`);
    return;
  }
  const found = isFolder(file) ? join(file, 'index.html') : file;
  if (inside && existsSync(found)) send(visit, found, 200);
  else send(visit, join(site.folder, '404.html'), 404);
}

function pathOf(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return '/';
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(301, { location }).end();
}

function send({ zipped, request, response }: Visit, file: string, status: number): void {
  if (!existsSync(file)) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)] ?? 'application/octet-stream';
  const headers = { 'content-type': type, 'cache-control': 'max-age=600' };
  const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding']?.toString() ?? '');
  if (!takesGzip || !compressed.test(type)) {
    response.writeHead(status, headers);
    createReadStream(file).pipe(response);
    return;
  }
  const key = `${file}:${statSync(file).mtimeMs}`;
  const body = zipped.get(key) ?? gzipSync(readFileSync(file), { level: 9 });
  zipped.set(key, body);
  response.writeHead(status, { ...headers, 'content-encoding': 'gzip', vary: 'accept-encoding' });
  response.end(body);
}
