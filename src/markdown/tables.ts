import type { HastPluginDefinition } from 'satteri';

type Filtered = Exclude<NonNullable<HastPluginDefinition['element']>, readonly unknown[]>;
type Visit = Filtered['visit'];

/** A column of numbers keeps its alignment as a class: the content security policy allows no style attribute. */
const alignByClass: Visit = (node, context) => {
  const { style, align } = node.properties;
  const text = `${align ?? ''} ${style ?? ''}`;
  if (style !== undefined) context.setProperty(node, 'style', undefined);
  if (align !== undefined) context.setProperty(node, 'align', undefined);
  if (/right/.test(text)) context.setProperty(node, 'className', ['end']);
};

/** A wide table scrolls in a box of its own, which the keyboard can reach; the page never scrolls sideways. */
const inScroller: Visit = (node, context) => {
  context.wrapNode(node, {
    type: 'element',
    tagName: 'section',
    properties: { className: ['scroller'], tabIndex: 0 },
    children: [],
  });
};

/** Makes Markdown's tables scroll on their own and free of style attributes. */
export const tables: HastPluginDefinition = {
  name: 'tables',
  element: [
    { filter: ['th', 'td'], visit: alignByClass },
    { filter: ['table'], visit: inScroller },
  ],
};
