/** @jsxImportSource preact */
import { render } from 'preact';
import { getInstance } from '../../backend/instance.web';
import { getViewer } from '../../backend/viewer.web';
import { createLoader } from '../../shared/loader';
import { planStatus } from '../../shared/plan';
import { InstanceCard } from './instance-card';
import styles from './instance-widget.css?inline';

/** How long a card waits for who looks at it, in milliseconds. */
const VIEWER_TIMEOUT_MS = 3000;

// One of each for the page: however many widgets there are, they share a call.
const instance = createLoader(() => getInstance());
// Whoever cannot be asked, or not soon, may not buy: the widget is whole without the link.
const viewer = createLoader(() =>
  Promise.race([getViewer(), lateness()]).catch(() => ({ canUpgrade: false })),
);

/**
 * The `<instance-widget>` element: the site, its language and its currency in a card, which says
 * on the free plan which app made it. The owner sets two attributes in the settings panel:
 * `heading`, a title in place of the site's name, and `show-instance-id`, `true` to show it.
 */
export default class InstanceWidget extends HTMLElement {
  static readonly observedAttributes = ['heading', 'show-instance-id'];

  // No `#private` names: while developing, Wix puts the methods of a reloaded class on the
  // elements of the old one, which such methods could not read.
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
    // Only the free plan has something to sell, so on any other nobody is asked.
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
    // The retry button is gone once there is data: whoever pressed it stays where it was.
    if (hadFocus && root.activeElement === null) root.querySelector('section')?.focus();
  }
}

function lateness(): Promise<never> {
  return new Promise((_, reject) => setTimeout(reject, VIEWER_TIMEOUT_MS));
}
