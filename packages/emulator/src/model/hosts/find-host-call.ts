import { dashboardCoverage, derivedDashboardCalls } from './dashboard-coverage.js';
import { editorCoverage } from './editor-coverage.js';
import type { HostCall } from './host-call.js';

/**
 * Finds how the emulator supports a function that an app calls on a host.
 * @param host The host.
 * @param names The name of the module and its function, such as `dashboard` and `showToast`.
 */
export function findHostCall(
  host: 'dashboard' | 'editor',
  names: readonly string[],
): HostCall | undefined {
  const [module = '', name = ''] = names;
  if (host === 'editor') {
    return [`${module}.${name}`, `${module}.*`]
      .filter((key) => Object.hasOwn(editorCoverage, key))
      .map((key) => editorCoverage[key])
      .at(0);
  }
  const calls: readonly HostCall[] = [
    ...Object.values(dashboardCoverage),
    ...derivedDashboardCalls,
  ];
  return calls.find(({ call }) => call === `${names.join('.')}()`);
}
