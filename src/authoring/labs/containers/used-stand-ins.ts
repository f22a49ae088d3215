import { assembled } from '#authoring/labs/assemble.ts';
import type { Page } from '#authoring/labs/pages.ts';
import type { StandIn } from './engine.ts';
import { standInsIn } from './stand-ins.ts';

/** The stand-ins that a page or the files it works with name; a lab's page leads from the starter to the solution. */
export function usedStandIns(
  content: string,
  { source, environment, folder, kind }: Page,
  standIns: readonly StandIn[],
): readonly StandIn[] {
  if (standIns.length === 0) return [];
  const part = kind === 'lesson' && folder === 'starter' ? 'starter' : 'solution';
  const tree = environment === undefined ? new Map() : assembled(environment, part, content);
  const files = [...tree.values()].map((bytes: Uint8Array) => new TextDecoder().decode(bytes));
  return standInsIn([source, ...files].join('\n'), standIns);
}
