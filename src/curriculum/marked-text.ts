/** A run of text, and whether the query matched it. */
export interface TextPart {
  readonly text: string;
  readonly marked: boolean;
}

/**
 * Splits an excerpt of the search index into runs of text. In it matches stand in `<mark>` and
 * angle brackets of the page are escaped; nothing else is.
 */
export function markedParts(excerpt: string): readonly TextPart[] {
  return excerpt
    .split(/(<mark>.*?<\/mark>)/)
    .filter((part) => part !== '')
    .map((part) => ({
      text: part
        .replaceAll(/<\/?mark>/g, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>'),
      marked: part.startsWith('<mark>'),
    }));
}
