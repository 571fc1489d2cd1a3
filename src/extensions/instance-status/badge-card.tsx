import { Radio, Text, ToggleSwitch } from '@wix/design-system';
import { useId, useRef, useSyncExternalStore } from 'react';
import { getBadge, setBadge } from '../../backend/badge.web';
import { type BadgeSettings, badgeThemes } from '../../shared/badge';
import { createSetting } from '../setting';
import { useFocusOnRecovery } from '../use-focus-on-recovery';
import { FailureNotice } from './failure-notice';
import { PageCard } from './page-card';
import type { PageTexts } from './texts';

const badge = createSetting<BadgeSettings>({
  read: () => getBadge(),
  write: ({ shown, theme }) => setBadge(shown, theme),
});

/** The card that switches the badge on the site on and off. */
export function BadgeCard({ texts }: { texts: PageTexts }) {
  const { value, failed, error, busy } = useSyncExternalStore(badge.subscribe, badge.getState);
  const card = useRef<HTMLDivElement>(null);
  useFocusOnRecovery(failed !== undefined, card);
  const { title, unread, unsaved } = texts.dashboard.badge;
  return (
    <div className="badge-card" ref={card} tabIndex={-1} aria-busy={busy}>
      <PageCard title={title} lines={2}>
        {(value || failed) && (
          <>
            {failed && (
              <FailureNotice
                title={failed === 'read' ? unread : unsaved}
                error={error}
                retrying={busy}
                onRetry={badge.retry}
                texts={texts}
              />
            )}
            {value && <BadgeForm settings={value} texts={texts.dashboard.badge} />}
          </>
        )}
      </PageCard>
    </div>
  );
}

interface BadgeFormProps {
  settings: BadgeSettings;
  texts: PageTexts['dashboard']['badge'];
}

/** Changes apply at once, and are saved one after the other. */
function BadgeForm({ settings, texts }: BadgeFormProps) {
  const id = useId();
  const { shown } = settings;
  return (
    <div className="badge-form">
      <div>
        <label htmlFor={id}>
          <Text size="small">{texts.show}</Text>
        </label>
        <ToggleSwitch
          id={id}
          size="medium"
          checked={shown}
          onChange={() => badge.write({ ...settings, shown: !shown })}
        />
      </div>
      <Text size="small" secondary>
        {texts.hint}
      </Text>
      <fieldset>
        <legend>
          <Text size="small">{texts.theme}</Text>
        </legend>
        {badgeThemes.map((theme) => (
          <Radio
            key={theme}
            size="small"
            name={`${id}-theme`}
            value={theme}
            label={texts.themes[theme]}
            checked={settings.theme === theme}
            onChange={() => badge.write({ ...settings, theme })}
          />
        ))}
      </fieldset>
    </div>
  );
}
