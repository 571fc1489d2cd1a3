import { appInstances } from '@wix/app-management';
import { notePlan } from '../../backend/plan-events';

export default appInstances.onAppInstancePlanReactivated(notePlan('PlanReactivated'));
