import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EmulatorError } from '../util/emulator-error.js';
import { findServicePlugin } from './find-service-plugin.js';

const appUrl = 'http://localhost:4321';
const base = 'http://_wix_server_url_placeholder_/_wix/extensions/service-plugins';

afterEach(() => {
  vi.unstubAllGlobals();
});

function serve(components: unknown): void {
  vi.stubGlobal('fetch', async () => Response.json({ components }));
}

const fees = {
  compId: 'fees',
  compType: 'ECOM_ADDITIONAL_FEES',
  compData: { ecomAdditionalFees: { deploymentUri: `${base}/a` } },
};
const sorting = {
  compId: 'sorting',
  compType: 'STAFF_SORTING_PROVIDER',
  compData: { staffSortingProvider: { deploymentUri: { baseUri: `${base}/b` }, methodName: 'x' } },
};
const none = [
  { compId: 'page', compType: 'BACK_OFFICE_PAGE', compData: { backOfficePage: { url: null } } },
  {
    compId: 'event',
    compType: 'WEBHOOK',
    compData: {
      webhook: { callbackUrl: 'http://_wix_server_url_placeholder_/_wix/extensions/webhooks/c' },
    },
  },
  { ...fees, compData: { uri: 'https://other.example/_wix/extensions/service-plugins/d' } },
  { ...fees, compData: { uri: base.replace('/_wix/', '@other.example/_wix/') } },
  { ...fees, compId: undefined },
  null,
];

describe('several service plugins', () => {
  beforeEach(() => serve([fees, sorting, { ...fees, compId: 'more fees' }, ...none]));

  test('findServicePlugin() finds a plugin by its type, wherever the manifest has the URL', async () => {
    expect(await findServicePlugin(appUrl, 'STAFF_SORTING_PROVIDER')).toEqual({
      id: 'sorting',
      type: 'STAFF_SORTING_PROVIDER',
      path: '/_wix/extensions/service-plugins/b',
    });
  });

  test('findServicePlugin() finds a plugin by its id if several have the same type', async () => {
    expect(await findServicePlugin(appUrl, 'more fees')).toMatchObject({ id: 'more fees' });
  });

  test.each([undefined, 'ECOM_ADDITIONAL_FEES'])(
    'findServicePlugin() refuses the ambiguous type %s and lists the plugins',
    async (type) => {
      const listed =
        /must name one .*: ECOM_ADDITIONAL_FEES \(fees\), STAFF_SORTING_PROVIDER \(sorting\), ECOM_ADDITIONAL_FEES \(more fees\)\.$/;
      await expect(findServicePlugin(appUrl, type)).rejects.toThrow(EmulatorError);
      await expect(findServicePlugin(appUrl, type)).rejects.toThrow(listed);
    },
  );

  test('findServicePlugin() refuses an unknown type and lists the plugins', async () => {
    await expect(findServicePlugin(appUrl, 'ECOM_VALIDATIONS')).rejects.toThrow(
      /^The app has no service plugin "ECOM_VALIDATIONS"; it has ECOM_ADDITIONAL_FEES \(fees\),/,
    );
  });
});

test('findServicePlugin() finds the only plugin without a type', async () => {
  serve([...none, sorting]);
  expect(await findServicePlugin(appUrl)).toMatchObject({ id: 'sorting' });
});

test('findServicePlugin() throws for an app without plugins and for an app without a manifest', async () => {
  serve(none);
  await expect(findServicePlugin(appUrl)).rejects.toThrow(
    new EmulatorError('INVALID_INPUT', 'The app has no service plugin.'),
  );
  serve(undefined);
  await expect(findServicePlugin(appUrl)).rejects.toThrow(EmulatorError);
});
