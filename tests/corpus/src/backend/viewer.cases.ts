import { callers } from 'wix-emulator';
import { casesOf } from '../../case.js';

const memberId = callers.member.claims.subjectId;

export default casesOf<typeof import('./viewer.web.js')>(
  { method: 'getViewer', as: 'member', returns: { role: 'member', id: memberId } },
  { method: 'getInstanceId', returns: '94e10000-1a2b-4c3d-8e4f-000000000002' },
  { method: 'getMemberArea', as: 'member', returns: { title: 'Members only', memberId } },
  { method: 'getMemberArea', fails: { status: 403, code: 'FORBIDDEN' } },
  { method: 'canEdit', as: 'owner', returns: true },
  { method: 'canEdit', returns: false },
);
