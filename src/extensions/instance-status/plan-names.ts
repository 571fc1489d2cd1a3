import type { InstanceDetails } from '../../shared/instance';

/** Lists the names of the plans that the app offers; empty if Wix names none. */
export function planNames({ availablePlans }: InstanceDetails['instance']): string {
  return (availablePlans ?? [])
    .map((plan) => plan.packageName)
    .filter(Boolean)
    .join(', ');
}
