import { expect, test } from 'vitest';
import { servicePluginMethods } from '../model/service-plugin-methods.js';
import { describeExtensions } from './list-extensions.js';

const plugin = (compType: string) => ({
  compId: compType,
  compType,
  compData: {
    plugin: {
      deploymentUri: 'http://_wix_server_url_placeholder_/_wix/extensions/service-plugins/a',
    },
  },
});

test('describeExtensions() names an extension of an unknown type, and says that it is not emulated', () => {
  const component = { compId: 'one', compType: 'NEW', compData: { new: { title: 'New' } } };
  expect(describeExtensions([component, {}])).toEqual([
    {
      id: 'one',
      name: 'New',
      type: 'NEW',
      coverage: 'none',
      note: expect.stringMatching(/^Not emulated: extensions of the type NEW\./),
    },
  ]);
});

test('describeExtensions() lists a service plugin of an unknown type without methods', () => {
  const [listed] = describeExtensions([plugin('NEW_PROVIDER')]);
  expect(listed).toMatchObject({ coverage: 'partial', methods: [] });
});

test('describeExtensions() has an example of a request for each method of a service plugin', () => {
  const [listed] = describeExtensions([plugin('GIFT_CARDS_PROVIDER')]);
  expect(listed?.builder).toBe('ecomGiftCards');
  expect(listed?.methods).toEqual(servicePluginMethods.GIFT_CARDS_PROVIDER);
});

test('describeExtensions() has an example for each tool that the app declares', () => {
  const requestSchema = {
    type: 'object',
    properties: { city: { type: 'string', enum: ['Rome', 'Oslo'] }, days: { type: 'integer' } },
  };
  const tools = [{ methodName: 'forecast', requestSchema }, { methodName: 'reset' }, {}];
  const declared = { compId: 'tools', compType: 'APP_TOOLS', compData: { appTools: { tools } } };
  const [provider] = describeExtensions([plugin('TOOLS_PROVIDER_CONFIG'), declared]);
  expect(provider?.methods?.map(({ example }) => example)).toEqual([
    { methodName: 'forecast', payload: { city: 'Rome', days: 0 } },
    { methodName: 'reset', payload: {} },
  ]);
});

test('describeExtensions() lists a site plugin once, without the widget that belongs to it', () => {
  const widget = { compId: 'widget', compType: 'CUSTOM_ELEMENT_WIDGET', compData: {} };
  const sitePlugin = {
    compId: 'plugin',
    compType: 'WIDGET_PLUGIN',
    compData: { widgetPlugin: { referenceComponentId: 'widget' } },
  };
  const listed = describeExtensions([widget, sitePlugin]);
  expect(listed.map(({ id, surface }) => [id, surface])).toEqual([['plugin', '/hosts/site']]);
});

test('describeExtensions() names an event extension after its event, and others after their builder', () => {
  const event = {
    compId: 'event',
    compType: 'WEBHOOK',
    compData: { webhook: { webhookSlug: 'APP_PROVISIONED_WEBHOOK' } },
  };
  const listed = describeExtensions([event, plugin('GIFT_CARDS_PROVIDER')]);
  expect(listed.map(({ name }) => name)).toEqual(['AppInstalled', 'ecomGiftCards']);
});

test('describeExtensions() does not take a page in the dashboard’s own document for a page in a frame', () => {
  const page = (data: object) => ({
    compId: 'page',
    compType: 'BACK_OFFICE_PAGE',
    compData: { backOfficePage: data },
  });
  const [trusted] = describeExtensions([page({ scriptAsset: {} })]);
  expect(trusted).toMatchObject({ builder: 'dashboardPage', coverage: 'none' });
  expect(trusted?.surface).toBeUndefined();
  const [framed] = describeExtensions([page({ iframeUrl: 'http://a' })]);
  expect(framed).toMatchObject({ coverage: 'emulated', surface: '/hosts/dashboard?page=page' });
});
