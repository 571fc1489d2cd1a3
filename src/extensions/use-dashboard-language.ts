import { dashboard } from '@wix/dashboard';
import { useEffect, useState } from 'react';
import type { ReaderLanguage } from './use-texts';

/** The language of the dashboard around a page or a modal; `undefined` until the dashboard says it. */
export function useDashboardLanguage(): ReaderLanguage | undefined {
  const [language, setLanguage] = useState<ReaderLanguage>();
  useEffect(() => {
    const { disconnect } = dashboard.observeState((_, { language: code }) => {
      // The dashboard tells of every change of its state, such as of the page; few are of the language.
      setLanguage((known) => (known?.code === code ? known : { code }));
    });
    return disconnect;
  }, []);
  return language;
}
