import { Permissions, webMethod } from '@wix/web-methods';

export const getInstance = webMethod(Permissions.Anyone, async () => ({
  instanceId: '11111111-5d6e-4f70-8a9b-000000000001',
}));
