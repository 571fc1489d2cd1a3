import type { Page } from 'playwright-core';

/**
 * Begins to watch whether anything in a page moves.
 * @returns A function that tells how far things have moved so far, a figure for each time.
 */
export async function measureLayoutShift(page: Page): Promise<() => Promise<number[]>> {
  const handle = await page.evaluateHandle(async () => {
    const frames = async () => {
      // What moves in a frame is reported after it.
      for (let count = 0; count < 3; count++) await new Promise(requestAnimationFrame);
    };
    await frames();
    const shifts: number[] = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        if ('value' in entry && typeof entry.value === 'number') shifts.push(entry.value);
      }
    }).observe({ type: 'layout-shift' });
    return async () => {
      await frames();
      return shifts;
    };
  });
  return () => handle.evaluate((read) => read());
}
