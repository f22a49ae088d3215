/**
 * Attributes of a box that scrolls on its own. It takes the focus so that the keyboard can scroll it,
 * and is a group, not a region: a page of forty landmarks would have none.
 */
export function scroller(label: string) {
  return { tabindex: '0', role: 'group', 'aria-label': label } as const;
}
