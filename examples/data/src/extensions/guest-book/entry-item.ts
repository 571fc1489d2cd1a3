import type { Entry } from '../../shared/entry';
import { create } from './dom';

/**
 * Creates the list item of an entry.
 * @param entry The entry. Its texts come from visitors.
 * @param remove Deletes the entry.
 */
export function createEntryItem(
  { name, message, signedAt, canRemove }: Entry,
  remove: () => void,
): HTMLLIElement {
  const time = create('time', {
    dateTime: signedAt,
    textContent: new Date(signedAt).toLocaleDateString('en', { dateStyle: 'medium' }),
  });
  const item = create(
    'li',
    {},
    create('p', { className: 'message', textContent: message }),
    create('p', { className: 'author' }, create('span', { textContent: name }), time),
  );
  if (canRemove) {
    const button = create('button', {
      type: 'button',
      textContent: 'Delete',
      ariaLabel: `Delete the entry of ${name}`,
    });
    button.addEventListener('click', () => {
      if (confirm('Delete this entry?')) remove();
    });
    item.append(button);
  }
  return item;
}
