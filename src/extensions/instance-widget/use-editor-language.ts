import { info } from '@wix/editor';
import { useEffect, useState } from 'react';
import type { ReaderLanguage } from '../use-texts';

/** Returns the language of the editor around a settings panel; `undefined` until it is known. */
export function useEditorLanguage(): ReaderLanguage | undefined {
  const [language, setLanguage] = useState<ReaderLanguage>();
  useEffect(() => {
    let gone = false;
    const tell = (code: unknown) => {
      if (!gone) setLanguage({ code: typeof code === 'string' ? code : undefined });
    };
    // A panel in the wrong language is better than none.
    info.getLanguageCode().then(tell, () => tell(undefined));
    return () => {
      gone = true;
    };
  }, []);
  return language;
}
