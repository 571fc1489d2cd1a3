import { useState } from 'preact/hooks';
import { messageOf } from '../components/format.js';
import { parseObject } from '../components/parse-object.js';

interface FilterFormProps {
  /** Called with the filter as JSON, or without one to show all items. */
  readonly onFilter: (filter: string | undefined) => void;
}

/** Takes a filter of items in the query language of Wix's APIs. */
export function FilterForm({ onFilter }: FilterFormProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();

  const apply = (written: string) => {
    setProblem(undefined);
    if (written.trim() === '') return onFilter(undefined);
    try {
      onFilter(JSON.stringify(parseObject(written, 'The filter')));
    } catch (error) {
      setProblem(messageOf(error));
    }
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply(text);
      }}
    >
      <div class="bar">
        <input
          type="search"
          aria-label="Filter (JSON)"
          placeholder={'Filter: {"title": {"$contains": "x"}}'}
          spellcheck={false}
          value={text}
          aria-invalid={problem !== undefined}
          aria-describedby="data-filter-problem"
          onInput={({ currentTarget: { value } }) => {
            setText(value);
            // The field's own button and the key Escape empty it without submitting.
            if (value === '') apply(value);
          }}
        />
        <button type="submit">Filter</button>
      </div>
      <p class="outcome" id="data-filter-problem" role="status" data-tone="bad">
        {problem}
      </p>
    </form>
  );
}
