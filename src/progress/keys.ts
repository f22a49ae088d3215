/** Fixed for ever: all project sites of one owner share an origin, and the address of the site may change. */
export const siteId = 'mlops-deployment-path';

/** The version of the stored form that this code reads and writes. */
export const formatVersion = 1;

/** Every key of this site starts so. Keys without it belong to others and are never touched. */
export const ownPrefix = `${siteId}:`;

/** Every fact's key starts so. */
export const factPrefix = `${ownPrefix}v${formatVersion}:`;

/** Unreadable values are kept under this prefix, byte for byte. */
export const quarantinePrefix = `${ownPrefix}quarantine:`;

/** Tells whether a key of this site was written by a newer version than this one; there is no older one. */
export function isNewer(key: string): boolean {
  return key.startsWith(`${ownPrefix}v`) && !key.startsWith(factPrefix);
}
