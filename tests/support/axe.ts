import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import axe from 'axe-core';

/** Rules that are switched off, each with its reason. At most three. */
export const exclusions: Readonly<Record<string, string>> = {};

const rules = axe
  .getRules()
  .map(({ ruleId }) => ruleId)
  .filter((rule) => !(rule in exclusions));

/** How many rules are on. */
export const ruleCount = rules.length;

/** Everything axe finds with all of its rules on: experimental, best practice and AAA included. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  const { violations } = await new AxeBuilder({ page }).withRules(rules).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary }) =>
          `${id}: ${help}\n  ${html.slice(0, 160)}\n  ${failureSummary ?? ''}`,
      ),
  );
}
