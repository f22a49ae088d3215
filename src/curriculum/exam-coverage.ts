import { allSteps } from './steps.ts';
import type { Curriculum, Step } from './types.ts';

type Certification = Curriculum['certifications'][number];
type Domain = Certification['domains'][number];

/** A skill of an exam and the steps that teach it, in study order. */
export interface SkillCoverage {
  readonly number: string;
  readonly steps: readonly Step[];
}

/** A domain of an exam with its skills. */
export interface DomainCoverage extends Omit<Domain, 'skills'> {
  /** The share as a range of percent; both ends are equal where the vendor prints one number. */
  readonly least: number;
  readonly most: number;
  readonly skills: readonly SkillCoverage[];
  /** Skills with a step that is open. */
  readonly openCount: number;
  /** Skills no step teaches. */
  readonly untaught: readonly string[];
}

/** Which steps teach which skill of an exam. */
export function examCoverage(
  curriculum: Pick<Curriculum, 'projects'>,
  certification: Certification,
): readonly DomainCoverage[] {
  const steps = allSteps(curriculum).filter((step) => certification.id in step.skills);
  return certification.domains.map((domain) => {
    const skills = domain.skills.map((number) => ({
      number,
      steps: steps.filter((step) => step.skills[certification.id]?.includes(number)),
    }));
    const [least = 0, most = least] = domain.weight.split('–').map(Number);
    return {
      ...domain,
      least,
      most,
      skills,
      openCount: skills.filter((skill) => skill.steps.some(isOpen)).length,
      untaught: skills.filter((skill) => skill.steps.length === 0).map(({ number }) => number),
    };
  });
}

function isOpen(step: Step): boolean {
  return step.status === 'open';
}

/** Exams in the order a reader wants them: those a track leads to, other live ones, retired ones. */
export function rankedCertifications(
  certifications: Curriculum['certifications'],
): Readonly<Record<'tracks' | 'others' | 'retired', Curriculum['certifications']>> {
  const live = certifications.filter(({ status }) => status !== 'retired');
  return {
    tracks: live.filter(({ platform }) => platform !== undefined),
    others: live.filter(({ platform }) => platform === undefined),
    retired: certifications.filter(({ status }) => status === 'retired'),
  };
}
