import { Permissions, webMethod } from '@wix/web-methods';

const inner = webMethod(Permissions.Anyone, () => 'renamed');

export { inner as outer };
