/** @jsxImportSource preact */
import { render } from 'preact';
import { getInstance } from '../../backend/instance.web';
import { getViewer } from '../../backend/viewer.web';
import { createLoader } from '../../shared/loader';
import { planStatus } from '../../shared/plan';
import { InstanceCard } from './instance-card';
import styles from './instance-widget.css?inline';

/** How long a card waits for the rights of the viewer, in milliseconds. */
const VIEWER_TIMEOUT_MS = 3000;

// One of each for the page, so that all widgets share a call.
const instance = createLoader(() => getInstance());
// If the call fails or takes too long, the card leaves out the link, which it can do without.
const viewer = createLoader(() =>
  Promise.race([getViewer(), lateness()]).catch(() => ({ canUpgrade: false })),
);

/**
 * The `<instance-widget>` element: a card with the site, its language and its currency. On the free
 * plan, the card also names the app. The owner sets two attributes in the settings panel:
 * `heading`, a title that replaces the site's name, and `show-instance-id`, which shows the id if
 * it is `true`.
 */
export default class InstanceWidget extends HTMLElement {
  static readonly observedAttributes = ['heading', 'show-instance-id'];

  // No `#private` names: in development, Wix puts the methods of a reloaded class on existing
  // elements, whose private members these methods could not read.
  private readonly listener = () => this.update();
  private leaveInstance?: () => void;
  private leaveViewer?: () => void;

  connectedCallback() {
    if (!this.shadowRoot) this.attachShadow({ mode: 'open' });
    this.leaveInstance = instance.subscribe(this.listener);
    this.update();
  }

  disconnectedCallback() {
    this.leaveInstance?.();
    this.leaveViewer?.();
    this.leaveViewer = undefined;
    if (this.shadowRoot) render(null, this.shadowRoot);
  }

  attributeChangedCallback() {
    this.update();
  }

  private update() {
    const root = this.shadowRoot;
    if (!root || !this.isConnected) return;
    const state = instance.getState();
    const plan = state.data && planStatus(state.data.instance, new Date());
    // Only the free plan has a link to buy a plan, so no other plan needs the rights of the viewer.
    if (plan?.kind === 'free') this.leaveViewer ??= viewer.subscribe(this.listener);
    const hadFocus = root.activeElement !== null;
    render(
      <>
        <style>{styles}</style>
        <InstanceCard
          state={state}
          plan={plan}
          viewer={viewer.getState().data}
          heading={this.getAttribute('heading')?.trim()}
          showInstanceId={this.getAttribute('show-instance-id') === 'true'}
          onRetry={instance.reload}
        />
      </>,
      root,
    );
    // The retry button disappears once there is data. The focus stays in the widget.
    if (hadFocus && root.activeElement === null) root.querySelector('section')?.focus();
  }
}

function lateness(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, VIEWER_TIMEOUT_MS));
}
