import { useState } from 'preact/hooks';
import type { Item } from '../client/api.js';
import { CodeBlock } from '../components/code-block.js';
import { titleOf } from './title-of.js';

interface ItemRowProps {
  readonly item: Item;
  /** The field that stands for an item. */
  readonly displayField: string | null | undefined;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

/** An item, with its JSON when it is opened. */
export function ItemRow({ item, displayField, onEdit, onDelete }: ItemRowProps) {
  const [isOpen, setOpen] = useState(false);
  const id = String(item._id);
  return (
    <li>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <span class="request-name">{titleOf(item, displayField)}</span>
          <span class="call-facts">
            <span>{id}</span>
          </span>
        </summary>
        {isOpen && (
          <div class="request-details">
            <div class="buttons">
              <button type="button" class="small" onClick={onEdit}>
                Edit
              </button>
              <button type="button" class="small" onClick={onDelete}>
                Delete
              </button>
            </div>
            <CodeBlock title="Item" text={JSON.stringify(item, null, 2)} />
          </div>
        )}
      </details>
    </li>
  );
}
