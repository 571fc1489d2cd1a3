import { casesOf } from '../../case.js';

export default casesOf<typeof import('./roles.web.js')>(
  { method: 'getRole', as: 'member', returns: 'editor' },
  { method: 'getRole', as: 'otherMember', returns: 'reader' },
  {
    method: 'listDrafts',
    as: 'member',
    returns: { status: 'OK', editor: 'Ada' },
  },
  { method: 'listDrafts', as: 'otherMember', returns: { status: 'DENIED' } },
);
