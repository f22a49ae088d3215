import { getCollection, type CollectionEntry } from 'astro:content';
import { pageAddress } from '#curriculum/search-facts.ts';

/** A page of content/pages/ and the route that shows it. */
export interface ContentPagePath {
  readonly params: { readonly page: string };
  readonly props: { readonly entry: CollectionEntry<'pages'> };
}

/** The routes of all content pages. */
export async function contentPagePaths(): Promise<ContentPagePath[]> {
  return (await getCollection('pages')).map((entry: CollectionEntry<'pages'>) => ({
    params: { page: pageAddress(fileName(entry.id)).replace(/\/$/, '') },
    props: { entry },
  }));
}

/** `pages/about.mdx` is `about`. */
function fileName(id: string): string {
  return id.replace(/^.*\//, '').replace(/\.mdx$/, '');
}
