import { type RefObject, useId, useRef, useSyncExternalStore } from 'react';
import { Alert } from '../alert';
import type { Setting, SettingState } from '../setting';
import type { PanelTexts } from './panel-texts';
import { createWidgetSetting } from './widget-setting';

const heading = createWidgetSetting('heading');
const showInstanceId = createWidgetSetting('show-instance-id');

interface SettingsProps {
  texts: PanelTexts;
}

/** The settings of the selected widget. Changes apply to the widget at once. */
export function Settings({ texts }: SettingsProps) {
  return (
    <section>
      <h2>{texts.panel.settings}</h2>
      <HeadingField texts={texts} />
      <InstanceIdSwitch texts={texts} />
    </section>
  );
}

function HeadingField({ texts }: SettingsProps) {
  const state = useSetting(heading);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id}>{texts.panel.heading}</label>
      <input
        id={id}
        ref={input}
        type="text"
        dir="auto"
        autoComplete="off"
        readOnly={isUnread(state)}
        value={state.value ?? ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => heading.write(event.target.value)}
      />
      <p className="hint" id={`${id}-hint`}>
        {texts.panel.headingHint}
      </p>
      <SettingFailure texts={texts} setting={heading} input={input} />
    </div>
  );
}

function InstanceIdSwitch({ texts }: SettingsProps) {
  const state = useSetting(showInstanceId);
  const input = useRef<HTMLInputElement>(null);
  const unread = isUnread(state);
  return (
    <div className="setting">
      <label className="switch">
        <span>{texts.panel.showInstanceId}</span>
        <input
          ref={input}
          type="checkbox"
          // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells by itself whether it is checked
          role="switch"
          checked={state.value === 'true'}
          // Not `disabled`, which would take the focus away from a user who focuses the switch
          // early.
          aria-disabled={unread}
          onClick={(event) => {
            if (unread) event.preventDefault();
          }}
          // React calls this even if the click was prevented.
          onChange={(event) => {
            if (!unread) void showInstanceId.write(String(event.target.checked));
          }}
        />
      </label>
      <SettingFailure texts={texts} setting={showInstanceId} input={input} />
    </div>
  );
}

interface SettingFailureProps extends SettingsProps {
  setting: Setting<string>;
  /** Gets the focus from the retry button, which disappears after a success. */
  input: RefObject<HTMLInputElement>;
}

function SettingFailure({ texts, setting, input }: SettingFailureProps) {
  const { failed, busy } = useSetting(setting);
  if (!failed) return null;
  return (
    <p className="failure">
      <Alert as="span" retrying={busy}>
        {failed === 'read' ? texts.panel.settingsUnread : texts.panel.settingsFailed}
      </Alert>{' '}
      <button
        type="button"
        className="link"
        aria-disabled={busy}
        onClick={() => {
          input.current?.focus();
          void setting.retry();
        }}
      >
        {busy ? texts.common.retrying : texts.common.retry}
      </button>
    </p>
  );
}

/** Whether the setting has not been read yet, so that a change would replace an unknown value. */
function isUnread({ value, failed }: SettingState<string>): boolean {
  return value === undefined && !failed;
}

function useSetting(setting: Setting<string>): SettingState<string> {
  return useSyncExternalStore(setting.subscribe, setting.getState);
}
