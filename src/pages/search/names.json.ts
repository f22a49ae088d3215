import { loadCurriculum } from '#catalog/curriculum.ts';
import { searchNames } from '#curriculum/search-names.ts';

/** Every name on the site: read when a search finds nothing, to offer the nearest. */
export async function GET(): Promise<Response> {
  return Response.json(searchNames(await loadCurriculum()));
}
