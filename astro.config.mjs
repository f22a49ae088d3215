import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { siteBase, siteOrigin } from './src/authoring/site-base.ts';
import { code } from './src/markdown/code.ts';
import { internalLinks } from './src/markdown/links.ts';
import { tables } from './src/markdown/tables.ts';

export default defineConfig({
  site: siteOrigin,
  base: siteBase,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  vite: { build: { assetsInlineLimit: 0, cssCodeSplit: false } },
  integrations: [mdx()],
  markdown: {
    shikiConfig: code,
    processor: satteri({ hastPlugins: [internalLinks(siteBase), tables] }),
  },
});
