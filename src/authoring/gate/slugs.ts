import GithubSlugger from 'github-slugger';

/** Gives headings the anchors that Astro gives them: repeated ones are numbered. One counter for each page. */
export function slugCounter(): (text: string) => string {
  const slugger = new GithubSlugger();
  return (text) => slugger.slug(withTypography(text));
}

/** Astro sets dashes and quotes before it makes the slug; of these only dashes change it. */
function withTypography(text: string): string {
  return text.replaceAll('---', '—').replaceAll('--', '–');
}
