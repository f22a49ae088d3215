import { addressOf } from './address.ts';
import { allSteps } from './steps.ts';
import type { Curriculum } from './types.ts';

/** A step as the plan page reads it. */
export interface PlanStep {
  readonly id: string;
  readonly title: string;
  /** Below the site's root. */
  readonly address: string;
  readonly minutes: number;
  readonly prerequisites: readonly string[];
  readonly isOpen: boolean;
  readonly platform?: string;
}

/** Every step of the path in study order: what plan/steps.json holds. */
export function planFile(curriculum: Curriculum): readonly PlanStep[] {
  return allSteps(curriculum).map((step) => ({
    id: step.id,
    title: step.title,
    address: addressOf(step),
    minutes: step.minutes,
    prerequisites: step.prerequisites,
    isOpen: step.status === 'open',
    ...(step.platform !== undefined && { platform: step.platform }),
  }));
}
