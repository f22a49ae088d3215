import type { Curriculum } from '#curriculum/types.ts';

type Certification = Curriculum['certifications'][number];

/** What the state of an exam is called. */
export const statusNames: Readonly<Record<Certification['status'], string>> = {
  active: 'Active',
  beta: 'Beta',
  retired: 'Retired',
};

/** How sure a claim is. */
export const confidenceNames = {
  official: 'official',
  reported: 'as reported by others',
  roadmap: 'the roadmap’s claim, unverified',
} as const;

/** The claim a certification names under a label. */
export function claimNamed(
  { claims }: Pick<Curriculum, 'claims'>,
  { facts }: Certification,
  label: RegExp,
): Curriculum['claims'][number] | undefined {
  const id = facts.find((fact) => label.test(fact.label))?.claim;
  return claims.find((claim) => claim.id === id);
}
