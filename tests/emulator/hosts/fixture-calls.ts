import type { FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** A document with the fixture's buttons. */
type Surface = Page | FrameLocator;

/** Presses a button of the fixture. */
export function press(frame: Surface, name: string): Promise<void> {
  return frame.getByRole('button', { name, exact: true }).click();
}

/** Waits until the fixture shows what a call did. */
export async function expectOutcome(
  frame: Surface,
  name: string,
  expected: string | RegExp,
): Promise<void> {
  const outcome = frame.getByLabel(`Outcome of ${name}`, { exact: true });
  await expect.poll(() => outcome.textContent()).toMatch(expected);
}

/** Presses a button of the fixture, and waits for what its call did. */
export async function call(frame: Surface, name: string, expected: string | RegExp): Promise<void> {
  await press(frame, name);
  await expectOutcome(frame, name, expected);
}

/** The names of the fixture's buttons below a heading. */
export function buttonsBelow(frame: FrameLocator, heading: string): Promise<string[]> {
  return frame.locator(`h2:has-text("${heading}") + ul button`).allTextContents();
}

/** The frame of the app's page in a host page. */
export function mainFrame(page: Page): FrameLocator {
  return page.frameLocator('main iframe');
}
