import type { Page } from 'playwright-core';

/** Tells what the keyboard is at, through all shadow roots: an element's name, such as `button`. */
export function focusedElement(page: Page): Promise<string | undefined> {
  return page.evaluate(() => {
    let element = document.activeElement;
    while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
    return element?.localName;
  });
}

/**
 * Presses Tab until the keyboard is at an element.
 * @param name The element's name, such as `button`.
 * @throws Where ten times are not enough.
 */
export async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 10; count++) {
    await page.keyboard.press('Tab');
    if ((await focusedElement(page)) === name) return;
  }
  throw new Error(`Tab does not come to a ${name}.`);
}
