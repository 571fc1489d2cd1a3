import { casesOf } from '../../case.js';

export default casesOf<typeof import('./newsletter.web.js')>(
  {
    method: 'subscribe',
    args: ['ada@example.com'],
    returns: { isNew: true },
  },
  { method: 'subscribe', args: ['ada'], fails: { status: 400, code: 'INVALID_EMAIL' } },
  {
    method: 'unsubscribe',
    args: ['ada@example.com'],
    returns: { ok: true },
  },
);
