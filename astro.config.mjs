import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { liveGate } from './src/authoring/live-gate.ts';
import { siteBase, siteOrigin } from './src/authoring/site-base.ts';
import { code } from './src/markdown/code.ts';
import { internalLinks } from './src/markdown/links.ts';
import { tables } from './src/markdown/tables.ts';

// What every page needs comes as one file; what one page needs, or a reader must ask for, does not.
const firstScript = {
  name: 'site',
  test: /Base\.astro\?|src\/(browser\/(keep-storage|local-facts|mirror|profile-name|profile-view|progress-store|storage|store|trusted-types)|progress\/(attention|fact|fact-set|former-ids|keys|needs|next-step|parse-fact|profile|profile-record|progress|ulid)|review\/rating|elements\/(site|theme-switch|storage-notice|progress-marks|progress-element|site-search|make|done-button|recall-first|step-tick|time-spent|what-you-need|copy-button|continue-card|lesson))\.|preload-helper/,
};

// No style sheet hangs on a script here, so a script needs no helper to bring one along, nor a list
// of what it brings.
const plainImports = {
  name: 'plain-imports',
  enforce: 'pre',
  configEnvironment: () => ({ build: { modulePreload: false } }),
  load: (id) =>
    id === '\0vite/preload-helper.js'
      ? 'export const __vitePreload = (load) => load();'
      : undefined,
};

export default defineConfig({
  site: siteOrigin,
  base: siteBase,
  trailingSlash: 'always',
  compressHTML: true,
  build: { format: 'directory', inlineStylesheets: 'never' },
  scopedStyleStrategy: 'class',
  experimental: { contentIntellisense: true },
  vite: {
    plugins: [plainImports],
    build: { assetsInlineLimit: 0, cssCodeSplit: false },
    environments: {
      client: {
        build: { rolldownOptions: { output: { codeSplitting: { groups: [firstScript] } } } },
      },
    },
  },
  integrations: [mdx(), liveGate(import.meta.dirname)],
  markdown: {
    shikiConfig: code,
    processor: satteri({ hastPlugins: [internalLinks(siteBase), tables] }),
  },
});
