import type { HastPluginDefinition } from 'satteri';
import { isExternal, withBase } from './address.ts';

/**
 * Authors write links from the root of the site, `/lessons/notebook-to-package/`. This puts the base
 * path in front, wherever the site lives.
 */
export function internalLinks(base: string): HastPluginDefinition {
  return {
    name: 'internal-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const { href } = node.properties;
        if (typeof href !== 'string' || isExternal(href)) return;
        context.setProperty(node, 'href', withBase(href, base));
      },
    },
  };
}
