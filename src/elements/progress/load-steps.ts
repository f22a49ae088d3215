import type { ProgressFile } from '#curriculum/progress-file.ts';

let loading: Promise<ProgressFile> | undefined;

/**
 * What progress/steps.json holds; asked for once, however many elements want it.
 *
 * @throws when it cannot be read
 */
export function loadSteps(address: string): Promise<ProgressFile> {
  loading ??= fetch(address).then((response) => response.json() as Promise<ProgressFile>);
  return loading;
}
