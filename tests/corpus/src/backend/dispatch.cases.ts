import { casesOf } from '../../case.js';

export default casesOf<typeof import('./dispatch.web.js')>(
  {
    method: 'dispatch',
    args: [{ type: 'SLUG', payload: { title: 'Two words' } }],
    returns: { type: 'SLUG_RESULT', payload: 'two-words' },
  },
  {
    method: 'dispatch',
    args: [{ type: 'toString' }],
    fails: { status: 400, code: 'UNKNOWN_ACTION' },
  },
  { method: 'getBootstrap', returns: ['fulfilled', 'rejected'] },
);
