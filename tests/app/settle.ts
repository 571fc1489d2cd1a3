import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Installation } from 'wix-emulator';
import { busyParts, type Outcome, type SurfaceName, surfaces, textsIn } from './app-surfaces.js';

/** What a surface has to come to. */
interface Settled {
  readonly name: SurfaceName;
  /** The installation that the page is for. */
  readonly installation: Installation;
  readonly outcome: Outcome;
  /** The app's language in this page; English if left out. */
  readonly language?: keyof typeof textsIn;
}

/** Waits until a surface shows what it has to, and nothing of it loads any more. */
export async function settle(
  page: Page,
  { name, installation, outcome, language = 'en' }: Settled,
): Promise<void> {
  const texts = textsIn[language];
  const surface = surfaces[name];
  const content = surface.content(page, texts);
  const { instanceId } = installation.instance;
  const siteName = installation.site.siteDisplayName ?? '';
  const shown =
    outcome === 'data'
      ? surface.data(content, { instanceId, siteName }, texts)
      : surface.failure(content, outcome, texts);
  await shown.waitFor();
  // The badge of the embedded script comes by a call of its own.
  if (name === 'widget' && outcome === 'data' && installation.instance.isFree) {
    await page.getByRole('complementary', { name: texts.badge.label }).waitFor();
  }
  await expect.poll(() => busyParts(content).count()).toBe(0);
}
