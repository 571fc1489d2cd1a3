import * as en from '../../shared/texts/en';
import * as he from '../../shared/texts/he';

/** The texts of the dashboard page, in each language. */
export const translations = {
  en: { dashboard: en.dashboard, common: en.common, failures: en.failures, plan: en.plan },
  he: { dashboard: he.dashboard, common: he.common, failures: he.failures, plan: he.plan },
};

/** The texts of the dashboard page. */
export type PageTexts = (typeof translations)['en'];
