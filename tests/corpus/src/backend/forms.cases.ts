import { expect } from 'vitest';
import { casesOf } from '../../case.js';

const SUBMISSIONS = 'https://www.wixapis.com/form-submission-service/v4/submissions';
/** The emulator's first id of a submission, which is the same in every run. */
const firstId = '60400480-3ab1-86a7-8dcc-bbac0218d0b9';
const request = { name: 'Ada', message: 'Do you deliver?' };

export default casesOf<typeof import('./forms.web.js')>(
  {
    method: 'sendRequest',
    args: [request],
    stoppedBy: [`POST ${SUBMISSIONS}/${firstId}/confirm`],
    returns: { id: expect.any(String), status: 'CONFIRMED' },
  },
  {
    method: 'listRequests',
    as: 'owner',
    after: [{ method: 'sendRequest', args: [request] }],
    stoppedBy: [`POST ${SUBMISSIONS}/namespace/query`],
    returns: [request],
  },
  {
    method: 'sendByRest',
    args: ['Ada'],
    returns: expect.any(String),
  },
);
