import { AuthorMistake } from './author-mistake.ts';
import { withEntry } from './listing.ts';
import { checkForm, projectNamed, textOf, type Draft, type Outline } from './outline.ts';

/** A module with one planned step, listed as the last of its project. */
export function newModule(outline: Outline, projectName: string, id: string): Draft {
  checkForm(id);
  const project = projectNamed(outline, projectName);
  const taken = [...outline.files.modules, ...outline.files.projects].find(
    (entry) => entry.id === id,
  );
  if (taken) throw new AuthorMistake(`"${id}" exists already: ${taken.file}`);
  const folder = project.file.slice(0, project.file.lastIndexOf('/'));
  const platforms = (project.data.platforms ?? []).map((platform) => platform.id);
  return {
    files: new Map([
      [`${folder}/${id}/module.yaml`, moduleText(id, platforms)],
      [project.file, withEntry(textOf(outline, project.file), 'modules', id)],
    ]),
    next: [
      'Fill every TODO; npm run check:content lists what is left, with its place.',
      `The module is the last of ${project.file}: move its line where it belongs in the order of study.`,
      `npm run new lesson ${id} <id> writes the first lesson.`,
    ],
  };
}

function moduleText(id: string, platforms: readonly string[]): string {
  const platform =
    platforms.length === 0
      ? ''
      : `# TODO: platform: ${platforms.join(' or ')}; without the line the module is shared by all\n`;
  return `title: "TODO: title of ${id}"
summary: "TODO: what stands at the end of the module, in one or two sentences"
${platform}steps:
  - id: ${id.slice(0, 50)}-one
    kind: lesson
    title: "TODO: title of the first lesson; give it an id of its own"
    minutes: 45
    prerequisites: [] # TODO: ids of the steps that come directly before
    objectives:
      - "TODO: a verb that can be seen, and what the learner does"
`;
}
