import { callers } from 'wix-emulator';
import { casesOf } from '../../case.js';

const memberId = callers.member.claims.subjectId;

export default casesOf<typeof import('./members.web.js')>(
  {
    method: 'whoAmI',
    as: 'member',
    returns: { id: memberId, email: 'ada@example.com' },
  },
  {
    method: 'listMembers',
    as: 'owner',
    returns: [{ email: 'ada@example.com', name: 'Ada' }],
  },
);
