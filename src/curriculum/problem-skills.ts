import { atKey, atValue, type Finding, type KeyPath } from './problem-finding.ts';
import type { ProblemInput } from './problem-input.ts';
import { knownIds, unknownId, type Known } from './problem-known.ts';
import { nearestTo } from './problem-nearest.ts';
import { stepRecords } from './problem-steps.ts';
import type { ContentFiles } from './types.ts';

/** Exam skills that are named: certification id → skill numbers, and where they stand. */
interface NamedSkills {
  readonly file: string;
  readonly path: KeyPath;
  readonly skills: Readonly<Record<string, readonly string[]>>;
}

/** Skills of unknown certifications, and numbers that a certification with a list of skills does not have. */
export function findSkillProblems(input: ProblemInput): readonly Finding[] {
  const { files, unreadable } = input;
  const { certification } = knownIds(input);
  const numbers = new Map(
    files.certifications
      .filter(({ file }) => !unreadable.has(file))
      .map(({ id, data }) => [id, data.domains.flatMap(({ skills }) => skills)]),
  );
  return namedSkills(files).flatMap((named) => [
    ...unknownCertifications(named, certification),
    ...unknownNumbers(named, numbers),
  ]);
}

function namedSkills(files: ContentFiles): readonly NamedSkills[] {
  return [
    ...stepRecords(files).map(({ file, path, skills }) => ({
      file,
      path: [...path, 'skills'],
      skills,
    })),
    ...[...files.quizzes, ...files.checks].flatMap(({ file, data }) =>
      data.questions.map(({ skills = {} }, index) => ({
        file,
        path: ['questions', index, 'skills'],
        skills,
      })),
    ),
  ];
}

function unknownCertifications(
  { file, path, skills }: NamedSkills,
  known: Known,
): readonly Finding[] {
  return Object.keys(skills)
    .filter((id) => !known.ids.has(id))
    .map((id) => ({
      kind: 'unknown-reference',
      file,
      place: atKey(...path, id),
      ...unknownId(id, known),
    }));
}

function unknownNumbers(
  { file, path, skills }: NamedSkills,
  numbers: ReadonlyMap<string, readonly string[]>,
): readonly Finding[] {
  return Object.entries(skills).flatMap(([certification, named]) => {
    const known = numbers.get(certification) ?? [];
    if (known.length === 0) return [];
    return named.flatMap((number, index): readonly Finding[] => {
      if (number === '' || known.includes(number)) return [];
      const near = nearestTo(number, known);
      return [
        {
          kind: 'unknown-skill',
          file,
          place: atValue(...path, certification, index),
          message: `content/certifications/${certification}.yaml lists no skill "${number}".`,
          ...(near !== undefined && { nearest: { text: near } }),
          mend: `correct the number, or add it to the domain it belongs to`,
        },
      ];
    });
  });
}
