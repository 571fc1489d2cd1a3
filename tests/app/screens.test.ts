import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CallerKey, callerKeys, type InstanceKey, instanceKeys } from 'wix-emulator';
import { atATime } from '../support/at-a-time.js';
import { accessibilityFindings } from '../support/browser/accessibility-findings.js';
import { saveContactSheet } from '../support/browser/contact-sheet.js';
import { cutOffTexts } from '../support/browser/cut-off-texts.js';
import { SCREENSHOTS } from '../support/browser/open-browser.js';
import { type OpenConsole, openConsole } from '../support/browser/open-console.js';
import { setWindowSize, setWindowWidth } from '../support/browser/window-size.js';
import { captureLog } from '../support/capture-log.js';
import { APP_ROOT, type RunningApp } from '../support/start-app.js';
import { expectedOutcome, pathOf, type SurfaceName, surfaces, textsIn } from './app-surfaces.js';
import { settle } from './settle.js';

captureLog();

const SCREENS = path.join(SCREENSHOTS, 'screens');

/** How many pages load at the same time: more of them wait for the processor only. */
const AT_A_TIME = 2;

/**
 * Everybody at every instance; otherwise each instance and each caller at least once on sites
 * in English, and on others what has texts of its own.
 */
const isComplete = process.env.SCREENS === 'all';

/** The windows that the app is looked at in, and how wide its pictures are on a sheet. */
const views = {
  desktop: { width: 1280, height: 800, onSheet: 480 },
  phone: { width: 375, height: 812, onSheet: 300 },
  rtl: { width: 1280, height: 800, onSheet: 480 },
} as const;

type View = keyof typeof views;

/** The languages that the sites are in; one load of a page is enough for all views of a language. */
const languages: readonly { language: keyof typeof textsIn; views: readonly View[] }[] = [
  { language: 'en', views: ['desktop', 'phone'] },
  { language: 'he', views: ['rtl'] },
];

/** The surfaces that one load of a host page leads to, in their order. */
const loads: readonly { title: string; names: readonly [SurfaceName, ...SurfaceName[]] }[] = [
  { title: 'widget', names: ['widget'] },
  { title: 'panel', names: ['panel'] },
  { title: 'dashboard and its modal', names: ['dashboard', 'modal'] },
];

let host: OpenConsole;
let app: RunningApp;

beforeAll(async () => {
  host = await openConsole(APP_ROOT);
  app = host.app;
});
afterAll(() => host?.close());

/** Somebody looks at an instance. */
interface Look {
  instance: InstanceKey;
  caller: CallerKey;
}

/** The instances that between them have every text: of each kind of plan, and of an error. */
const ownTexts: readonly InstanceKey[] = ['free', 'premium', 'trial', 'removed'];

function looksAt(name: SurfaceName, language: keyof typeof textsIn): Look[] {
  return instanceKeys.flatMap((instance) =>
    callerKeys
      .filter(
        (key) =>
          isComplete ||
          (language === 'en' && instance === 'premium') ||
          (key === surfaces[name].caller && (language === 'en' || ownTexts.includes(instance))),
      )
      .map((caller) => ({ instance, caller })),
  );
}

/** Whether there is a way to the surface: what has to be opened is offered beside data only. */
function isReachable(name: SurfaceName, { instance, caller }: Look): boolean {
  return !surfaces[name].open || expectedOutcome(name, instance, caller) === 'data';
}

/** Whether a look shows a part that the other ones do not: a plan, or an error. */
function isForAxe(name: SurfaceName, { instance, caller }: Look): boolean {
  return caller === surfaces[name].caller
    ? ['free', 'trial', 'premium'].includes(instance)
    : caller === 'expired' && instance === 'premium';
}

/** What the app has asked of Wix that the emulator does not know; the log is bounded, so it is emptied. */
function takeRefusedRequests(): string[] {
  const refused = app.emulator.requests.filter(({ tag }) => tag === 'refused');
  app.emulator.clearRequests();
  return refused.map(({ method, url }) => `${method} ${url} is not emulated`);
}

const pictureOf = (name: SurfaceName, { instance, caller }: Look, view: View) =>
  path.join(SCREENS, name, `${instance}-${caller}-${view}.png`);

describe.each(languages)(
  'surfaces on sites in $language',
  ({ language, views: viewsOfLanguage }) => {
    beforeAll(async () => {
      app.reset();
      await app.emulator.embedScript('free', { parameters: { theme: 'light' } });
      if (language === 'en') return;
      for (const instance of instanceKeys) {
        app.emulator.update(instance, (appInstance) => ({
          ...appInstance,
          site: { ...appInstance.site, locale: language },
        }));
      }
    });

    test.each(loads)(
      `nothing is cut off or inaccessible in the $title on sites in ${language}, for any caller`,
      async ({ names }) => {
        const [first] = names;
        const looks = looksAt(first, language);
        const findings: string[] = [];
        const open = () => host.browser.open('about:blank');
        const pages = await Promise.all(Array.from({ length: AT_A_TIME }, open));
        await atATime(looks, pages, async (look, { page }) => {
          const { instance, caller } = look;
          const appInstance = app.emulator.instances[instance];
          await page.setViewportSize(views.desktop);
          await page.goto(host.url + pathOf(first, instance, caller));
          for (const name of names) {
            if (!isReachable(name, look)) continue;
            await surfaces[name].open?.(page, textsIn[language]);
            const outcome = expectedOutcome(name, instance, caller);
            await settle(page, { name, appInstance, outcome, language });
            const where = `${name} of ${instance} for ${caller}`;
            if (isForAxe(name, look)) {
              const found = await accessibilityFindings(page);
              findings.push(...found.map((line) => `${where}: ${line}`));
            }
            for (const view of viewsOfLanguage) {
              // What lies over a page is seen as it is in a window of the usual size.
              await (surfaces[name].open ? setWindowSize : setWindowWidth)(page, views[view]);
              await page.screenshot({ path: pictureOf(name, look, view) });
              const cutOff = await cutOffTexts(page);
              findings.push(...cutOff.map((text) => `${where} in ${view}: "${text}" is cut off`));
            }
          }
          findings.push(...takeRefusedRequests());
        });
        expect(findings).toEqual([]);
        expect(pages.flatMap(({ errors }) => errors)).toEqual([]);
        expect(pages.flatMap(({ foreignHosts }) => foreignHosts)).toEqual([]);
        for (const { page } of pages) await page.context().close();

        const { page } = await open();
        for (const name of names) {
          for (const view of viewsOfLanguage) {
            const seen = looks.filter((look) => isReachable(name, look));
            const pictures = seen.map((look) => pictureOf(name, look, view));
            const file = path.join(SCREENS, `${name}-${view}.png`);
            await saveContactSheet(page, { file, pictures, width: views[view].onSheet });
          }
        }
        await page.context().close();
      },
      isComplete ? 1_800_000 : 600_000,
    );
  },
);
