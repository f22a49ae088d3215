import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { siteBase, siteOrigin } from './src/authoring/site-base.ts';
import { code } from './src/markdown/code.ts';

export default defineConfig({
  site: siteOrigin,
  base: siteBase,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
  integrations: [mdx()],
  markdown: { shikiConfig: code },
});
