import { parse } from 'devalue';
import { APP_ROOT, startApp } from '../support/start-app.js';
import { describeWay } from './conformance.js';
import { httpWay } from './http-way.js';

const id = 'backend/instance/getInstance';

/** The web method of the app. What JSON does not carry as it is, such as a `Date`, is compared as JSON. */
async function startWebMethod() {
  const app = await startApp(APP_ROOT);
  return {
    ...httpWay(app, `/api/web-methods/${id}`, 'POST'),
    async ask(
      token: string | undefined,
      { claimedInstanceId }: { claimedInstanceId?: string } = {},
    ) {
      const args = claimedInstanceId === undefined ? [] : [{ instanceId: claimedInstanceId }];
      const answer = await app.call(id, { as: null, args, ...(token !== undefined && { token }) });
      const isRich = answer.headers.get('content-type')?.startsWith('application/devalue');
      const body: unknown = isRich ? JSON.parse(JSON.stringify(parse(answer.text))) : answer.body;
      return { ...answer, body };
    },
  };
}

describeWay('the web method in workerd', startWebMethod, {
  method: 'POST',
  row: 'Web method',
});
