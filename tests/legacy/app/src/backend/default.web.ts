import { Permissions, webMethod } from '@wix/web-methods';

export default webMethod(Permissions.Anyone, () => 'default');
