interface PagesProps {
  /** The number of items before the page. */
  readonly offset: number;
  /** The number of items on a full page. */
  readonly size: number;
  /** The number of items on all pages. */
  readonly total: number;
  readonly onOffset: (offset: number) => void;
}

/** Shows the place of a page, with buttons to go to the next ones; nothing if there is one page. */
export function Pages({ offset, size, total, onOffset }: PagesProps) {
  if (total <= size && offset === 0) return null;
  const end = Math.min(offset + size, total);
  const isFirst = offset === 0;
  const isLast = end >= total;
  const go = (to: number) => onOffset(Math.max(0, to));
  return (
    <div class="bar">
      <span class="grow note" role="status">
        {format(Math.min(offset + 1, end))}–{format(end)} of {format(total)}
      </span>
      <button type="button" aria-disabled={isFirst} onClick={() => !isFirst && go(offset - size)}>
        Previous
      </button>
      <button type="button" aria-disabled={isLast} onClick={() => !isLast && go(offset + size)}>
        Next
      </button>
    </div>
  );
}

function format(count: number): string {
  return count.toLocaleString('en');
}
