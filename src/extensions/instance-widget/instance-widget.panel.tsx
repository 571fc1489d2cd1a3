import { useRef, useSyncExternalStore } from 'react';
import { getInstance } from '../../backend/instance.web';
import { createLoader } from '../../shared/loader';
import { useFocusOnRecovery } from '../use-focus-on-recovery';
import { useTexts } from '../use-texts';
import { Instance } from './panel-instance';
import { Settings } from './panel-settings';
import { translations } from './panel-texts';
import { useEditorLanguage } from './use-editor-language';
// Plain CSS: the design system would make this panel's code many times larger.
import './instance-widget.panel.css';

const instance = createLoader(() => getInstance());

/** The widget's settings panel: its settings, and the instance behind the widget. */
export default function InstanceWidgetPanel() {
  const state = useSyncExternalStore(instance.subscribe, instance.getState);
  const main = useRef<HTMLElement>(null);
  useFocusOnRecovery(state.error !== undefined, main);
  const chosen = useTexts(translations, useEditorLanguage());
  if (!chosen) return null;
  const { texts } = chosen;
  return (
    <main ref={main} tabIndex={-1} aria-label={texts.panel.title}>
      <h1 className="visually-hidden">{texts.panel.title}</h1>
      <Settings texts={texts} />
      {/* The settings can be used while the instance loads. */}
      <div aria-busy={state.loading}>
        <Instance state={state} texts={texts} onRetry={instance.reload} />
      </div>
    </main>
  );
}
