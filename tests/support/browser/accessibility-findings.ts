import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/**
 * What axe has to say against a page with all of its frames, by all of its rules, those of good
 * practice included.
 * @returns A line for every element that breaks a rule.
 */
export async function accessibilityFindings(page: Page): Promise<string[]> {
  // Every rule runs; what is fine is just not described, which takes more time than the check.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] });
  let violations: Awaited<ReturnType<typeof axe.analyze>>['violations'] = [];
  // Axe gives a frame one second to take its script, and otherwise goes on without the frame: what is
  // in it would then be missing, its heading for example.
  await expect
    .poll(
      async () => {
        const results = await axe.analyze();
        violations = results.violations;
        return results.incomplete.filter(isFrame);
      },
      { timeout: 100_000 },
    )
    .toEqual([]);
  // Axe has put its results together in a page of its own. While that one closes, keys may be lost.
  await page.bringToFront();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} – ${failureSummary}`),
  );
}

/** Whether axe says that it has not seen the inside of a frame. */
function isFrame({ id }: { id: string }): boolean {
  return id === 'frame-tested';
}
