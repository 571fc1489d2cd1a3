/** @jsxImportSource preact */
import { render } from 'preact';
import { getInstance } from '../../backend/instance.web';
import { createLoader } from '../../shared/loader';
import { InstanceCard } from './instance-card';
import styles from './instance-widget.css?inline';

// One for the page: however many widgets there are, they share a call.
const instance = createLoader(() => getInstance());

/** The `<instance-widget>` element: the site, its plan and its locale, in a card. */
export default class InstanceWidget extends HTMLElement {
  // No `#private` names: while developing, Wix puts the methods of a reloaded class on the
  // elements of the old one, which such methods could not read.
  private unsubscribe?: () => void;

  connectedCallback() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    this.unsubscribe = instance.subscribe(() => update(root));
    update(root);
  }

  disconnectedCallback() {
    this.unsubscribe?.();
    if (this.shadowRoot) render(null, this.shadowRoot);
  }
}

function update(root: ShadowRoot) {
  const hadFocus = root.activeElement !== null;
  render(
    <>
      <style>{styles}</style>
      <InstanceCard state={instance.getState()} now={new Date()} onRetry={instance.reload} />
    </>,
    root,
  );
  // The retry button is gone once there is data: whoever pressed it stays where it was.
  if (hadFocus && root.activeElement === null) root.querySelector('section')?.focus();
}
