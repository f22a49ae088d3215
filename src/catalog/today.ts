import { env } from 'node:process';

/** The day of this build as YYYY-MM-DD, in UTC. BUILD_DAY sets it, so that a build can be repeated. */
export function buildDay(): string {
  return env['BUILD_DAY'] ?? new Date().toISOString().slice(0, 10);
}
