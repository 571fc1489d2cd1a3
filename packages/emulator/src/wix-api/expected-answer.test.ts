import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { OwnAnswers } from '../model/answers/own-answers.js';
import { expectAnswer } from './expected-answer.js';
import { Catalogue } from './generic/catalogue.js';
import { writeThings } from './generic/things.harness.js';

const API = 'https://www.wixapis.com';

test.each([
  ['GET', `${API}/apps/v1/instance`, 'partial', 'get-app-instance'],
  ['GET', 'https://edge.wixapis.com/apps/v1/instance', 'partial', 'get-app-instance'],
  ['POST', `${API}/apps/v1/instance`, 'refused', undefined],
  ['GET', 'https://api.example.com/apps/v1/instance', 'refused', undefined],
  ['GET', 'https://api.example.com/{path}', 'refused', undefined],
  ['GET', 'https://api.example.com{path}', 'refused', undefined],
  [undefined, `${API}/contacts/v4/contacts`, 'refused', undefined],
  [undefined, `${API}/apps/v1/instance`, 'unknown', undefined],
  ['GET', `${API}/apps/v1/{path}`, 'unknown', undefined],
  ['GET', `${API}{path}`, 'unknown', undefined],
  ['GET', `${API}/contacts/v4/contacts/{id}`, 'refused', undefined],
  ['GET', 'https://{host}/apps/v1/instance', 'unknown', undefined],
  ['GET', '{url}', 'unknown', undefined],
  ['GET', 'https://www.{rest}', 'unknown', undefined],
  ['GET', `${API}/ecom/v1/checkouts/{id}/checkout-url`, 'partial', 'get-checkout-url'],
  ['GET', `${API}/ecom/v1/checkouts/{id}/other`, 'refused', undefined],
  ['PATCH', `${API}/ecom/v1/fulfillments/{id}/orders/{order}`, 'partial', 'update-fulfillment'],
  ['POST', `${API}/otel-collector/{signal}`, 'partial', 'telemetry'],
])('expectAnswer() for %s %s: %s', async (method, url, answer, operation) => {
  const expected = await expectAnswer({ method, url });
  expect(expected).toMatchObject({ answer, ...(operation && { operation }) });
  expect(expected.operation).toBe(operation);
});

test('expectAnswer() tells the grants for tokens apart', async () => {
  const request = { method: 'POST', url: `${API}/oauth2/token` };
  const withGrant = (grant: string) => expectAnswer({ ...request, body: { grant_type: grant } });
  expect(await withGrant('client_credentials')).toMatchObject({ operation: 'client-credentials' });
  expect(await withGrant('authorization_code')).toEqual({ answer: 'refused' });
  expect(await expectAnswer({ ...request, body: { grantType: 'anonymous' } })).toMatchObject({
    operation: 'anonymous',
  });
  expect(await expectAnswer(request)).toMatchObject({
    answer: 'unknown',
    note: expect.stringContaining('client-credentials'),
  });
});

test('expectAnswer() says what is missing and what is assumed of a partial operation', async () => {
  const scripts = await expectAnswer({
    method: 'GET',
    url: `${API}/assets/scripts/v1/site-scripts`,
  });
  expect(scripts.note).toBe('Always an empty list.');
  const instance = await expectAnswer({ method: 'GET', url: `${API}/apps/v1/instance` });
  expect(instance.note).toMatch(/^Returns .*\. Assumed: The site's owner .*\.$/);
});

const root = writeThings();
const answers = () => own;
const own = { 'GET https://api.example.com/:id': () => Response.json({}) };

test.each([
  ['emulated', 'POST', `${API}/oauth2/token`, 'emulated'],
  ['partial', 'GET', `${API}/apps/v1/instance`, 'partial'],
  ['own', 'GET', 'https://api.example.com/{id}', 'refused'],
  ['generic', 'POST', `${API}/things/v1/things/query`, 'refused'],
  ['refused', 'POST', `${API}/things/v1/things/merge`, 'refused'],
])(
  'expectAnswer() says %s for %s %s, as the log of real requests does',
  async (tag, method, url, without) => {
    const body = { grant_type: 'client_credentials' };
    const sources = { answers: new OwnAnswers(answers), catalogue: new Catalogue(root) };
    const expected = await Promise.all([
      expectAnswer({ method, url, body }, sources),
      expectAnswer({ method, url, body }),
    ]);
    expect(expected.map(({ answer }) => answer)).toEqual([tag, without]);
    const appId = '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21';
    const emulators = [
      createEmulator({ appId, answers, genericFor: root }),
      createEmulator({ appId }),
    ];
    const init = { method, ...(method === 'POST' && { body: JSON.stringify(body) }) };
    for (const [index, emulator] of emulators.entries()) {
      await emulator.fetch(new Request(url.replace('{id}', '7'), init));
      expect(emulator.requests.at(-1)?.tag).toBe(expected[index]?.answer);
    }
  },
);

test('expectAnswer() does not know what an unknown part of a path leads to', async () => {
  const sources = { answers: new OwnAnswers(answers) };
  for (const url of ['https://api.example.com{path}', 'https://api.example.com/v{version}/a']) {
    expect(await expectAnswer({ method: 'GET', url }, sources)).toMatchObject({
      answer: 'unknown',
    });
  }
});
