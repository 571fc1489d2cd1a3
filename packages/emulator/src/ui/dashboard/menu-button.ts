/** An item of a menu. */
export interface MenuItem {
  readonly title: string;
  readonly subtitle: string | undefined;
  readonly onClick: () => void;
}

/** Creates a button that opens a menu. Both follow the ARIA practices. */
export function menuButton(title: string, items: readonly MenuItem[]): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = title;
  button.ariaHasPopup = 'menu';
  button.ariaExpanded = 'false';

  const menu = document.createElement('div');
  menu.role = 'menu';
  menu.ariaLabel = title;
  menu.hidden = true;
  const entries = items.map((item) =>
    menuEntry(item, () => {
      close();
      // A modal that the item opens returns the focus to the button.
      button.focus();
      item.onClick();
    }),
  );
  menu.append(...entries);

  const open = (index: number) => {
    menu.hidden = false;
    button.ariaExpanded = 'true';
    entries.at(index)?.focus();
  };
  const close = () => {
    menu.hidden = true;
    button.ariaExpanded = 'false';
  };

  button.addEventListener('click', () => (menu.hidden ? open(0) : close()));
  const box = document.createElement('div');
  box.className = 'menu-button';
  box.append(button, menu);
  box.addEventListener('keydown', (event) => {
    const focused = document.activeElement;
    const index = focused instanceof HTMLButtonElement ? entries.indexOf(focused) : -1;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: (index + 1) % entries.length,
      ArrowUp: index <= 0 ? -1 : index - 1,
      Home: 0,
      End: -1,
    };
    const target = targets[event.key];
    if (target !== undefined) open(target);
    else if (event.key === 'Escape' && !menu.hidden) {
      close();
      button.focus();
    } else return;
    event.preventDefault();
  });
  // Also when the focus goes into a frame.
  box.addEventListener('focusout', ({ relatedTarget }) => {
    if (!(relatedTarget instanceof Node && box.contains(relatedTarget))) close();
  });
  return box;
}

function menuEntry({ title, subtitle }: MenuItem, onClick: () => void): HTMLButtonElement {
  const entry = document.createElement('button');
  entry.type = 'button';
  entry.role = 'menuitem';
  entry.tabIndex = -1;
  entry.textContent = title;
  if (subtitle !== undefined) {
    const small = document.createElement('small');
    small.textContent = subtitle;
    entry.append(small);
  }
  entry.addEventListener('click', onClick);
  return entry;
}
