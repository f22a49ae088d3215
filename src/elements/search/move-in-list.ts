/**
 * Moves the focus with the arrow keys: from the box into the results, through their links, and
 * back. Typing on a result goes on in the box.
 */
export function moveInList(event: KeyboardEvent, box: HTMLInputElement, around: HTMLElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const stops: readonly HTMLElement[] = [
    box,
    ...around.querySelectorAll<HTMLElement>('ol.results a'),
  ];
  const place = stops.findIndex((stop) => stop === document.activeElement);
  if (place === -1) return;
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step !== undefined) {
    event.preventDefault();
    stops[Math.min(Math.max(place + step, 0), stops.length - 1)]?.focus();
    return;
  }
  if (place > 0 && event.key.length === 1 && event.key !== ' ') box.focus();
}
