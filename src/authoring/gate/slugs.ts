import GithubSlugger from 'github-slugger';

/** Gives headings the anchors that Astro gives them: repeated ones are numbered. One counter for each page. */
export function slugCounter(): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => slugger.slug(text);
}

/** Astro sets typographic signs before it makes the anchor. Of these only dashes change it. */
export function withDashes(text: string): string {
  return text.replaceAll('---', '—').replaceAll('--', '–');
}
