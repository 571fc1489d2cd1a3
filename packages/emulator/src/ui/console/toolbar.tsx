import type { Choice } from '../../model/host-data.js';
import type { AppInstance, ClockReading } from './client/api.js';
import { formatOffset } from './components/format.js';
import { SelectField } from './components/select-field.js';
import { summarizePlan } from './instance/plan.js';
import type { Selection } from './selection.js';
import type { TabId } from './use-selection.js';

interface ToolbarProps {
  readonly selection: Selection;
  readonly surfaces: readonly Choice[];
  readonly instances: readonly Choice[];
  readonly callers: readonly Choice[];
  readonly appInstance: AppInstance | undefined;
  readonly clock: ClockReading | undefined;
  readonly url: string;
  readonly onSelect: (change: Partial<Selection>) => void;
  readonly onOpenTab: (tab: TabId) => void;
  readonly onReload: () => void;
  /** Whether the tools are hidden. */
  readonly isFolded: boolean;
  readonly onFold: () => void;
}

/** Shows and changes the selection, with the instance's plan and the clock at a glance. */
export function Toolbar(props: ToolbarProps) {
  const { selection, appInstance, clock, onSelect, onOpenTab } = props;
  const field = (name: keyof Selection) => ({
    value: selection[name],
    onChange: (value: string) => onSelect({ [name]: value }),
  });
  const plan = appInstance && summarizePlan(appInstance);
  const offset = clock?.offsetSeconds ?? 0;
  return (
    <section class="toolbar" aria-label="Toolbar">
      <h1>wix-emulator</h1>
      <SelectField label="Surface" {...field('surface')} options={props.surfaces} />
      <SelectField label="Instance" {...field('instance')} options={props.instances} />
      <SelectField label="Caller" {...field('caller')} options={props.callers} />
      <div class="toolbar-end">
        <div class="glance">
          <button type="button" class="chip" onClick={() => onOpenTab('instance')}>
            Plan: <strong data-tone={plan?.tone}>{plan?.text ?? '…'}</strong>
          </button>
          <button type="button" class="chip" onClick={() => onOpenTab('clock')}>
            Clock: <strong data-tone={offset > 0 ? 'warn' : 'quiet'}>{formatOffset(offset)}</strong>
          </button>
        </div>
        <div class="frame-actions">
          <button
            type="button"
            aria-expanded={!props.isFolded}
            aria-controls="tools"
            onClick={props.onFold}
          >
            {props.isFolded ? 'Show tools' : 'Hide tools'}
          </button>
          <button type="button" onClick={props.onReload}>
            Reload
          </button>
          <a class="button" href={props.url} target="_blank" rel="noreferrer">
            Open in a new tab
          </a>
        </div>
      </div>
    </section>
  );
}
