import type { Frame, Page } from 'playwright-core';
import { expect } from 'vitest';

/** The size of a window, in pixels. */
export interface WindowSize {
  width: number;
  height: number;
}

/** What is higher grows with its window. */
const MAX_HEIGHT = 4000;

/** Gives a page's window a size, and waits until the page and its frames are drawn in it. */
export async function setWindowSize(page: Page, { width, height }: WindowSize): Promise<void> {
  await page.setViewportSize({ width, height });
  await drawn(page);
}

/** Gives a page's window a width, and all the height that it takes to show everything. */
export async function setWindowWidth(page: Page, { width, height }: WindowSize): Promise<void> {
  let needed = height;
  let hidden = 0;
  do {
    needed += hidden;
    await setWindowSize(page, { width, height: needed });
    hidden = Math.max(
      ...(await Promise.all(page.frames().map((frame) => frame.evaluate(hiddenHeight)))),
    );
    // A part that can be scrolled may be inside of another one, which hides some of it.
  } while (hidden > 0 && needed < MAX_HEIGHT);
}

/** How much is out of sight in the document's parts that can be scrolled, in pixels. */
function hiddenHeight(): number {
  const parts = [document.documentElement, ...document.body.querySelectorAll('*')].filter(
    (part) =>
      part === document.documentElement || /auto|scroll/.test(getComputedStyle(part).overflowY),
  );
  return Math.max(...parts.map((part) => part.scrollHeight - part.clientHeight));
}

/** Waits until all frames know their size, which other processes draw, and have drawn themselves. */
async function drawn(page: Page): Promise<void> {
  await expect
    .poll(async () => (await Promise.all(page.frames().map(isSettled))).every(Boolean))
    .toBe(true);
  await Promise.all(page.frames().map((frame) => frame.evaluate(nextFrames)));
}

async function isSettled(frame: Frame): Promise<boolean> {
  if (!frame.parentFrame()) return true;
  const element = await frame.frameElement();
  const outside = await element.evaluate((node) =>
    node instanceof HTMLElement ? [node.clientWidth, node.clientHeight] : [],
  );
  const inside = await frame.evaluate(() => [innerWidth, innerHeight]);
  return outside.join() === inside.join();
}

/** What is on its way is drawn in one frame, and seen in the next. */
function nextFrames(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
  });
}
