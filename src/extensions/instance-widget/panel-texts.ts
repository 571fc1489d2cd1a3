import * as en from '../../shared/texts/en';
import * as he from '../../shared/texts/he';

/** The texts of the settings panel, in each language. */
export const translations = {
  en: { panel: en.panel, common: en.common, failures: en.failures, plan: en.plan },
  he: { panel: he.panel, common: he.common, failures: he.failures, plan: he.plan },
};

/** The texts of the settings panel. */
export type PanelTexts = (typeof translations)['en'];
