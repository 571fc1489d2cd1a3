import * as en from '../../shared/texts/en';
import * as he from '../../shared/texts/he';

/** The texts of the modal, in each language. */
export const translations = {
  en: { rawData: en.rawData, common: en.common, failures: en.failures },
  he: { rawData: he.rawData, common: he.common, failures: he.failures },
};
