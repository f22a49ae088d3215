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

/**
 * Reads the version out of a key: 1 for `mlops-deployment-path:v1:lesson:docker-layers`.
 *
 * @returns undefined for a key of another site and for own keys that hold no fact
 */
export function versionOf(key: string): number | undefined {
  const version =
    key.startsWith(ownPrefix) && /^v(\d{1,6}):/.exec(key.slice(ownPrefix.length))?.[1];
  return version ? Number(version) : undefined;
}
