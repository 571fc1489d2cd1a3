import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';

/** Pictures to see at a glance. */
interface ContactSheet {
  /** Where the sheet is saved. */
  file: string;
  /** The files of the pictures, whose names are their labels. */
  pictures: readonly string[];
  /** How wide a picture is on the sheet, in pixels. */
  width: number;
}

/** As many as there are callers, so that a sheet of all has a line for every instance. */
const COLUMNS = 8;

/** Puts pictures with their names side by side into one, with the help of a page of the browser. */
export async function saveContactSheet(
  page: Page,
  { file, pictures, width }: ContactSheet,
): Promise<void> {
  const figures = await Promise.all(
    pictures.map(async (picture) => {
      const source = `data:image/png;base64,${await readFile(picture, 'base64')}`;
      const name = path.basename(picture, '.png');
      return `<figure><figcaption>${name}</figcaption><img src="${source}" alt=""></figure>`;
    }),
  );
  await page.setViewportSize({ width: COLUMNS * (width + 16) + 16, height: 600 });
  await page.setContent(`<style>
    body { display: grid; grid-template-columns: repeat(${COLUMNS}, ${width}px); gap: 16px; margin: 16px; background: #c8ccd2; }
    figure { margin: 0; }
    figcaption { overflow: hidden; margin-bottom: 4px; font: 600 14px sans-serif; text-overflow: ellipsis; }
    img { width: 100%; }
  </style>${figures.join('')}`);
  await page.screenshot({ path: file, fullPage: true });
}
