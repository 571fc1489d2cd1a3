import { expect, test } from 'vitest';
import { readDashboardMenuItem, readDashboardPlugin } from './dashboard-plugins.js';

const appUrl = 'http://localhost:4321';

const menuItem = (action: unknown) => ({
  compId: 'item',
  compType: 'BACK_OFFICE_EXTENSION_MENU_ITEM',
  compData: { backOfficeExtensionMenuItem: { title: 'An item', extends: 'slot', action } },
});

test('readDashboardPlugin() reads the slot, the document and the height of a plugin', () => {
  const iframeUrl = 'http://_wix_server_url_placeholder_/plugin';
  const backOfficeExtensionWidget = { title: 'A plugin', extends: 'slot', height: 90, iframeUrl };
  const component = {
    compId: 'plugin',
    compType: 'BACK_OFFICE_EXTENSION_WIDGET',
    compData: { backOfficeExtensionWidget },
  };
  const read = { id: 'plugin', title: 'A plugin', slotId: 'slot', height: 90 };
  expect(readDashboardPlugin(component, appUrl)).toEqual([{ ...read, url: `${appUrl}/plugin` }]);
  expect(readDashboardPlugin({ ...component, compData: {} }, appUrl)).toEqual([]);
});

test.each([
  [{ navigateToPage: { pageId: 'page' } }, { kind: 'page', pageId: 'page', relativeUrl: '/' }],
  [
    { navigateToPage: { pageId: 'page', relativeUrl: 'a?b=c' } },
    { kind: 'page', pageId: 'page', relativeUrl: '/a?b=c' },
  ],
  [{ openModal: { componentId: 'modal' } }, { kind: 'modal', modalId: 'modal', params: {} }],
  [
    { openModal: { componentId: 'modal', componentParams: { a: 'b' } } },
    { kind: 'modal', modalId: 'modal', params: { a: 'b' } },
  ],
  [{ explode: {} }, undefined],
  [undefined, undefined],
])('readDashboardMenuItem() reads the action %j', (given, action) => {
  const read = { id: 'item', title: 'An item', subtitle: undefined, slotId: 'slot' };
  expect(readDashboardMenuItem(menuItem(given))).toEqual([{ ...read, action }]);
});
