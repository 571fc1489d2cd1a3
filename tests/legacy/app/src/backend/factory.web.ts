import { Permissions, webMethod } from '@wix/web-methods';

const publicMethod = <Result>(method: () => Result) => webMethod(Permissions.Anyone, method);

export const made = publicMethod(() => 'made');
