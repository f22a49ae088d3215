import { env } from 'node:process';
import { serveSite } from '../../src/authoring/serve.ts';
import { siteBase } from '../../src/authoring/site-base.ts';

const folder = env['DIST'] ?? `${import.meta.dirname}/../../dist`;
await serveSite({ folder, base: siteBase, port: Number(process.argv[2]) });
