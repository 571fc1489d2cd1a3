import { useEffect, useRef, useState } from 'preact/hooks';
import type { Item } from '../client/api.js';
import { messageOf } from '../components/format.js';
import { parseObject } from '../components/parse-object.js';

interface ItemFormProps {
  /** The item to edit; `undefined` for a new one. */
  readonly item: Item | undefined;
  /** The item as it is now, if it is shown. */
  readonly current: Item | undefined;
  readonly onSave: (item: Record<string, unknown>) => void;
  readonly onCancel: () => void;
}

/** Edits an item as JSON. */
export function ItemForm({ item, current, onSave, onCancel }: ItemFormProps) {
  const [text, setText] = useState(() => JSON.stringify(item ?? { title: '' }, null, 2));
  const [problem, setProblem] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const isChanged = current !== undefined && JSON.stringify(current) !== JSON.stringify(item);

  const save = () => {
    setProblem(undefined);
    try {
      const written = parseObject(text, 'The item');
      if (item && written._id !== item._id) {
        throw new Error(`"_id" can’t change. It is ${JSON.stringify(item._id)}.`);
      }
      onSave(written);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };

  return (
    <form
      class="stack"
      aria-label={item ? `Edit ${String(item._id)}` : 'New item'}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <label class="field">
        <span>{item ? `Item ${String(item._id)} (JSON)` : 'New item (JSON)'}</span>
        <textarea
          ref={field}
          rows={10}
          spellcheck={false}
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby="data-item-problem"
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      <p class="note">
        Write a date as <code>{'{"$date": "2030-01-31T12:00:00Z"}'}</code>. Wix Data sets{' '}
        <code>_createdDate</code> and <code>_updatedDate</code>
        {!item && ', and an _id and an _owner if you leave them out'}.
      </p>
      <p class="outcome" id="data-item-problem" role="status" data-tone="bad">
        {problem}
      </p>
      {isChanged && (
        <p class="note" role="status">
          This item has changed since you opened it. “Save” replaces the newer version.
        </p>
      )}
      <div class="buttons">
        <button type="submit" class="primary">
          {item ? 'Save' : 'Insert'}
        </button>
        <button type="button" onClick={onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
