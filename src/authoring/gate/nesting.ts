/** Hand-written text comes nowhere near. */
export const deepestNesting = 400;

/** Where more brackets are open than the parsers can bear; closing ones count back. */
export function tooNestedAt(text: string): number | undefined {
  const opening = text.match(/[([{]/g)?.length ?? 0;
  if (opening <= deepestNesting) return undefined;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth > deepestNesting) return at;
  }
  return undefined;
}
