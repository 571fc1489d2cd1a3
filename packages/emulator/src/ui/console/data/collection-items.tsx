import { useEffect, useRef, useState } from 'preact/hooks';
import { answerOf, api, done, type Item, type ListedCollection } from '../client/api.js';
import { useAction } from '../client/use-action.js';
import { useLoaded } from '../client/use-loaded.js';
import { Outcome } from '../components/outcome.js';
import { useOwnProblem } from '../components/trouble.js';
import { FilterForm } from './filter-form.js';
import { ItemForm } from './item-form.js';
import { ItemRow } from './item-row.js';
import { Pages } from './pages.js';

const PAGE_SIZE = 20;

interface CollectionItemsProps {
  readonly instance: string;
  readonly collection: ListedCollection['definition'];
  /** Another object after each change of the data. */
  readonly revision: object | undefined;
  readonly isOpen: boolean;
}

/** Shows the items of a collection, page by page, and edits them. */
export function CollectionItems(props: CollectionItemsProps) {
  const { instance, collection, revision, isOpen } = props;
  const [filter, setFilter] = useState<string>();
  const [offset, setOffset] = useState(0);
  const [edited, setEdited] = useState<Item | 'new'>();
  const addButton = useRef<HTMLButtonElement>(null);
  const changing = useAction();
  const path = { id: instance };

  const { value: page, ...loaded } = useLoaded(
    () => {
      const selection = { ...(filter !== undefined && { filter }), offset, limit: PAGE_SIZE };
      const params = { path, query: { collection: collection.id, ...selection } };
      return answerOf(api.GET('/instances/{id}/items', { params }));
    },
    { key: JSON.stringify([filter, offset]), revision, isOpen },
  );

  const problem = useOwnProblem(loaded.problem);
  const isBeyond = page !== undefined && page.items.length === 0 && offset > 0;
  const total = page?.total ?? 0;
  useEffect(() => {
    // The last items of the last page are gone.
    if (isBeyond) setOffset(Math.max(0, Math.floor((total - 1) / PAGE_SIZE) * PAGE_SIZE));
  }, [isBeyond, total]);

  const closeForm = () => {
    setEdited(undefined);
    addButton.current?.focus();
  };

  const save = (item: Record<string, unknown>) =>
    changing.run(async () => {
      const body = { collection: collection.id, item };
      const isNew = edited === 'new';
      const send = isNew ? api.POST : api.PUT;
      const { _id } = await answerOf(send('/instances/{id}/items', { params: { path }, body }));
      closeForm();
      return `${isNew ? 'Inserted' : 'Saved'} ${String(_id)}.`;
    });

  const remove = (id: string) =>
    changing.run(async () => {
      const params = { path, query: { collection: collection.id, item: id } };
      await done(api.DELETE('/instances/{id}/items', { params }));
      // The button that was pressed is gone with the row.
      addButton.current?.focus();
      return `Deleted ${id}.`;
    });

  const items = page?.items ?? [];
  return (
    <section class="stack" aria-label="Items">
      <div class="bar">
        <h2 class="grow">Items</h2>
        <button type="button" class="small" ref={addButton} onClick={() => setEdited('new')}>
          Add item
        </button>
      </div>
      <Outcome outcome={changing.outcome} />
      {edited && (
        <ItemForm
          key={edited === 'new' ? 'new' : `item ${edited._id}`}
          item={edited === 'new' ? undefined : edited}
          current={edited === 'new' ? undefined : items.find(({ _id }) => _id === edited._id)}
          onSave={save}
          onCancel={closeForm}
        />
      )}
      <FilterForm
        onFilter={(text) => {
          setFilter(text);
          setOffset(0);
        }}
      />
      {!page && <p class="note">{problem ?? 'Loading the items…'}</p>}
      {total === 0 && page && (
        <p class="note">
          {filter === undefined
            ? 'No items yet. Press “Add item”, or let the app insert one.'
            : 'No item matches the filter.'}
        </p>
      )}
      <ul class="requests" aria-label="Items, newest first">
        {items.map((item) => (
          <ItemRow
            key={item._id}
            item={item}
            displayField={collection.displayField}
            onEdit={() => setEdited(item)}
            onDelete={() => void remove(String(item._id))}
          />
        ))}
      </ul>
      <Pages offset={offset} size={PAGE_SIZE} total={total} onOffset={setOffset} />
    </section>
  );
}
