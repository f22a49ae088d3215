/** Text as HTML shows it. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A link, or the bare words where there is no address. */
export function linked(text: string, address: string | undefined): string {
  const words = escaped(text);
  return address === undefined ? words : `<a href="${escaped(address)}">${words}</a>`;
}

/** A value that must not break over two lines: `USD 165`. */
export function unbroken(value: string): string {
  return escaped(value).replaceAll(' ', '&nbsp;');
}

/** Text in which no line ends between a number and its percent sign. */
export function withoutBreaks(text: string): string {
  return escaped(text).replace(/(\d) %/g, '$1&nbsp;%');
}

/** An explanation that stands beside words. */
export interface Explanation {
  /** Of the note: unique on the page. */
  readonly id: string;
  /** Where the words lead where the note cannot be shown beside them. */
  readonly address: string;
  /** What the note says, as HTML. */
  readonly text: string;
  /** The first use on a page carries the note; later ones share it. */
  readonly isFirst: boolean;
}

/**
 * Words with an explanation: in the margin on wide screens, on demand on narrow ones, behind a link
 * without scripts. One string: a space between its parts would stand before the full stop that follows.
 */
export function explained(words: string, { id, address, text, isFirst }: Explanation): string {
  const link = `<a class="term" href="${escaped(address)}" aria-details="${id}">${words}</a>`;
  if (!isFirst) return link;
  return `${link}<span class="note meaning" role="note" id="${id}">${text}</span>`;
}
