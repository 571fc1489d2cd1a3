import { dashboard } from '@wix/dashboard';
import { useEffect, useState } from 'react';
import type { ReaderLanguage } from './use-texts';

/**
 * Returns the language of the dashboard around a page or a modal; `undefined` until it is known.
 */
export function useDashboardLanguage(): ReaderLanguage | undefined {
  const [language, setLanguage] = useState<ReaderLanguage>();
  useEffect(() => {
    const { disconnect } = dashboard.observeState((_, { language: code }) => {
      // The dashboard reports every change of its state, and few of them change the language.
      setLanguage((known) => (known?.code === code ? known : { code }));
    });
    return disconnect;
  }, []);
  return language;
}
