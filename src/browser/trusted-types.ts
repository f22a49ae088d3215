// Loaded first on every page. The page's policy lets no string become a script address
// unless it passes here; strings never become HTML or code, so there are no rules for those.

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): unknown;
}

declare global {
  var trustedTypes: PolicyFactory | undefined;
}

/**
 * The address of a script, if it belongs to this site. Other projects of the same owner share the
 * origin on GitHub Pages, so the origin alone proves nothing.
 *
 * @param root the address of the site's home page
 * @throws TypeError for every other address
 */
export function ownScript(address: string, root: string): string {
  const { href, username, password } = new URL(address, root);
  if (!href.startsWith(root) || username !== '' || password !== '')
    throw new TypeError(`Not a script of this site: ${address}`);
  return href;
}

globalThis.trustedTypes?.createPolicy('default', {
  createScriptURL: (address) =>
    ownScript(address, new URL(import.meta.env.BASE_URL, location.origin).href),
});
