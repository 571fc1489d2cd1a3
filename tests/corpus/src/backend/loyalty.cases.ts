import { casesOf } from '../../case.js';

export default casesOf<typeof import('./loyalty.web.js')>(
  { method: 'addPoints', as: 'member', args: [5], returns: 25 },
  {
    method: 'addPoints',
    as: 'otherMember',
    after: [{ method: 'addPoints', as: 'otherMember', args: [7] }],
    args: [5],
    returns: 12,
  },
  { method: 'spendPoints', as: 'member', args: [15], returns: 5 },
  {
    method: 'spendPoints',
    as: 'member',
    args: [21],
    fails: { status: 409, code: 'TOO_FEW_POINTS' },
  },
  {
    method: 'getLeaderboard',
    returns: [
      { name: 'Ben', points: 80 },
      { name: 'Cleo', points: 30 },
      { name: 'Ada', points: 20 },
    ],
  },
  {
    method: 'exportPoints',
    as: 'owner',
    returns: 'name,points\nAda,20\nBen,80\nCleo,30\nDan,10\nEve,0',
  },
);
