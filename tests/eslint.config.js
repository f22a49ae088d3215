// @ts-check
import js from '@eslint/js';
import astro from 'eslint-plugin-astro';
import jsdoc from 'eslint-plugin-jsdoc';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/**
 * What each folder of src/ may import. `types` are folders it may import types from only.
 *
 * @type {Record<string, { folders: string[], types: string[], packages: string[] }>}
 */
const mayImport = {
  schema: { folders: [], types: [], packages: ['zod'] },
  curriculum: { folders: [], types: ['schema'], packages: [] },
  quiz: { folders: [], types: ['schema'], packages: [] },
  review: { folders: [], types: [], packages: ['ts-fsrs'] },
  progress: { folders: ['review'], types: [], packages: [] },
  planner: { folders: ['curriculum', 'review'], types: ['progress'], packages: [] },
  simulators: { folders: [], types: [], packages: [] },
  // The build seam: the only one to ask Astro for content, and to read lab files for pages.
  catalog: {
    folders: ['schema', 'curriculum', 'quiz', 'simulators', 'authoring', 'markdown'],
    types: [],
    packages: [
      'astro:content',
      'astro',
      'satteri',
      'shiki.*',
      'satori',
      '@resvg/resvg-js',
      'subset-font',
      'yaml',
      'node:.*',
      '@viz-js/viz',
      '@astrojs/.*',
      'unified',
      'remark-.*',
      'unist-util-visit',
      'mdast',
    ],
  },
  browser: { folders: ['progress', 'review'], types: [], packages: [] },
  elements: {
    folders: ['browser', 'curriculum', 'progress', 'quiz', 'review', 'planner', 'simulators'],
    types: [],
    packages: ['ts-ics'],
  },
  components: {
    folders: ['curriculum', 'elements'],
    types: ['schema', 'catalog', 'quiz', 'simulators'],
    packages: ['astro/types'],
  },
  mdx: {
    folders: ['components', 'elements', 'catalog', 'simulators'],
    types: ['curriculum', 'schema'],
    packages: ['astro/types'],
  },
  layouts: {
    folders: ['components', 'mdx', 'styles', 'curriculum', 'browser', 'elements', 'catalog'],
    types: ['schema'],
    packages: ['@fontsource-variable/.*', 'astro:content'],
  },
  pages: {
    folders: ['catalog', 'layouts', 'components', 'curriculum', 'mdx'],
    types: ['schema'],
    packages: ['astro', 'astro:content'],
  },
  markdown: { folders: ['authoring'], types: [], packages: ['astro', 'shiki.*', 'satteri'] },
  authoring: {
    folders: ['schema', 'curriculum', 'markdown'],
    types: [],
    packages: [
      'astro',
      'node:.*',
      'yaml',
      'zod',
      'typescript',
      'pagefind',
      'fflate',
      'github-slugger',
      'unified',
      'remark-.*',
      'unist-util-visit',
      'unist',
      'mdast',
      'mdast-.*',
      'satteri',
      'subset-font',
    ],
  },
};

/** Folders whose functions depend on their arguments alone. */
const pure = ['curriculum', 'quiz', 'review', 'progress', 'planner', 'simulators'].map(
  (name) => `src/${name}/**`,
);

/** @type {import('eslint/config').Config[]} */
const dependencyRules = Object.entries(mayImport).map(([folder, { folders, types, packages }]) => {
  const named = [folder, ...folders, ...types].map((name) => `#${name}/`);
  const exact = packages.map((name) => `${name}$`);
  const inFont = packages.filter((name) => name.startsWith('@fontsource')).map((name) => name);
  const patterns = [
    { regex: '^[.][.]/', message: 'Import another folder by its # name.' },
    {
      regex: `^(?![.]|${[...named, ...exact, ...inFont].join('|')})`,
      message: `src/${folder}/ must not import this: see the dependency table in tests/eslint.config.js.`,
    },
    ...types.map((name) => ({
      regex: `^#${name}/`,
      allowTypeImports: true,
      message: `src/${folder}/ may use only types from here.`,
    })),
  ];
  return {
    files: [`src/${folder}/**`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] },
  };
});

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.cache/',
      'content/',
      'public/',
      'test-results/',
      'tests/content/fixtures/',
      'tests/fixtures/',
    ],
  },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  astro.configs['flat/recommended'],
  astro.configs['flat/jsx-a11y-recommended'],
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: `${import.meta.dirname}/..`,
        extraFileExtensions: ['.astro'],
      },
    },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true },
      ],
      'max-lines': ['error', 250],
    },
  },
  {
    // A .ts file that imports .astro has no types for it here.
    files: [
      '**/*.{js,mjs}',
      '**/*.astro',
      '**/*.astro/*',
      'tests/components/**',
      'src/mdx/components.ts',
    ],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        document: 'readonly',
        localStorage: 'readonly',
        self: 'readonly',
        caches: 'readonly',
        crypto: 'readonly',
        fetch: 'readonly',
        Response: 'readonly',
        URL: 'readonly',
      },
    },
  },
  dependencyRules,
  {
    files: pure,
    plugins: { jsdoc },
    rules: {
      'jsdoc/require-jsdoc': ['error', { publicOnly: true }],
      'no-restricted-globals': [
        'error',
        'document',
        'window',
        'localStorage',
        'navigator',
        'console',
        'process',
        'fetch',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Take `now` as an argument.' },
        { object: 'Math', property: 'random', message: 'Take the random source as an argument.' },
      ],
      'no-restricted-syntax': [
        'error',
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Take `now` as an argument.',
        },
      ],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', 40],
      complexity: ['error', 8],
    },
  },
  {
    // Only the browser seam touches what the browser keeps.
    files: ['src/elements/**', 'src/components/**', 'src/layouts/**', 'src/pages/**'],
    rules: {
      'no-restricted-globals': ['error', 'localStorage', 'sessionStorage', 'indexedDB', 'caches'],
    },
  },
  {
    files: ['tests/**'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': 'off',
    },
  },
);
