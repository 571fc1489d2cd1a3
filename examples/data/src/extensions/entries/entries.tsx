import { useEffect, useRef, useState } from 'react';
import { type Item, useEntries } from './use-entries';
import './entries.css';

/** The dashboard page: all entries, which the site's owner may delete. */
export default function EntriesPage() {
  const { page, status, reload, next, previous, remove } = useEntries();
  const heading = useRef<HTMLHeadingElement>(null);
  // Each action takes its own button away, or moves it.
  const focused = (action: () => void) => () => {
    heading.current?.focus();
    action();
  };
  return (
    <main lang="en" aria-busy={status === 'loading'}>
      <h1 ref={heading} tabIndex={-1}>
        Guest book
      </h1>
      <p role="status">{status === 'loading' ? 'Loading…' : status === 'ready' && rangeOf(page)}</p>
      {status === 'failed' && (
        <p role="alert">
          That did not work.{' '}
          <button type="button" onClick={focused(reload)}>
            Try again
          </button>
        </p>
      )}
      {page && page.items.length > 0 && (
        <ul>
          {page.items.map((item) => (
            <Entry key={item._id} item={item} onRemove={focused(() => remove(item._id))} />
          ))}
        </ul>
      )}
      {(previous || next) && (
        <nav aria-label="Pages">
          {previous && (
            <button type="button" onClick={focused(previous)}>
              Newer entries
            </button>
          )}
          {next && (
            <button type="button" onClick={focused(next)}>
              Older entries
            </button>
          )}
        </nav>
      )}
    </main>
  );
}

function Entry({ item, onRemove }: { item: Item; onRemove: () => void }) {
  const [isAsking, setIsAsking] = useState<boolean>();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    // The owner keeps the entry: the button that had the focus is gone.
    if (isAsking === false) button.current?.focus();
  }, [isAsking]);
  const { name = '', message = '', _createdDate: date } = item;
  return (
    <li>
      <p className="message">{String(message)}</p>
      <p className="author">
        <span>{String(name)}</span>
        {date && (
          <time dateTime={date.toISOString()}>
            {date.toLocaleDateString('en', { dateStyle: 'medium' })}
          </time>
        )}
      </p>
      {isAsking ? (
        <Question onYes={onRemove} onNo={() => setIsAsking(false)} />
      ) : (
        <button
          ref={button}
          type="button"
          aria-label={`Delete the entry of ${name}`}
          onClick={() => setIsAsking(true)}
        >
          Delete
        </button>
      )}
    </li>
  );
}

/** In the page itself, because browsers do not show `confirm()` in frames such as this page. */
function Question({ onYes, onNo }: { onYes: () => void; onNo: () => void }) {
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for the fields of a form
    <div role="group" aria-label="Delete this entry?">
      <span>Delete this entry?</span>
      <button type="button" ref={keep} onClick={onNo}>
        Keep it
      </button>
      <button type="button" className="danger" onClick={onYes}>
        Delete it
      </button>
    </div>
  );
}

function rangeOf(page: { items: readonly Item[]; offset: number; total: number } | undefined) {
  if (!page || page.total === 0) return 'Nobody has signed yet.';
  return `Entries ${page.offset + 1} to ${page.offset + page.items.length} of ${page.total}`;
}
