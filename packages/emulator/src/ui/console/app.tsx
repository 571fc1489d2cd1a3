import { useState } from 'preact/hooks';
import type { Choice, ConsoleData } from '../../model/host-data.js';
import { type Live, useLive } from './client/use-live.js';
import { useOperations } from './client/use-operations.js';
import { ClockTab } from './clock/clock-tab.js';
import { Trouble } from './components/trouble.js';
import { DataTab } from './data/data-tab.js';
import { ExtensionsTab } from './extensions/extensions-tab.js';
import { useExtensions } from './extensions/use-extensions.js';
import { FaultsTab } from './faults/faults-tab.js';
import { InstanceTab } from './instance/instance-tab.js';
import { MethodsTab } from './methods/methods-tab.js';
import { useMethodCall } from './methods/use-method-call.js';
import { hostUrl, isSiteSurface } from './selection.js';
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
  const extensions = useExtensions(connection, tab === 'extensions');

  const instances = instanceOptions(data, live);
  const instance = instances.some(({ key }) => key === selection.instance)
    ? selection.instance
    : (instances[0]?.key ?? '');
  const current = { ...selection, instance };
  const url = hostUrl(current);
  const appInstance = live.instances?.[instance];
  const { clock, deliveries } = live;
  const isSite = isSiteSurface(current.surface);
  const version = surfaceVersion({ appInstance, clock, deliveries, isSite, reloads });

  const titleOf = (id: string) => operations.find((one) => one.id === id)?.title ?? id;

  const show = (id: TabId) => {
    setFolded(false);
    openTab(id);
  };

  const revealCall = (id: string) => {
    reveal({ id });
    show('timeline');
  };

  const tabs: readonly Tab[] = [
    {
      id: 'timeline',
      title: 'Timeline',
      mark: timelineMark(live),
      panel: (
        <TimelineTab
          calls={live.calls}
          requests={live.surfaceRequests}
          hostCalls={live.hostCalls}
          limit={live.limit}
          titleOf={titleOf}
          revealed={revealed}
        />
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
          onReveal={revealCall}
        />
      ),
    },
    {
      id: 'extensions',
      title: 'Extensions',
      panel: (
        <ExtensionsTab
          state={extensions}
          surfaces={data.surfaces}
          caller={current.caller}
          instance={instance}
          calls={live.calls ?? []}
          onShow={(surface) => select({ surface })}
          onReveal={revealCall}
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
          onEmbed={() => {
            // The app's own page may show the state of its scripts.
            if (!isSite) setReloads((count) => count + 1);
          }}
        />
      ),
    },
    {
      id: 'data',
      title: 'Data',
      panel: (
        <DataTab
          instance={instance}
          caller={current.caller}
          isOpen={tab === 'data'}
          revision={live.dataRevision}
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
    <Trouble.Provider value={trouble}>
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
        {trouble ?? live.appProblem}
      </p>
    </Trouble.Provider>
  );
}

function instanceOptions(data: ConsoleData, { instances }: Live): readonly Choice[] {
  if (!instances) return data.instances;
  return Object.entries(instances).map(([key, { site }]) => ({
    key,
    title: site.siteDisplayName ? `${key} – ${site.siteDisplayName}` : key,
  }));
}

/** The number of entries in the timeline, and of those that are not emulated. */
function timelineMark({ calls = [], surfaceRequests = [], hostCalls = [] }: Live) {
  const refused = countRefused(calls, surfaceRequests, hostCalls);
  const count = countOf([...calls, ...surfaceRequests, ...hostCalls]);
  return refused > 0 ? `${count}, ${refused} not emulated` : count;
}

function countOf(list: readonly unknown[] | undefined): string | undefined {
  return list && list.length > 0 ? (list.length > 99 ? '99+' : String(list.length)) : undefined;
}
