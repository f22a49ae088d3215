import { loadCurriculum } from '#catalog/curriculum.ts';
import { keptFacts } from '#components/search-attributes.ts';
import { searchRecords } from '#curriculum/search-facts.ts';

/** For the indexer alone: it reads this file after the build and takes it away. */
export async function GET(): Promise<Response> {
  const records = searchRecords(await loadCurriculum());
  return Response.json(
    records.map(({ address, text, facts }) => ({ address, text, ...keptFacts(facts) })),
  );
}
