/** One thing to have before a step: another step, or knowledge from outside the path. */
export interface Need {
  readonly id: string;
  readonly minutes: number;
  /** Named by the step itself, not only by one of its prerequisites. */
  readonly isDirect: boolean;
  /** Ids this one requires in turn. */
  readonly requires: readonly string[];
}

/**
 * The shortest list of what a learner still needs: nothing they have, and nothing
 * that only leads to something they have. In the order given; rings end the walk.
 */
export function stillNeeded<Kind extends Need>(
  needs: readonly Kind[],
  has: (id: string) => boolean,
): readonly Kind[] {
  const byId = new Map(needs.map((need) => [need.id, need]));
  const wanted = new Set<Kind>();
  const waiting = needs.filter((need) => need.isDirect);
  for (let need = waiting.pop(); need; need = waiting.pop()) {
    if (wanted.has(need) || has(need.id)) continue;
    wanted.add(need);
    waiting.push(...need.requires.flatMap((id) => byId.get(id) ?? []));
  }
  return needs.filter((need) => wanted.has(need));
}
