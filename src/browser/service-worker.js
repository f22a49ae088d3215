// Answers from the downloaded copy of the site. It is registered only when a learner asks for a
// download. The build puts the name of the build in the first line (authoring/offline.ts).
const build = 'BUILD';

// Other projects of the same owner share the origin and clean up caches by name: ours must neither
// look like theirs nor hold the address of the site.
const prefix = 'mlops-deployment-path-offline-';
const filesName = prefix + build;
const choiceName = `${prefix}choice`;
const scope = self.registration.scope;
const atOnce = 6;

self.addEventListener('install', (event) => event.waitUntil(fillChosen()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', (event) => event.waitUntil(answerMessage(event)));
self.addEventListener('fetch', (event) => {
  const path = ownPath(event.request);
  if (path !== undefined) event.respondWith(answer(event, path));
});

/** The file a request means, below the site's root; undefined for what is not ours to answer. */
function ownPath({ method, url, headers }) {
  if (method !== 'GET' || !url.startsWith(scope) || headers.has('range')) return undefined;
  const { pathname, searchParams } = new URL(url);
  const isPlain = [...searchParams.keys()].every((name) => /^(ts|utm_\w+)$/.test(name));
  if (!isPlain) return undefined;
  const path = decodeURI(pathname.slice(new URL(scope).pathname.length));
  return path === '' || path.endsWith('/') ? `${path}index.html` : path;
}

async function answer(event, path) {
  const kept = await keptFile(path);
  if (kept) return kept;
  try {
    const response = await fetch(event.request);
    event.waitUntil(mendOnce());
    return response;
  } catch {
    return (await keptFolder(path)) ?? (await offlineAnswer(event.request));
  }
}

/** A file of the copy, if it is what was downloaded; a damaged one is thrown away. */
async function keptFile(path) {
  const found = await caches.match(addressOf(path), { cacheName: filesName });
  if (!found) return undefined;
  const bytes = await found.arrayBuffer().catch(() => new ArrayBuffer(0));
  const hash = found.headers.get('x-hash');
  if (bytes.byteLength > 0 && (await hashOf(bytes)) === hash)
    return new Response(bytes, { headers: found.headers });
  await (await caches.open(filesName)).delete(addressOf(path));
  return undefined;
}

/** The address of a folder without its slash leads to the folder, as it does online. */
async function keptFolder(path) {
  const isKept = !path.includes('.') && (await keptFile(`${path}/index.html`));
  return isKept ? Response.redirect(`${addressOf(path)}/`, 302) : undefined;
}

async function offlineAnswer({ mode }) {
  if (mode !== 'navigate') return Response.error();
  const page = await keptFile('offline/index.html');
  if (!page) return Response.error();
  return new Response(page.body, { status: 503, headers: page.headers });
}

async function answerMessage({ data, ports }) {
  const [port] = ports;
  try {
    if (data.what === 'skip-waiting') await self.skipWaiting();
    else if (data.what === 'download') await download(data.parts, port);
    else if (data.what === 'remove') await removeAll();
    port?.postMessage({ done: true, parts: await chosenParts() });
  } catch (error) {
    port?.postMessage({ failed: String(error?.message ?? error), isFull: isFull(error) });
  }
}

function isFull(error) {
  return error?.name === 'QuotaExceededError';
}

async function download(parts, port) {
  const before = await chosenParts();
  try {
    await fill(parts, (done, total) => port?.postMessage({ progress: done, total }));
  } catch (error) {
    if (before.length === 0) await caches.delete(filesName);
    throw error;
  }
  const choice = await caches.open(choiceName);
  await choice.put(addressOf('choice'), new Response(JSON.stringify(parts)));
  await drop(parts);
}

async function removeAll() {
  for (const name of await ownCaches()) await caches.delete(name);
}

async function chosenParts() {
  const response = await caches.match(addressOf('choice'), { cacheName: choiceName });
  return response ? response.json() : [];
}

async function fillChosen() {
  const parts = await chosenParts();
  if (parts.length > 0) await fill(parts, () => undefined);
}

/** Another project's worker may have removed files; they come back the next time one is missed. */
let isMended = false;
async function mendOnce() {
  if (isMended) return;
  isMended = true;
  await fillChosen().catch(() => undefined);
}

/** All or nothing: throws when one file is missing, so that the copy before it stays in charge. */
async function fill(parts, report) {
  const wanted = (await listedFiles()).filter(([, , part]) => part === '' || parts.includes(part));
  const cache = await caches.open(filesName);
  const isThere = new Set((await cache.keys()).map(({ url }) => url));
  const others = await Promise.all((await otherVersions()).map((name) => caches.open(name)));
  const waiting = [...wanted];
  let done = 0;
  const work = async () => {
    for (let file = waiting.pop(); file; file = waiting.pop()) {
      await keep(cache, isThere, others, file);
      done += 1;
      report(done, wanted.length);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

async function keep(cache, isThere, others, [path, hash]) {
  const address = addressOf(path);
  const isSame = (response) => response?.headers.get('x-hash') === hash;
  if (isThere.has(address) && isSame(await cache.match(address))) return;
  for (const other of others) {
    const known = await other.match(address);
    if (isSame(known)) {
      await cache.put(address, known);
      return;
    }
  }
  const response = await fetch(address, { cache: 'no-cache' });
  const bytes = response.ok ? await response.arrayBuffer() : new ArrayBuffer(0);
  if ((await hashOf(bytes)) !== hash) throw new Error(`${path} is not the file of this version`);
  const headers = { 'content-type': response.headers.get('content-type') ?? '', 'x-hash': hash };
  await cache.put(address, new Response(bytes, { headers }));
}

/** Removes what is no longer chosen. */
async function drop(parts) {
  const cache = await caches.open(filesName);
  for (const [path, , part] of await listedFiles())
    if (part !== '' && !parts.includes(part)) await cache.delete(addressOf(path));
}

async function listedFiles() {
  const response = await fetch(addressOf('offline.json'), { cache: 'no-store' });
  const list = await response.json();
  if (list.build !== build) throw new Error('a newer version of the site was published meanwhile');
  return list.files;
}

async function takeOver() {
  for (const name of await otherVersions()) await caches.delete(name);
  await self.clients.claim();
}

async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(prefix));
}

async function otherVersions() {
  return (await ownCaches()).filter((name) => name !== filesName && name !== choiceName);
}

function addressOf(path) {
  return new URL(encodeURI(path), scope).href;
}

async function hashOf(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
