import { files } from '@wix/media';
import { beforeEach, expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { type SdkCaller, sdkOf } from './sdk.harness.js';

const emulator = createEmulator({
  appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
  genericFor: process.cwd(),
});
beforeEach(() => emulator.reset());

const sdk = (caller?: SdkCaller) => sdkOf(emulator, { files }, caller).files;
const put = (url: string) =>
  emulator.fetch(new Request(url, { method: 'PUT', body: 'four', duplex: 'half' }));

test('a file is uploaded to a generated URL, and described as the media manager does', async () => {
  const { uploadUrl = '' } = await sdk().generateFileUploadUrl('image/png', {
    fileName: 'photo.png',
  });
  expect(await (await put(uploadUrl)).json()).toMatchObject({
    file: {
      displayName: 'photo.png',
      sizeInBytes: '4',
      mediaType: 'IMAGE',
      operationStatus: 'READY',
    },
  });
  const renamed = await put(`${uploadUrl}?filename=other.png`);
  expect(await renamed.json()).toMatchObject({ file: { displayName: 'other.png' } });
  expect(emulator.requests.map(({ tag }) => tag)).toEqual(['partial', 'partial', 'partial']);
});

test('a file is refused at a URL that was not generated', async () => {
  const { site } = emulator.instances.premium;
  for (const path of [`${site.siteId}/none`, 'none/none']) {
    expect((await put(`https://upload.wixmp.com/upload/${path}`)).status).toBe(404);
  }
  expect(emulator.exportState().entities).not.toHaveProperty('none');
});

test('generateFileUploadUrl() refuses a visitor', async () => {
  await expect(sdk({ as: 'VISITOR' }).generateFileUploadUrl('image/png', {})).rejects.toMatchObject(
    { details: { applicationError: { code: 'PERMISSION_DENIED' } } },
  );
});
