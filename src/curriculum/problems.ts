import { findFactProblems, findHourProblems } from './problem-facts.ts';
import type { Finding } from './problem-finding.ts';
import { findDuplicateIds, findUsedFormerIds } from './problem-ids.ts';
import type { ProblemInput } from './problem-input.ts';
import { findListingProblems } from './problem-listing.ts';
import { findLockProblems } from './problem-lock.ts';
import { findObjectiveProblems } from './problem-objectives.ts';
import { findOrderProblems } from './problem-order.ts';
import { findQuestionProblems } from './problem-questions.ts';
import { findReferenceProblems } from './problem-references.ts';
import { findSkillProblems } from './problem-skills.ts';

/** All problems that lie between files or in what they mean, in no particular order. */
export function findProblems(input: ProblemInput): readonly Finding[] {
  const { files } = input;
  return [
    ...findDuplicateIds(files),
    ...findUsedFormerIds(files),
    ...findListingProblems(input),
    ...findReferenceProblems(input),
    ...findSkillProblems(input),
    ...findOrderProblems(input),
    ...findHourProblems(input),
    ...findObjectiveProblems(input),
    ...findQuestionProblems(files),
    ...findFactProblems(input),
    ...findLockProblems(input),
  ];
}
