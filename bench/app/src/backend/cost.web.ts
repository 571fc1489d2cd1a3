import { Permissions, webMethod } from '@wix/web-methods';
import { askNothing, askWix } from '../questions';

export const elevated = webMethod(Permissions.Admin, askWix);

export const nothing = webMethod(Permissions.Anyone, askNothing);
