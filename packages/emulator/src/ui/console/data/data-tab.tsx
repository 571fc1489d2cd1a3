import { useMemo, useState } from 'preact/hooks';
import { answerOf, api } from '../client/api.js';
import { useLoaded } from '../client/use-loaded.js';
import { plural } from '../components/format.js';
import { SelectField } from '../components/select-field.js';
import { useOwnProblem } from '../components/trouble.js';
import { CollectionItems } from './collection-items.js';
import { CollectionPermissions } from './collection-permissions.js';

interface DataTabProps {
  /** The keys of the selected instance and caller. */
  readonly instance: string;
  readonly caller: string;
  readonly isOpen: boolean;
  /** Another object after each change of the data. */
  readonly revision: object | undefined;
}

/** Shows and edits Wix Data on the site of the selected instance. */
export function DataTab({ instance, caller, isOpen, revision }: DataTabProps) {
  const [wanted, setWanted] = useState('');
  // Not a part of the key, because another caller must not close the editor.
  const callerRevision = useMemo(() => ({ revision, caller }), [revision, caller]);
  const { value, ...loaded } = useLoaded(
    async () => {
      const params = { path: { id: instance }, query: { as: caller } };
      const answer = await answerOf(api.GET('/instances/{id}/collections', { params }));
      return { ...answer, caller };
    },
    { key: instance, revision: callerRevision, isOpen },
  );

  const problem = useOwnProblem(loaded.problem);

  if (!value) return <p class="note">{problem ?? 'Loading the collections…'}</p>;
  const { collections } = value;
  const current = collections.find(({ definition }) => definition.id === wanted) ?? collections[0];
  if (!current) return <NoCollections />;
  const { definition, callerMay } = current;
  return (
    <div class="columns">
      <section class="stack" aria-label="Collection">
        <SelectField
          label="Collection"
          value={definition.id}
          options={collections.map(({ definition: { id }, itemCount }) => ({
            key: id,
            title: `${id} (${plural(itemCount, 'item')})`,
          }))}
          onChange={setWanted}
        />
        <CollectionPermissions
          permissions={definition.permissions}
          caller={value.caller}
          callerMay={callerMay}
        />
      </section>
      <CollectionItems
        // Another collection starts without a filter, and closes the editor.
        key={JSON.stringify([instance, definition.id])}
        instance={instance}
        collection={definition}
        revision={revision}
        isOpen={isOpen}
      />
    </div>
  );
}

function NoCollections() {
  return (
    <div class="stack">
      <h2>No collections</h2>
      <p class="note">
        This site has no collections of Wix Data yet. To start with some, add{' '}
        <code>collections</code> and <code>items</code> to <code>wix-emulator.seed.ts</code>, and
        restart the emulator.
      </p>
      <p class="note">
        The app can also create a collection with <code>collections.createDataCollection()</code>{' '}
        from <code>@wix/data</code>, or with a data collections extension.
      </p>
    </div>
  );
}
