import { Permissions, webMethod } from '@wix/web-methods';
import { answer } from '../answer';

export const getInstance = webMethod(Permissions.Anyone, async () => answer);
