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

/**
 * Everything axe finds with all of its rules on: experimental, best practice and AAA included. Runs
 * in the page itself and brings back faults alone, which takes a tenth of the time of its builder
 * for Playwright. It does not look into frames: the site has none, and one is a fault here.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  if (page.frames().length > 1) return ['the page has a frame, which is not looked into'];
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async (values) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    const found = await runner.run(document, {
      runOnly: { type: 'rule', values },
      resultTypes: ['violations'],
    });
    return found.violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.slice(0, 3) }));
  }, rules);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, failureSummary }) =>
        `${id}: ${help}\n  ${html.slice(0, 160)}\n  ${failureSummary ?? ''}`,
    ),
  );
}
