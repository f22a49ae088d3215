/** True for an address that leaves the site: it has a scheme or starts with `//`. */
export function isExternal(address: string): boolean {
  return /^([a-z][a-z0-9+.-]*:|\/\/)/i.test(address);
}

/**
 * Puts the base path in front of an address that starts at the site's root.
 * What is relative, or only a fragment, stays as it is.
 *
 * @param base the base path, with or without the slash at its end
 */
export function withBase(address: string, base: string): string {
  return address.startsWith('/') ? base.replace(/\/$/, '') + address : address;
}
