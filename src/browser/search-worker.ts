// Runs Pagefind's own worker with one addition: a file that does not arrive whole is an error.
// Pagefind logs it and goes on; a damaged index would then answer "no results", which a learner
// would take for the truth.

const signature = 'pagefind_dcd';
const read = self.fetch.bind(self);
const post = self.postMessage.bind(self);
let damage: string | undefined;

self.fetch = async (file) => {
  const address = file instanceof Request ? file.url : String(file);
  try {
    return await whole(address);
  } catch (error) {
    damage ??= `${address}: ${String(error)}`;
    // Some of Pagefind's questions would wait for ever for the file.
    post({ id: 'damage', error: damage });
    throw error;
  }
};

self.postMessage = (answer: { readonly id: string }) => {
  post(damage === undefined ? answer : { id: answer.id, error: damage });
};

async function whole(address: string): Promise<Response> {
  if (address.includes('pagefind-entry.json')) return entry(address);
  const response = await read(address);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const packed = await response.arrayBuffer();
  const bytes = isSigned(packed) ? packed : await unpacked(packed);
  if (!isSigned(bytes)) throw new Error('not a search index file');
  return new Response(bytes);
}

/** The entry names the files of the newest build, so a stored copy must be asked about. */
async function entry(address: string): Promise<Response> {
  const response = await read(address.replace(/\?.*$/, ''), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const text = await response.text();
  JSON.parse(text);
  return new Response(text);
}

/** Unpacks gzip; its checksum makes a damaged or cut file fail here. */
async function unpacked(packed: ArrayBuffer): Promise<ArrayBuffer> {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

function isSigned(bytes: ArrayBuffer): boolean {
  return new TextDecoder().decode(bytes.slice(0, signature.length)) === signature;
}

async function start(address: string): Promise<void> {
  try {
    await import(/* @vite-ignore */ address);
    post({ id: 'start' });
  } catch (error) {
    post({ id: 'start', error: String(error) });
  }
}

// Pagefind answers a failed start with each later message as well; its rejection has no listener.
self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
});
self.addEventListener(
  'message',
  (event: MessageEvent<string>) => {
    void start(event.data);
  },
  { once: true },
);
