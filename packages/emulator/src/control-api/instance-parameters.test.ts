import { expect, test } from 'vitest';
import { isJsonObject } from '../util/json.js';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();
const { instanceId } = emulator.instances.free.instance;

test('`POST /emulator/instance-parameters` signs an instance parameter that token-info accepts', async () => {
  const claims = { instanceId, permissions: 'OWNER', uid: 'u', expiresInSeconds: 60 };
  const { body } = await ask('POST', '/instance-parameters', claims);
  const request = new Request('https://www.wixapis.com/oauth2/token-info', {
    method: 'POST',
    body: JSON.stringify({ token: isJsonObject(body) && body.instance }),
  });
  expect(await (await emulator.fetch(request)).json()).toMatchObject({
    active: true,
    subjectType: 'USER',
    subjectId: 'u',
    instanceId,
  });
});

test.each([
  [{}, '"instanceId" is missing: it must be a string.'],
  [{ instanceId: 'x' }, 'Unknown "instanceId": x.'],
  [{ instanceId, permissions: 'ADMIN' }, '"permissions" must be OWNER.'],
  [{ instanceId, role: 'x' }, '"role" is not a known field.'],
])('`POST /emulator/instance-parameters` refuses %j and says why', async (claims, error) => {
  expect(await ask('POST', '/instance-parameters', claims)).toMatchObject({
    status: 400,
    body: { error },
  });
});
