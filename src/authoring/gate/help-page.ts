import { helpAnchor, problemKinds, type ProblemKind } from '#curriculum/problem-finding.ts';

/** Kinds of problems by the first code after which they are about something else. */
const groups: readonly (readonly [firstCode: string, title: string])[] = [
  ['LP001', 'Files and letters'],
  ['LP010', 'YAML and front matter'],
  ['LP020', 'Fields'],
  ['LP101', 'Ids, order and the map'],
  ['LP110', 'Steps, modules and their files'],
  ['LP130', 'Code and labs'],
  ['LP201', 'Links and pictures'],
  ['LP301', 'Text and components'],
  ['LP401', 'Objectives and questions'],
  ['LP501', 'Facts, names and days'],
];

const frontMatter = `---
title: Content errors
summary: "What each message of the content check means, why it matters, and how to put it right."
searchWords: [content check, content gate, check content]
changed: { date: 2026-11-23, note: First version. }
---`;

const introduction = `
\`npm run check:content\` looks at every file below \`content/\`. It prints each problem with its file, line and column,
the line itself, what may have been meant, and how to mend it. The build, the live server and the tests look at the same
list. Errors stop the build; warnings do not.`;

/** The text of content/pages/content-errors.mdx: one section for each kind of problem. */
export function helpPage(): string {
  const kinds = Object.keys(problemKinds) as ProblemKind[];
  const sections = groups.map(([from, title], index) => {
    const until = groups[index + 1]?.[0] ?? 'LP999';
    const own = kinds.filter(
      (kind) => problemKinds[kind].code >= from && problemKinds[kind].code < until,
    );
    return [`## ${title}`, ...own.map(section)].join('\n\n');
  });
  return `${[frontMatter, introduction.trim(), ...sections].join('\n\n')}\n`;
}

function section(kind: ProblemKind): string {
  const { code, title, means, mend, warning = false } = problemKinds[kind];
  const note = warning ? ' This is a warning: it does not stop the build.' : '';
  return `### ${code} ${title}\n\n${means}${note}\n\n**Mend.** ${mend}`;
}

/** The anchors that messages link to, in the order of the page. */
export function helpAnchors(): readonly string[] {
  return (Object.keys(problemKinds) as ProblemKind[]).map(helpAnchor);
}
