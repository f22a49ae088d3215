import type { Curriculum } from '#curriculum/types.ts';
import { loadCurriculum } from './curriculum.ts';

type ListName = 'claims' | 'names' | 'glossary' | 'errors';

/**
 * One entry of a list such as claims.yaml, by its id.
 *
 * @throws when the list has no such entry
 */
export async function entryNamed<Name extends ListName>(
  list: Name,
  id: string,
): Promise<Curriculum[Name][number]> {
  const entries: readonly Curriculum[Name][number][] = (await loadCurriculum())[list];
  const entry = entries.find((candidate) => candidate.id === id);
  if (!entry) throw new Error(`content/${list}.yaml has no entry "${id}".`);
  return entry;
}
