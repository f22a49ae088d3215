import type { Engine, EngineSearch } from './engine.ts';
import { ownEngine } from './own-engine.ts';
import { reachableEngine } from './reachable.ts';

/** The one engine of a run: opened when first asked for, ended with the run. */
export interface EngineKeeper {
  readonly get: () => Promise<Engine>;
  readonly end: () => Promise<void>;
}

/** Opens an engine. */
export type OpenEngine = (search: EngineSearch) => Promise<Engine>;

/** The engine of this machine where one answers, else one of our own. */
export async function openEngine(search: EngineSearch): Promise<Engine> {
  return reachableEngine(search) ?? (await ownEngine(search));
}

/** Opens an engine at most once; who asks again after it failed gets the same reason. */
export function engineKeeper(search: EngineSearch, open: OpenEngine = openEngine): EngineKeeper {
  let engine: Promise<Engine> | undefined;
  return {
    get: () => (engine ??= open(search)),
    end: async () => {
      const opened = await engine?.catch(() => undefined);
      opened?.end();
    },
  };
}
