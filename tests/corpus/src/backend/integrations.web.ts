import { auth } from '@wix/essentials';
import { secrets } from '@wix/secrets';
import { Permissions, webMethod } from '@wix/web-methods';
import { WebMethodError } from 'wix-astro-web-methods/server';
import { readSecret } from './secret-reader';

/** Checks whether the site has a key, without returning it. */
export const getIntegrationStatus = webMethod(Permissions.Admin, async (name: string) => {
  try {
    const { value } = await auth.elevate(secrets.getSecretValue)(name);
    return { isConnected: Boolean(value), length: value?.length ?? 0 };
  } catch {
    return { isConnected: false, length: 0 };
  }
});

/** Lists the names of the site's secrets. */
export const listIntegrations = webMethod(Permissions.Admin, async () => {
  const { secrets: infos } = await auth.elevate(secrets.listSecretInfo)();
  return (infos ?? []).map(({ name }) => name).sort();
});

/** Stores a key: updates the secret if there is one. */
export const saveApiKey = webMethod(
  Permissions.Admin,
  async ({ name, value }: { name: string; value: string }) => {
    const { secrets: infos } = await auth.elevate(secrets.listSecretInfo)();
    const id = infos?.find((info) => info.name === name)?._id;
    if (id) await auth.elevate(secrets.updateSecret)(id, { value });
    else await auth.elevate(secrets.createSecret)({ name, value });
    return { isNew: !id };
  },
);

/** Removes a key. */
export const removeApiKey = webMethod(Permissions.Admin, async (name: string) => {
  const { secrets: infos } = await auth.elevate(secrets.listSecretInfo)();
  const id = infos?.find((info) => info.name === name)?._id;
  if (!id) throw new WebMethodError('NOT_FOUND', `There is no "${name}".`, { status: 404 });
  await auth.elevate(secrets.deleteSecret)(id);
});

/** Signs a file name, so that a browser can upload the file to another service. */
export const signUpload = webMethod(Permissions.Anyone, async (fileName: string) => {
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    encoder.encode(await readSecret('SIGNING_KEY')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  const bytes = await crypto.subtle.sign('HMAC', key, encoder.encode(fileName));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
});

/** Reads a flag from a secret that is JSON. */
export const isEnabled = webMethod(Permissions.Anyone, async (flag: string) => {
  const flags: Record<string, boolean> = JSON.parse(await readSecret('FLAGS'));
  return flags[flag] ?? false;
});

/** Reads a secret without elevation, which Wix refuses to a visitor. */
export const readUnelevated = webMethod(Permissions.Anyone, async () => {
  const { value } = await secrets.getSecretValue('SIGNING_KEY');
  return Boolean(value);
});
