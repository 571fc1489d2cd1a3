import { casesOf } from '../../case.js';

export default casesOf<typeof import('./settings.web.js')>(
  { method: 'getSettings', returns: { colour: 'green', rows: 3, title: 'Reviews' } },
  {
    method: 'getSettings',
    after: [{ method: 'saveSettings', as: 'owner', args: [{ title: 'Opinions' }] }],
    returns: { colour: 'green', rows: 3, title: 'Opinions' },
  },
  {
    method: 'saveSettings',
    as: 'owner',
    args: [{ rows: 10 }],
    returns: { colour: 'green', rows: 10, title: 'Reviews' },
  },
);
