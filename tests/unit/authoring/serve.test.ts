import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serveSite } from '../../../src/authoring/serve.ts';

const folder = mkdtempSync(join(tmpdir(), 'site-'));
let server: Server;
let origin: string;

beforeAll(async () => {
  mkdirSync(join(folder, 'lessons', 'one'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'home');
  writeFileSync(join(folder, '404.html'), 'nothing here');
  writeFileSync(join(folder, 'lessons', 'one', 'index.html'), 'a lesson');
  writeFileSync(join(folder, '..', `${folder.split('/').at(-1) ?? ''}-secret.txt`), 'secret');
  server = await serveSite({ folder, base: '/path/', port: 0 });
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true });
  rmSync(`${folder}-secret.txt`);
});

async function get(path: string): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await fetch(`${origin}${path}`, { redirect: 'manual' });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

test('a page is served under the base path, with gzip', async () => {
  const { status, text, headers } = await get('/path/lessons/one/');
  expect([status, text]).toEqual([200, 'a lesson']);
  expect(headers.get('content-encoding')).toBe('gzip');
});

test('a folder without its slash is sent on to it, as GitHub Pages does', async () => {
  const { status, headers } = await get('/path/lessons/one');
  expect([status, headers.get('location')]).toEqual([301, '/path/lessons/one/']);
});

test('the base without its slash is sent on', async () => {
  expect((await get('/path')).status).toBe(301);
});

test('what is missing gets the page for it with status 404', async () => {
  expect(await get('/path/nowhere/')).toMatchObject({ status: 404, text: 'nothing here' });
});

test('another path of the host is not part of the site', async () => {
  expect((await get('/elsewhere/')).status).toBe(404);
});

test('nothing outside the folder is ever served', async () => {
  const name = `${folder.split('/').at(-1) ?? ''}-secret.txt`;
  expect((await get(`/path/..%2f${name}`)).text).not.toContain('secret');
  expect((await get(`/path/%2e%2e/${name}`)).text).not.toContain('secret');
});

test('an address that cannot be decoded does not end the server', async () => {
  await get('/path/%E0%A4%A');
  expect((await get('/path/')).text).toBe('home');
});
