import { Permissions, webMethod } from '@wix/web-methods';

export const starred = webMethod(Permissions.Anyone, (text: string) => text.length);
