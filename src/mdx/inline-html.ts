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

/**
 * Words with an explanation beside them: in the margin on wide screens, on demand on narrow ones,
 * without a script. The first use on a page carries it, later ones open the same. One string: a
 * space between its parts would stand before the full stop that follows.
 */
export function explained(
  words: string,
  { id, text, isFirst }: { id: string; text: string; isFirst: boolean },
): string {
  const button = `<button type="button" class="term" popovertarget="${id}">${words}</button>`;
  if (!isFirst) return button;
  return `${button}<span class="note meaning" role="note" id="${id}" popover>${text}</span>`;
}
