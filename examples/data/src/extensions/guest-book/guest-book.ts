import { listEntries, removeEntry, signGuestBook } from '../../backend/guest-book.web';
import type { Entry, Position } from '../../shared/entry';
import { describeError } from './describe-error';
import { create } from './dom';
import { createEntryItem } from './entry-item';
import styles from './guest-book.css?inline';
import { createSignForm } from './sign-form';

/** The `<guest-book>` element: a form to sign, and the entries page by page. */
export default class GuestBook extends HTMLElement {
  readonly #list = create('ul');
  readonly #empty = create('p', { textContent: 'Nobody has signed yet. Be the first!' });
  readonly #more = create('button', { type: 'button', hidden: true });
  /** Screen readers read these two aloud when their text changes. */
  readonly #status = create('p', { role: 'status' });
  readonly #alert = create('p', { role: 'alert' });
  readonly #heading = create('h2', { id: 'heading', tabIndex: -1, textContent: 'Guest book' });
  readonly #shown = new Set<string>();
  #next: Position | undefined;

  connectedCallback(): void {
    // Moved to another place of the page, it is whole already.
    if (this.shadowRoot) return;
    const form = createSignForm((entry) => this.#sign(entry));
    const section = create(
      'section',
      { lang: 'en' },
      this.#heading,
      form,
      this.#status,
      this.#alert,
      this.#empty,
      this.#list,
      this.#more,
    );
    section.setAttribute('aria-labelledby', this.#heading.id);
    this.#more.addEventListener('click', () => void this.#showPage());
    this.attachShadow({ mode: 'open' }).append(create('style', { textContent: styles }), section);
    void this.#showPage();
  }

  /** Shows the next page, or the first one. */
  async #showPage(): Promise<void> {
    if (this.#list.ariaBusy === 'true') return;
    this.#list.ariaBusy = 'true';
    this.#empty.hidden = true;
    const page = await this.#try('Loading…', () =>
      listEntries(this.#next ? { after: this.#next } : {}),
    );
    this.#list.ariaBusy = 'false';
    if (!page) {
      this.#more.textContent = 'Try again';
      this.#more.hidden = false;
      return;
    }
    // The visitor may have signed before the first page arrived.
    const unseen = page.entries.filter(({ id }) => !this.#shown.has(id));
    const items = unseen.map((entry) => this.#itemOf(entry));
    const wasFocused = this.shadowRoot?.activeElement === this.#more;
    this.#list.append(...items);
    this.#next = page.next;
    this.#more.textContent = 'Show more';
    this.#more.hidden = !page.next;
    this.#empty.hidden = this.#list.childElementCount > 0;
    // The button may be gone, and the new entries are before it.
    if (wasFocused) items[0]?.focus();
  }

  /** Adds an entry, and shows it above the others. */
  async #sign(entry: Pick<Entry, 'name' | 'message'>): Promise<boolean> {
    const added = await this.#try('Signing…', () => signGuestBook(entry), 'Thank you!');
    if (!added) return false;
    this.#list.prepend(this.#itemOf(added));
    this.#empty.hidden = true;
    return true;
  }

  #itemOf(entry: Entry): HTMLLIElement {
    this.#shown.add(entry.id);
    const item = createEntryItem(entry, async () => {
      const isRemoved = await this.#try(
        'Deleting…',
        () => removeEntry({ id: entry.id }).then(() => true),
        'The entry is deleted.',
      );
      if (!isRemoved) return;
      item.remove();
      this.#empty.hidden = this.#list.childElementCount > 0 || !this.#more.hidden;
      // The button that had the focus is gone.
      this.#heading.focus();
    });
    item.tabIndex = -1;
    return item;
  }

  /**
   * Makes a call and shows its progress, or what went wrong.
   * @returns The result; `undefined` if the call failed.
   */
  async #try<T>(progress: string, call: () => Promise<T>, done = ''): Promise<T | undefined> {
    this.#alert.textContent = '';
    this.#status.textContent = progress;
    try {
      const result = await call();
      this.#status.textContent = done;
      return result;
    } catch (error) {
      this.#status.textContent = '';
      this.#alert.textContent = describeError(error);
      return undefined;
    }
  }
}
