/**
 * Attributes of a section that scrolls on its own. It takes the focus, so that the keyboard can
 * scroll it, and has no name, so that it is no landmark: a page of forty landmarks would have none.
 */
export const scroller = { class: 'scroller', tabindex: '0' } as const;
