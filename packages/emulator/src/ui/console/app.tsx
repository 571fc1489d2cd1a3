import { useState } from 'preact/hooks';
import type { Choice, ConsoleData } from '../../model/host-data.js';
import type { Call } from './client/api.js';
import { type Live, useLive } from './client/use-live.js';
import { useOperations } from './client/use-operations.js';
import { ClockTab } from './clock/clock-tab.js';
import { FaultsTab } from './faults/faults-tab.js';
import { InstanceTab } from './instance/instance-tab.js';
import { MethodsTab } from './methods/methods-tab.js';
import { useMethodCall } from './methods/use-method-call.js';
import { hostUrl } from './selection.js';
import { StateTab } from './state/state-tab.js';
import { SurfaceFrame } from './surface-frame.js';
import { surfaceVersion } from './surface-version.js';
import { type Tab, Tabs } from './tabs.js';
import { countRefused } from './timeline/count-refused.js';
import { TimelineTab } from './timeline/timeline-tab.js';
import { Toolbar } from './toolbar.js';
import { type TabId, useSelection } from './use-selection.js';

/** The console. */
export function App({ data }: { data: ConsoleData }) {
  const { live, connection, trouble } = useLive();
  const { selection, tab, select, openTab } = useSelection(data);
  const [reloads, setReloads] = useState(0);
  const [isFolded, setFolded] = useState(false);
  const [revealed, reveal] = useState<{ readonly id: string }>();
  const operations = useOperations(connection);
  const method = useMethodCall(connection, tab === 'methods');

  const instances = instanceOptions(data, live);
  const instance = instances.some(({ key }) => key === selection.instance)
    ? selection.instance
    : (instances[0]?.key ?? '');
  const current = { ...selection, instance };
  const url = hostUrl(current);
  const appInstance = live.instances?.[instance];
  const { clock, deliveries } = live;
  const version = surfaceVersion({ appInstance, clock, deliveries, reloads });

  const titleOf = (id: string) => operations.find((one) => one.id === id)?.title ?? id;

  const show = (id: TabId) => {
    setFolded(false);
    openTab(id);
  };

  const tabs: readonly Tab[] = [
    {
      id: 'timeline',
      title: 'Timeline',
      mark: timelineMark(live.calls),
      panel: (
        <TimelineTab calls={live.calls} limit={live.limit} titleOf={titleOf} revealed={revealed} />
      ),
    },
    {
      id: 'methods',
      title: 'Methods',
      panel: (
        <MethodsTab
          state={method}
          caller={current.caller}
          instance={instance}
          calls={live.calls ?? []}
          onReveal={(id) => {
            reveal({ id });
            show('timeline');
          }}
        />
      ),
    },
    {
      id: 'instance',
      title: 'Instance',
      panel: (
        <InstanceTab
          name={instance}
          appInstance={appInstance}
          instances={live.instances ?? {}}
          deliveries={live.deliveries}
          onSelect={(key) => select({ instance: key })}
        />
      ),
    },
    {
      id: 'faults',
      title: 'Faults',
      mark: countOf(live.faults),
      panel: (
        <FaultsTab
          faults={live.faults}
          operations={operations.map(({ id, title }) => ({ key: id, title }))}
          titleOf={titleOf}
        />
      ),
    },
    {
      id: 'clock',
      title: 'Clock',
      panel: <ClockTab clock={live.clock} isOpen={tab === 'clock'} />,
    },
    {
      id: 'state',
      title: 'State',
      panel: <StateTab selection={current} method={method.method} args={method.args} />,
    },
  ];

  return (
    <>
      <Toolbar
        selection={current}
        surfaces={data.surfaces.map(({ path, title }) => ({ key: path, title }))}
        instances={instances}
        callers={data.callers}
        appInstance={appInstance}
        clock={live.clock}
        url={url}
        onSelect={select}
        onOpenTab={show}
        isFolded={isFolded}
        onFold={() => setFolded(!isFolded)}
        onReload={() => setReloads((count) => count + 1)}
      />
      <main aria-label="Console">
        <SurfaceFrame
          title={data.surfaces.find(({ path }) => path === current.surface)?.title ?? 'Surface'}
          url={url}
          version={version}
        />
      </main>
      <section class="drawer" id="tools" aria-label="Tools" data-folded={isFolded}>
        <Tabs tabs={tabs} active={tab} onOpen={show} />
      </section>
      <p class="trouble" role="status">
        {trouble}
      </p>
    </>
  );
}

function instanceOptions(data: ConsoleData, { instances }: Live): readonly Choice[] {
  if (!instances) return data.instances;
  return Object.entries(instances).map(([key, { site }]) => ({
    key,
    title: site.siteDisplayName ? `${key} – ${site.siteDisplayName}` : key,
  }));
}

/** The number of calls, and of their requests to Wix that are not emulated. */
function timelineMark(calls: readonly Call[] | undefined): string | undefined {
  const refused = countRefused(calls ?? []);
  const count = countOf(calls);
  return refused > 0 ? `${count}, ${refused} not emulated` : count;
}

function countOf(list: readonly unknown[] | undefined): string | undefined {
  return list && list.length > 0 ? (list.length > 99 ? '99+' : String(list.length)) : undefined;
}
