import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { AnswerRegistry } from '../model/answers/answer-registry.js';
import { createMethodKeys } from './method-keys.js';

const resolve = createMethodKeys(fileURLToPath(new URL('../../../..', import.meta.url)));
const answer = () => Response.json({});
const API = 'https://www.wixapis.com';

test.each([
  ['@wix/data items.insert', 'POST', `${API}/wix-data/v2/items`, {}],
  ['@wix/data items.query', 'POST', `${API}/wix-data/v2/items/query`, {}],
  ['@wix/auto_sdk_crm_contacts getContact', 'GET', `${API}/contacts/v4/contacts/7`, { id: '7' }],
  ['@wix/auto_sdk_crm_contacts queryContacts', 'GET', `${API}/contacts/v4/contacts/query`, {}],
  [
    '@wix/media folders.getFolder',
    'GET',
    'https://edge.wixapis.com/site-media/v1/folders/7',
    { folderId: '7' },
  ],
])('the key "%s" answers %s %s', (key, method, url, params) => {
  const registry = new AnswerRegistry({ [key]: answer }, resolve);
  expect(registry.match(method, new URL(url))).toEqual({ answer, params });
  expect(registry.match('DELETE', new URL(url))).toBeUndefined();
});

test.each([
  [
    '@wix/media folders.getFoldr',
    /has no method "folders.getFoldr".* Similar names: folders.getFolder,/,
  ],
  ['@wix/data items.filter', /has no method "items.filter" with a request of its own/],
  ['@wix/nothing things.get', /@wix\/nothing is not installed/],
  ['@wix/media __proto__', /__proto__/],
])('the key "%s" is an error that says what is wrong', (key, message) => {
  expect(() => new AnswerRegistry({ [key]: answer }, resolve)).toThrow(message);
});

test('a method can only be named in an app whose packages are known', () => {
  expect(() => new AnswerRegistry({ '@wix/data items.insert': answer })).toThrow(/app's folder/);
});
