import { expect, test } from 'vitest';
import { panelPage } from './panel-page.js';
import { sitePage } from './site-page.js';

const viewer = (language: string) => ({
  appId: 'app',
  claims: { subjectType: 'VISITOR', instanceId: 'instance' } as const,
  clockOffsetMs: 0,
  site: { id: 'site', name: 'A site', description: 'A text.', url: undefined, language },
});
const widget = {
  id: 'widget',
  name: 'A widget',
  tagName: 'a-widget',
  scriptUrl: 'http://localhost/widget.js',
  settingsUrl: 'http://localhost/panel.html',
};

test('sitePage() sets the site’s language before any script of the app runs', async () => {
  const scripts = (['HEAD', 'BODY_START'] as const).map((placement) => ({
    id: placement,
    name: placement,
    placement,
    template: `<script>app("${placement}")</script>`,
  }));
  const page = String(await sitePage({ ...viewer('pt-BR'), widgets: [widget] }, scripts));
  expect(page).toContain('<html lang="pt-BR" dir="ltr">');
  const told = page.indexOf('commonConfig = {"language":"pt","locale":"pt-BR"};');
  expect(told).toBeGreaterThan(0);
  expect(told).toBeLessThan(page.indexOf('app("HEAD")'));
  expect(told).toBeLessThan(page.indexOf('/hosts/assets/site.js'));
});

test('sitePage() renders a Hebrew site from right to left, except for the English sample texts', async () => {
  const page = String(await sitePage({ ...viewer('he'), widgets: [widget] }, []));
  expect(page).toContain('<html lang="he" dir="rtl">');
  expect(page).toMatch(/<section [^>]*lang="en" dir="ltr">\s*<h2>About us/);
});

test('sitePage() says that the app shows nothing, unless it has a widget or an embedded script', async () => {
  const template = '<script>app()</script>';
  const script = { id: 'script', name: 'A script', placement: 'HEAD', template } as const;
  const says = async (...args: Parameters<typeof sitePage>) =>
    String(await sitePage(...args)).includes('The app shows nothing on this site');
  expect(await says({ ...viewer('en'), widgets: [] }, [])).toBe(true);
  expect(await says({ ...viewer('en'), widgets: [widget] }, [])).toBe(false);
  expect(await says({ ...viewer('en'), widgets: [] }, [script])).toBe(false);
});

test('sitePage() and panelPage() convert the locale `he_IL` to the language tag `he-IL`', async () => {
  const viewed = viewer('he_IL');
  expect(String(await sitePage({ ...viewed, widgets: [] }, []))).toContain(
    '<html lang="he-IL" dir',
  );
  const { settingsUrl } = widget;
  const panel = String(await panelPage({ ...viewed, widget, settingsUrl }, process.cwd()));
  expect(panel).toContain('<div class="sheet" lang="he-IL" dir="rtl">');
});

test('sitePage() and panelPage() send the app’s requests to Wix to the emulator from the first script on', async () => {
  const viewed = viewer('en');
  const { settingsUrl } = widget;
  for (const [page, surface] of [
    [String(await sitePage({ ...viewed, widgets: [widget] }, [])), 'site page'],
    [String(await panelPage({ ...viewed, widget, settingsUrl }, process.cwd())), 'editor page'],
  ] as const) {
    expect(page.indexOf('<script')).toBe(
      page.indexOf(`<script src="/_wix_emulator/page.js" data-surface="${surface}"></script>`),
    );
  }
});

test('panelPage() renders the editor in English and the site in the site’s language', async () => {
  const { settingsUrl } = widget;
  const page = String(await panelPage({ ...viewer('he'), widget, settingsUrl }, process.cwd()));
  expect(page).toContain('<html lang="en" dir="ltr">');
  expect(page).toContain('<div class="sheet" lang="he" dir="rtl">');
  expect(page.indexOf('commonConfig = {"language":"he","locale":"he"};')).toBeGreaterThan(0);
});
