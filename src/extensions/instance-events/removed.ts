import { appInstances } from '@wix/app-management';
import { forgetRemovedInstance } from '../../backend/instance-cache';

export default appInstances.onAppInstanceRemoved(forgetRemovedInstance);
