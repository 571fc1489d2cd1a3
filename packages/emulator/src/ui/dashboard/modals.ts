import type { Serializable } from '@wix/dashboard/provider';
import type { DashboardModal } from '../../model/extensions.js';
import { openDialog } from '../dialogs.js';
import { closeButton } from '../elements.js';
import type { ExtensionFrame } from './extension-frame.js';

/** A modal that is open. */
interface OpenModal {
  readonly layer: ExtensionFrame;
  readonly close: (result?: Serializable) => void;
}

/** The modals over the dashboard's page, the topmost last. */
export class Modals {
  readonly #open: OpenModal[] = [];
  readonly #page: () => Pick<ExtensionFrame, 'setLayerState'>;

  /** @param page Returns the page, which is below all modals. */
  constructor(page: () => Pick<ExtensionFrame, 'setLayerState'>) {
    this.#page = page;
  }

  /**
   * Opens a modal over everything that is open.
   * @returns The modal's result, once it is closed; `undefined` if the user dismissed it.
   */
  open(
    { title, width, height }: DashboardModal,
    layer: ExtensionFrame,
  ): Promise<Serializable | undefined> {
    const below = this.#open.at(-1)?.layer ?? this.#page();
    return new Promise((resolve) => {
      let result: Serializable | undefined;
      const bar = document.createElement('div');
      bar.className = 'dialog-bar';
      bar.append(
        title,
        closeButton(() => modal.close()),
      );
      layer.frame.style.width = width === undefined ? '' : `${width}px`;
      layer.frame.style.height = height === undefined ? '' : `${height}px`;
      const closeDialog = openDialog([bar, layer.frame], title, () => {
        this.#open.splice(this.#open.indexOf(modal), 1);
        layer.remove();
        below.setLayerState('foreground');
        resolve(result);
      });
      const modal = {
        layer,
        close: (given?: Serializable) => {
          result = given;
          closeDialog();
        },
      };
      layer.onEscape = () => modal.close();
      this.#open.push(modal);
      below.setLayerState('background');
    });
  }

  /**
   * Closes the modal of a layer, or the topmost one for a page; does nothing if none is open.
   * @param result The result for the code that opened the modal.
   */
  close(layer: ExtensionFrame, result: Serializable | undefined): void {
    const modal = this.#open.find((one) => one.layer === layer) ?? this.#open.at(-1);
    modal?.close(result);
  }

  /** Closes all modals, without a result. */
  closeAll(): void {
    for (const modal of this.#open.toReversed()) modal.close();
  }
}
