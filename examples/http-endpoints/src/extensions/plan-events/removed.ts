import { appInstances } from '@wix/app-management';
import { forgetInstallation } from '../../backend/plan-events';

export default appInstances.onAppInstanceRemoved(forgetInstallation('AppRemoved'));
