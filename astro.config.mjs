import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { code } from './src/markdown/code.ts';

// The one place that says where the site lives. SITE_BASE=/ builds for the root of a domain.
const base = process.env.SITE_BASE ?? '/mlops-deployment/';
const site = process.env.SITE_ORIGIN ?? 'https://learn.example.org';

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0 } },
  integrations: [mdx()],
  markdown: { shikiConfig: code },
});
