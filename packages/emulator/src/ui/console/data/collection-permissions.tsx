import type { ListedCollection } from '../client/api.js';
import { Badge } from '../components/badge.js';
import type { Tone } from '../components/format.js';

type Permissions = ListedCollection['definition']['permissions'];
type Extent = ListedCollection['callerMay']['read'];

const actions = [
  ['read', 'Read'],
  ['insert', 'Insert'],
  ['update', 'Update'],
  ['remove', 'Remove'],
] as const;

const roles: Readonly<Record<Permissions['read'], string>> = {
  ANYONE: 'everyone',
  SITE_MEMBER: 'site members',
  SITE_MEMBER_AUTHOR: 'the item’s author',
  ADMIN: 'only the app and the owner',
};

const extents: Readonly<Record<Extent, readonly [Tone, string]>> = {
  all: ['good', 'yes'],
  own: ['warn', 'own items'],
  none: ['bad', 'no'],
};

interface CollectionPermissionsProps {
  readonly permissions: Permissions;
  /** The key of the selected caller. */
  readonly caller: string;
  readonly callerMay: ListedCollection['callerMay'];
}

/** Shows who may do what with the items of a collection. */
export function CollectionPermissions(props: CollectionPermissionsProps) {
  const { permissions, caller, callerMay } = props;
  return (
    <>
      <h2>Who may do what</h2>
      <dl class="facts">
        {actions.map(([action, title]) => {
          const [tone, text] = extents[callerMay[action]];
          return (
            <div key={action} class="fact">
              <dt>{title}</dt>
              <dd>
                {roles[permissions[action]]}{' '}
                <Badge tone={tone}>
                  {caller}: {text}
                </Badge>
              </dd>
            </div>
          );
        })}
      </dl>
      <p class="note">The app itself and the site’s owner may do everything.</p>
    </>
  );
}
