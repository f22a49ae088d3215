import { vi } from 'vitest';
import type { Change } from '#progress/difference.ts';
import type { FactSet } from '#progress/fact-set.ts';
import type { Mirror } from '#browser/mirror.ts';
import type { StorageLike } from '#browser/storage.ts';
import { createStore } from '#browser/store.ts';
import type { ProgressStore, StoreSurroundings } from '#browser/store-types.ts';

// No time passes here, so work never pauses, however busy the machine is.
vi.spyOn(performance, 'now').mockReturnValue(0);

/** Called before each call of a fake storage; throws where that call should fail. */
export type BeforeCall = (call: 'keys' | 'getItem' | 'setItem' | 'removeItem') => void;

/** A Web Storage in memory. What it holds can be seen and changed from outside, as by another tab. */
export interface FakeStorage extends StorageLike {
  readonly records: Map<string, string>;
}

/**
 * Makes a storage as browsers have it: stored keys are its own enumerable keys, a write is whole
 * or throws and leaves the old value.
 *
 * @param quota most UTF-16 units of all keys and values together
 */
export function fakeStorage(
  records = new Map<string, string>(),
  {
    quota = Infinity,
    beforeCall,
  }: { quota?: number | (() => number); beforeCall?: BeforeCall } = {},
): FakeStorage {
  const limit = () => (typeof quota === 'function' ? quota() : quota);
  const methods = {
    getItem(key: string) {
      beforeCall?.('getItem');
      return records.get(key) ?? null;
    },
    setItem(key: string, value: string) {
      beforeCall?.('setItem');
      if (limit() < Infinity) {
        const others = new Map([...records].filter(([other]) => other !== key));
        if (sizeOf(others) + key.length + value.length > limit())
          throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      records.set(key, value);
    },
    removeItem(key: string) {
      beforeCall?.('removeItem');
      records.delete(key);
    },
  };
  return new Proxy(
    { ...methods, records },
    {
      ownKeys() {
        beforeCall?.('keys');
        return [...records.keys()];
      },
      getOwnPropertyDescriptor: (_target, key) => ({
        value: records.get(String(key)),
        configurable: true,
        enumerable: true,
      }),
    },
  );
}

function sizeOf(records: ReadonlyMap<string, string>): number {
  return [...records].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
}

/** A mirror in memory that keeps every change. */
export function fakeMirror(records = new Map<string, string>()): Mirror & {
  readonly records: Map<string, string>;
} {
  return {
    records,
    read: () => Promise.resolve<FactSet>(new Map(records)),
    write: (changes: readonly Change[]) => {
      for (const { key, after } of changes) {
        if (after === undefined) records.delete(key);
        else records.set(key, after);
      }
      return Promise.resolve();
    },
  };
}

/** A mirror the browser does not give us. */
export function brokenMirror(name = 'UnknownError'): Mirror {
  const refuse = () => Promise.reject(new DOMException('refused', name));
  return { read: refuse, write: refuse };
}

/** A clock that stands still until it is set. */
export function fakeClock(time = 1_793_000_000_000): { time: number; readonly now: () => number } {
  const clock = { time, now: () => clock.time };
  return clock;
}

/** Random bytes that never repeat: a counter. */
export function fakeRandom(): () => Uint8Array {
  let count = 0;
  return () => {
    count += 1;
    return Uint8Array.from(
      { length: 16 },
      (_, place) => Math.floor(count / 32 ** (15 - place)) % 32,
    );
  };
}

/** A store over fakes; what is not named is healthy and empty. */
export function storeOver(
  storage: StorageLike | undefined,
  rest: Partial<StoreSurroundings> & { readonly now?: () => number } = {},
): ProgressStore {
  const { now = fakeClock().now, mirror = fakeMirror(), random = fakeRandom(), ...others } = rest;
  return createStore(storage, now, { mirror, random, ...others });
}

/** Waits until everything asynchronous that was started is done. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}
