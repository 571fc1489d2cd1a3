import { appInstances } from '@wix/app-management';
import { forgetInstance } from '../../backend/instance-cache';

export default appInstances.onAppInstancePaidPlanAutoRenewalCancelled(forgetInstance);
