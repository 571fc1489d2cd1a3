import type { DashboardMenuItem, DashboardPlugin } from '../../model/extensions.js';
import type { DashboardSlot } from '../../model/hosts/dashboard-slots.js';
import { type JsonValues, jsonForm } from '../json-form.js';
import { showToast } from '../toasts.js';
import type { DashboardView } from './dashboard-view.js';
import type { ExtensionFrame } from './extension-frame.js';
import { menuButton } from './menu-button.js';
import type { PageAddress } from './page-location.js';
import { addressWith, paramsAt } from './slot-params.js';

/** The parts of the dashboard that a slot needs. */
export interface SlotOptions {
  readonly slot: DashboardSlot;
  readonly address: PageAddress;
  /** Creates the frame of a plugin. */
  readonly pluginLayer: (plugin: DashboardPlugin, props: object) => ExtensionFrame;
  /** Passes other parameters to a plugin. */
  readonly setProps: (layer: ExtensionFrame, props: object) => void;
  /** Shows the slot at another address, in place of the current one. */
  readonly replaceAddress: (address: PageAddress) => void;
  /** Does the action of a menu item. */
  readonly perform: (item: DashboardMenuItem, params: JsonValues) => void;
}

/**
 * Creates the view of a slot: a stand-in for the dashboard page of Wix that has the slot, with the
 * plugins that fill it, their parameters, and the menu with the app's menu items.
 */
export function slotView(options: SlotOptions): DashboardView {
  const { slot, address, pluginLayer, setProps, replaceAddress, perform } = options;
  let params = paramsAt(address, slot);
  const functions = Object.fromEntries(slot.functions.map((name) => [name, noteCall(name)]));
  const propsOf = (given: JsonValues) => ({ ...given, ...functions });
  const layers = slot.plugins.map((plugin) => pluginLayer(plugin, propsOf(params)));

  const element = document.createElement('div');
  element.className = 'slot';
  const heading = document.createElement('h1');
  heading.textContent = slot.title;
  const head = document.createElement('div');
  head.className = 'slot-head';
  head.append(heading);
  if (slot.menuItems.length > 0) {
    const items = slot.menuItems.map((item) => ({
      ...item,
      onClick: () => perform(item, propsOf(params)),
    }));
    head.append(menuButton('More actions', items));
  }
  const form = jsonForm({
    name: 'Parameters of the slot',
    note: describeSlot(slot),
    onApply: (next) => replaceAddress(addressWith(slot, next)),
  });
  form.write(params);
  element.append(head, form.element, ...layers.map(({ frame }) => pluginSection(frame)));

  return {
    id: slot.id,
    title: slot.title,
    element,
    setAddress(next) {
      params = paramsAt(next, slot);
      form.write(params);
      for (const layer of layers) setProps(layer, propsOf(params));
    },
    setLayerState(state) {
      for (const layer of layers) layer.setLayerState(state);
    },
    async wantsToStay() {
      const answers = await Promise.all(layers.map((layer) => layer.wantsToStay()));
      return answers.includes(true);
    },
    remove() {
      for (const layer of layers) layer.remove();
      element.remove();
    },
  };
}

function pluginSection(frame: HTMLIFrameElement): HTMLElement {
  const section = document.createElement('section');
  const title = document.createElement('h2');
  title.textContent = frame.title;
  section.append(title, frame);
  return section;
}

/** Creates a function that the slot passes to its plugins. */
function noteCall(name: string): () => Promise<void> {
  return async () => {
    showToast({ message: `The plugin called ${name}().` });
  };
}

/** Describes what the slot passes, apart from the parameters in the form. */
function describeSlot({ isKnown, params, functions }: DashboardSlot): string {
  if (!isKnown) {
    return 'The emulator does not know this slot. Write the parameters that its page passes.';
  }
  if (functions.length > 0) {
    const names = functions.map((name) => `${name}()`).join(' and ');
    return `The slot also passes ${names}. A toast shows each call.`;
  }
  return Object.keys(params).length > 0
    ? 'These are samples. You may use the ids of your own seed data.'
    : 'The emulator knows no parameters of this slot.';
}
