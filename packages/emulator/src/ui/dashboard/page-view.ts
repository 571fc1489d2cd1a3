import type { DashboardView } from './dashboard-view.js';
import type { ExtensionFrame, FrameState } from './extension-frame.js';
import type { PageAddress } from './page-location.js';

/**
 * Creates the view of one of the app's pages.
 * @param layer The page in its frame.
 * @param stateAt Returns the state of the page at an address.
 */
export function pageView(
  layer: ExtensionFrame,
  stateAt: (address: PageAddress) => FrameState,
): DashboardView {
  return {
    id: layer.id,
    title: layer.frame.title,
    element: layer.frame,
    setAddress: (address) => layer.setState(stateAt(address)),
    setLayerState: (state) => layer.setLayerState(state),
    wantsToStay: () => layer.wantsToStay(),
    remove: () => layer.remove(),
  };
}
