import { expect, test } from 'vitest';
import { createHarness } from './control.harness.js';

const { ask, emulator } = createHarness();
const { instanceId } = emulator.instances.free.instance;

test('`POST /emulator/tokens` mints a token', async () => {
  const claims = { subjectType: 'USER', instanceId, expiresInSeconds: -1 };
  expect(await ask('POST', '/tokens', claims)).toMatchObject({
    status: 200,
    body: { accessToken: expect.stringMatching(/^wixemu_/) },
  });
});

test('`POST /emulator/tokens` mints a token that is not bound to an instance', async () => {
  const { status, body } = await ask('POST', '/tokens', { subjectType: 'APP' });
  expect({ status, body }).toEqual({
    status: 200,
    body: { accessToken: expect.stringMatching(/^wixemu_/) },
  });
});

test.each([
  ['[]', 'The body must be an object.'],
  ['null', 'The body must be an object.'],
  [
    { instanceId },
    '"subjectType" is missing: it must be one of VISITOR, MEMBER, USER, APP, UNKNOWN.',
  ],
  [
    { subjectType: 'ADMIN', instanceId },
    '"subjectType" must be one of VISITOR, MEMBER, USER, APP, UNKNOWN.',
  ],
  [{ subjectType: 'USER', instanceId: 'x' }, /^Unknown "instanceId": x/],
  [{ subjectType: 'USER', instanceId: 1 }, '"instanceId" must be a string.'],
  [{ subjectType: 'USER', instanceId, active: 1 }, '"active" must be true or false.'],
  [
    { subjectType: 'USER', instanceId, expiresInSeconds: '1' },
    '"expiresInSeconds" must be a number.',
  ],
  [{ subjectType: 'USER', instanceId, role: 'x' }, '"role" is not a known field.'],
])('`POST /emulator/tokens` refuses %j and says why', async (claims, error) => {
  expect(await ask('POST', '/tokens', claims)).toMatchObject({
    status: 400,
    body: { error: typeof error === 'string' ? error : expect.stringMatching(error) },
  });
});

test('`GET /emulator/callers` lists the seeded callers', async () => {
  expect(await ask('GET', '/callers')).toMatchObject({
    status: 200,
    body: { callers: emulator.callers },
  });
});
