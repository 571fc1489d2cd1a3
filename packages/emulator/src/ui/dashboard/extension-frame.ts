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
import { Listeners } from './listeners.js';

/** How long a document may think about whether it wants to stay. */
const PATIENCE_MS = 2000;

/** How long its `preventDefault()` may be under way, which has a message port of its own. */
const GRACE_MS = 50;

/** What the observers of a document are told. */
export interface FrameState {
  /** The place within a page, or the parameters of a modal. */
  readonly props: object;
  readonly environment: EnvironmentState;
}

/** A page or a modal of the app in a frame, and what its document wants to be told. */
export class ExtensionFrame {
  readonly id: string;
  readonly frame = document.createElement('iframe');
  readonly #observers = new Listeners<StateObserver>();
  readonly #beforeUnload = new Listeners<Parameters<OnBeforeUnload>[0]>();
  readonly #stacked = new Listeners<Parameters<OnLayerStateChange>[0]>();
  readonly #origin: string;
  readonly #provide: (layer: ExtensionFrame) => ProviderAPI;
  #state: FrameState;

  /**
   * @param extension The page or modal, whose document has to be told of its dashboard in its URL.
   * @param state What observers are told first.
   * @param provide Makes the dashboard that the document reaches.
   */
  constructor(
    { id, title, url }: DashboardDocument,
    state: FrameState,
    provide: (layer: ExtensionFrame) => ProviderAPI,
  ) {
    this.id = id;
    this.#origin = new URL(url).origin;
    this.#state = state;
    this.#provide = provide;
    this.frame.title = title;
    this.frame.src = url;
    // The document shakes hands while it boots, so the dashboard listens before the frame loads.
    window.addEventListener('message', this.#shakeHands);
  }

  /** Tells the observers a new state. */
  setState(state: FrameState): void {
    this.#state = state;
    for (const observer of this.#observers) this.#tell(observer);
  }

  /** Tells an observer the state, now and whenever it changes. */
  observe(observer: StateObserver): { disconnect: () => void } {
    this.#tell(observer);
    return { disconnect: this.#observers.add(observer) };
  }

  /** Remembers whom to ask before the document goes. */
  onBeforeUnload: OnBeforeUnload = (callback) => ({ remove: this.#beforeUnload.add(callback) });

  /** Remembers whom to tell that another layer lies over this one. */
  onLayerStateChange: OnLayerStateChange = (callback) => ({ remove: this.#stacked.add(callback) });

  /** Tells the document whether another layer lies over it. */
  setLayerState(state: 'background' | 'foreground'): void {
    for (const callback of this.#stacked) callback(state);
  }

  /** Asks the document whether something would be lost if it went. */
  async wantsToStay(): Promise<boolean> {
    let stays = false;
    const preventDefault = () => {
      stays = true;
    };
    const event = Object.assign(new Event('beforeunload'), { preventDefault });
    // Behind every callback is the document, which answers by a promise.
    const asked = Promise.all([...this.#beforeUnload].map((callback) => callback(event)));
    await Promise.race([asked, wait(PATIENCE_MS)]);
    await wait(GRACE_MS);
    return stays;
  }

  /** Takes the frame away. */
  remove(): void {
    window.removeEventListener('message', this.#shakeHands);
    this.frame.remove();
  }

  #shakeHands = ({ data, origin, source }: MessageEvent): void => {
    const isOwn = source === this.frame.contentWindow && origin === this.#origin;
    if (!isOwn || data?.code !== handshakeCode || !(data.port instanceof MessagePort)) return;
    provideSDKApi({ api: this.#provide(this), port: data.port });
  };

  #tell(observer: StateObserver): void {
    observer(this.#state.props, this.#state.environment);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
