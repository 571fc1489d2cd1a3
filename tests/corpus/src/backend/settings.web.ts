import { items } from '@wix/data';
import { auth } from '@wix/essentials';
import { Permissions, webMethod } from '@wix/web-methods';

const SETTINGS = '@example/corpus/settings';
const WIDGET = 'widget';

interface WidgetSettings {
  colour: string;
  rows: number;
  title: string;
}

const defaults: WidgetSettings = { colour: 'black', rows: 5, title: 'Reviews' };

async function findRow() {
  const { items: rows } = await auth
    .elevate(items.query)(SETTINGS)
    .eq('key', WIDGET)
    .limit(1)
    .find({ consistentRead: true });
  return rows[0];
}

/** Returns the owner's settings, or the defaults if the request fails. */
export const getSettings = webMethod(Permissions.Anyone, async (): Promise<WidgetSettings> => {
  try {
    return { ...defaults, ...(await findRow())?.value };
  } catch {
    return defaults;
  }
});

/** Updates the row of the settings, or inserts it. */
export const saveSettings = webMethod(
  Permissions.Admin,
  async (changes: Partial<WidgetSettings>): Promise<WidgetSettings> => {
    const row = await findRow();
    const value = { ...defaults, ...row?.value, ...changes };
    if (row) await auth.elevate(items.update)(SETTINGS, { ...row, value });
    else await auth.elevate(items.insert)(SETTINGS, { key: WIDGET, value });
    return value;
  },
);
