import styles from './installation-card.css?inline';
import { loadOverview, type Overview } from './overview';
import { type Problem, toProblem } from './problem';

/** The `<installation-card>` element: what is known of the installation, in a card. */
export default class InstallationCard extends HTMLElement {
  connectedCallback(): void {
    // Moved to another place of the page, it is whole already.
    if (this.shadowRoot) return;
    const card = node('section');
    card.lang = 'en';
    card.tabIndex = -1;
    this.attachShadow({ mode: 'open' }).append(node('style', styles), card);
    void show(card);
  }
}

/** Loads the data and shows it, or what went wrong. */
async function show(card: HTMLElement): Promise<void> {
  card.ariaBusy = 'true';
  card.replaceChildren(node('p', 'Loading…'));
  try {
    card.replaceChildren(...overview(await loadOverview()));
  } catch (error) {
    card.replaceChildren(...problem(toProblem(error), card));
  }
  card.ariaBusy = 'false';
}

function overview({ name, details }: Overview): HTMLElement[] {
  const list = node('dl');
  for (const [label, text] of details) list.append(node('dt', label), node('dd', text));
  return [node('h2', name), list];
}

function problem({ text, canRetry }: Problem, card: HTMLElement): HTMLElement[] {
  const message = node('p', text);
  message.role = 'alert';
  if (!canRetry) return [message];
  const retry = node('button', 'Try again');
  retry.addEventListener('click', () => {
    // The button goes, and whoever pressed it stays in the card.
    card.focus();
    void show(card);
  });
  return [message, retry];
}

/** An element with a text, which is never read as HTML. */
function node<T extends keyof HTMLElementTagNameMap>(tag: T, text = ''): HTMLElementTagNameMap[T] {
  const element = document.createElement(tag);
  element.textContent = text;
  return element;
}
