import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createSdkPackages } from './sdk-packages.js';

const describeFunction = createSdkPackages(fileURLToPath(new URL('../../../..', import.meta.url)));
const describe = (specifier: string, names: string) =>
  describeFunction(specifier, names === '' ? [] : names.split('.'));

const API = 'https://www.wixapis.com';

test.each([
  ['@wix/app-management', 'appInstances.getAppInstance', 'GET', '/apps/v1/instance'],
  ['@wix/auto_sdk_app-management_app-instances', 'getAppInstance', 'GET', '/apps/v1/instance'],
  ['@wix/data', 'items.insert', 'POST', '/wix-data/v2/items'],
  ['@wix/data', 'items.query', 'GET', '/wix-data/v2/items/query'],
  ['@wix/data', 'items.insertReference', 'POST', '/wix-data/v2/bulk/items/insert-references'],
  ['@wix/data', 'items.queryDataItems', 'POST', '/wix-data/v2/items/query'],
  ['@wix/wix-data-items-sdk', 'count', 'POST', '/wix-data/v2/items/count'],
  [
    '@wix/data',
    'collections.getDataCollection',
    'GET',
    '/wix-data/v2/collections/:dataCollectionId',
  ],
  ['@wix/essentials', 'auth.getTokenInfo', 'POST', '/oauth2/token-info'],
  ['@wix/sdk', 'client.auth.login', 'POST', '/_api/iam/authentication/v2/login'],
])('the request of %s %s is %s %s', (specifier, names, method, path) => {
  expect(describe(specifier, names)).toEqual({ does: 'request', method, url: API + path });
});

test.each([
  ['@wix/essentials', 'auth.elevate'],
  ['@wix/essentials', 'i18n.getLanguage'],
  ['@wix/data', 'items.filter'],
  ['@wix/data', 'items.pipelineBuilder'],
  ['@wix/data', 'Filter'],
  ['@wix/app-management', 'appInstances.PaymentCycle.MONTHLY'],
  ['@wix/web-methods', 'webMethod'],
  ['@wix/astro/builders', 'extensions.event'],
  ['@wix/ecom/service-plugins', 'shippingRates.provideHandlers'],
  ['@wix/auto_sdk_ecom_additional-fees', 'provideHandlers'],
  ['@wix/sdk', 'createClient'],
])('%s %s sends no request', (specifier, names) => {
  expect(describe(specifier, names)).toEqual({ does: 'nothing' });
});

test.each([
  ['@wix/app-management', 'appInstances.onAppInstanceInstalled', 'AppInstalled'],
  ['@wix/data', 'items.onDataItemCreated', 'wix.data.v2.data_item_created'],
])('%s %s subscribes to an event', (specifier, names, event) => {
  expect(describe(specifier, names)).toEqual({ does: 'subscribe', event });
});

test.each([
  ['@wix/data', 'items'],
  ['@wix/data', ''],
])('%s %s is a module with functions', (specifier, names) => {
  expect(describe(specifier, names)).toEqual({ does: 'contain' });
});

test.each([
  ['@wix/data', 'items.fly', 'the installed version of @wix/data has no items.fly'],
  ['@wix/data', 'items.constructor', 'the installed version of @wix/data has no items.constructor'],
  ['@wix/nothing', 'a.b', '@wix/nothing is not installed'],
  ['@wix/site', 'a.b', '@wix/site does not describe its requests'],
])('what %s %s does is not known', (specifier, names, reason) => {
  expect(describe(specifier, names)).toEqual({ does: 'unknown', reason });
});
