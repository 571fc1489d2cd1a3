import {
  type EnvironmentState,
  handshakeCode,
  type OnBeforeUnload,
  type OnLayerStateChange,
  type ProviderAPI,
  provideSDKApi,
  type StateObserver,
} from '@wix/dashboard/provider';
import type { DashboardDocument } from '../../model/extensions.js';
import { ESCAPE_CODE } from '../../model/hosts/escape.js';
import { markLoading } from '../loading.js';

/** How long to wait for a document to decide whether it wants to stay. */
const PATIENCE_MS = 2000;

/**
 * How long to wait for the document's `preventDefault()`, which comes through another message port.
 */
const GRACE_MS = 50;

/** The state that a document's observers receive. */
export interface FrameState {
  /** The place within a page, or the parameters of a modal. */
  readonly props: object;
  readonly environment: EnvironmentState;
}

/** A page or a modal of the app in a frame, with the listeners of its document. */
export class ExtensionFrame {
  readonly id: string;
  readonly frame = document.createElement('iframe');
  /** Called when the user presses Esc in the document, and the app does not handle the key. */
  onEscape: () => void = () => {};
  readonly #observers = new Set<() => void>();
  // A callback that is added twice is called twice: each entry is a function of its own.
  readonly #beforeUnload = new Set<Parameters<OnBeforeUnload>[0]>();
  readonly #stacked = new Set<Parameters<OnLayerStateChange>[0]>();
  readonly #removal = new AbortController();
  #state: FrameState;

  /**
   * @param surface The name of the page or modal in logs.
   * @param extension The page or modal. The URL of its document must contain information about the
   * dashboard.
   * @param state The first state for observers.
   * @param provide Creates the dashboard API for the document.
   */
  constructor(
    surface: string,
    { id, title, url }: DashboardDocument,
    state: FrameState,
    provide: (layer: ExtensionFrame) => ProviderAPI,
  ) {
    this.id = id;
    this.#state = state;
    this.frame.title = title;
    this.frame.name = surface;
    markLoading(this.frame);
    this.frame.src = url;
    const ownOrigin = new URL(url).origin;
    const receive = ({ data, origin, source }: MessageEvent) => {
      if (source !== this.frame.contentWindow || origin !== ownOrigin) return;
      if (data?.code === ESCAPE_CODE) this.onEscape();
      else if (data?.code === handshakeCode && data.port instanceof MessagePort) {
        provideSDKApi({ api: provide(this), port: data.port });
      }
    };
    // Listens before the frame loads, because the document sends its handshake while it boots.
    window.addEventListener('message', receive, { signal: this.#removal.signal });
  }

  /** Sends a new state to the observers. */
  setState(state: FrameState): void {
    this.#state = state;
    for (const tell of this.#observers) tell();
  }

  /** Sends the state to an observer, now and whenever it changes. */
  observe(observer: StateObserver): { disconnect: () => void } {
    const tell = () => observer(this.#state.props, this.#state.environment);
    tell();
    return { disconnect: add(this.#observers, tell) };
  }

  /** Adds a callback that is asked before the document is left. */
  onBeforeUnload: OnBeforeUnload = (callback) => ({
    remove: add(this.#beforeUnload, (event) => callback(event)),
  });

  /** Adds a callback that is called when another layer covers or uncovers this one. */
  onLayerStateChange: OnLayerStateChange = (callback) => ({
    remove: add(this.#stacked, (state) => callback(state)),
  });

  /** Notifies the document whether another layer covers it. */
  setLayerState(state: 'background' | 'foreground'): void {
    for (const callback of this.#stacked) callback(state);
  }

  /** Asks the document whether anything would be lost by leaving it. */
  async wantsToStay(): Promise<boolean> {
    let stays = false;
    const preventDefault = () => {
      stays = true;
    };
    const event = Object.assign(new Event('beforeunload'), { preventDefault });
    // Every callback runs in the document, and returns a promise.
    const asked = Promise.all([...this.#beforeUnload].map((callback) => callback(event)));
    await Promise.race([asked, wait(PATIENCE_MS)]);
    await wait(GRACE_MS);
    return stays;
  }

  /** Removes the frame from the page. */
  remove(): void {
    this.#removal.abort();
    this.frame.remove();
  }
}

/** Adds an item to a set, and returns a function that removes it. */
function add<Item>(items: Set<Item>, item: Item): () => void {
  items.add(item);
  return () => items.delete(item);
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
