import type { Page } from 'playwright-core';

/**
 * Something that happens when the test wants it to.
 * @returns `released` resolves once `release` is called.
 */
export function withheld(): { released: Promise<void>; release: () => void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { released, release };
}

/**
 * Keeps what a page and its frames ask for until the returned function is called.
 * @param url Their addresses, a glob.
 */
export async function withholdRequests(page: Page, url: string): Promise<() => void> {
  const { released, release } = withheld();
  await page.route(url, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}
