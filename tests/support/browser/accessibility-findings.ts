import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/**
 * What axe has to say against a page with all of its frames, by all of its rules, those of good
 * practice included.
 * @returns a line for every element that breaks a rule.
 */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  // Every rule runs; what is fine is just not described, which takes more time than the check.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  let { violations, incomplete } = await axe.analyze();
  // A frame that is busy cannot be looked into, and what is in it would be missing.
  for (let tries = 1; tries < 3 && incomplete.some(isFrame); tries += 1) {
    ({ violations, incomplete } = await axe.analyze());
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary}`),
  );
}

/** Whether axe says that it has not seen the inside of a frame. */
function isFrame({ id }: { id: string }): boolean {
  return id === 'frame-tested';
}
