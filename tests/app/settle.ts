import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { AppInstance } from 'wix-emulator';
import { busyParts, type Outcome, type SurfaceName, surfaces, textsIn } from './app-surfaces.js';

/** What a surface has to come to. */
interface Settled {
  readonly name: SurfaceName;
  /** The instance that the page is for. */
  readonly appInstance: AppInstance;
  readonly outcome: Outcome;
  /** The app's language in this page; English if left out. */
  readonly language?: keyof typeof textsIn;
}

/** Waits until a surface shows what it has to, and nothing of it loads any more. */
export async function settle(
  page: Page,
  { name, appInstance, outcome, language = 'en' }: Settled,
): Promise<void> {
  const texts = textsIn[language];
  const surface = surfaces[name];
  const content = surface.content(page, texts);
  const { instanceId } = appInstance.instance;
  const siteName = appInstance.site.siteDisplayName ?? '';
  const shown =
    outcome === 'data'
      ? surface.data(content, { instanceId, siteName }, texts)
      : surface.failure(content, outcome, texts);
  await shown.waitFor();
  // The badge of the embedded script comes by a call of its own.
  const hasBadge = appInstance.embeddedScripts && appInstance.instance.isFree;
  if (name === 'widget' && outcome === 'data' && hasBadge) {
    await page.getByRole('complementary', { name: texts.badge.label }).waitFor();
  }
  await expect.poll(() => busyParts(content).count()).toBe(0);
}
