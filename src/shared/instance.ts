import type { appInstances } from '@wix/app-management';

type AppInstance = appInstances.AppInstance;
type BillingInfo = appInstances.BillingInfo;
type FreeTrialInfo = appInstances.FreeTrialInfo;
type Plan = appInstances.AvailablePlan;
type SiteInfo = appInstances.SiteInfo;
type Multilingual = appInstances.Multilingual;
type SupportedLanguage = appInstances.SupportedLanguage;

/** What any visitor may know of the instance's billing: the plan and its trial, no invoice and no coupon. */
export type PublicBilling = Pick<
  BillingInfo,
  'packageName' | 'billingCycle' | 'timeStamp' | 'expirationDate' | 'autoRenewing'
> & { freeTrialInfo?: Pick<FreeTrialInfo, 'status' | 'endDate'> };

/** What any visitor may know of the instance, in the SDK's own field names. */
export type PublicInstance = Pick<
  AppInstance,
  'instanceId' | 'appName' | 'appVersion' | 'isFree' | 'copiedFromTemplate' | 'freeTrialAvailable'
> & { billing?: PublicBilling; availablePlans?: Pick<Plan, 'packageName'>[] };

/** A language of the site, in the SDK's own field names. */
type PublicLanguage = Pick<
  SupportedLanguage,
  'languageCode' | 'countryCode' | 'isPrimary' | 'isVisitorPrimary'
>;

/** What any visitor may know of the site: what its published pages tell anyway, in the SDK's own field names. */
export type PublicSite = Pick<
  SiteInfo,
  'siteId' | 'siteDisplayName' | 'locale' | 'paymentCurrency' | 'url' | 'description'
> & {
  multilingual?: Pick<Multilingual, 'isMultiLingual'> & { supportedLanguages?: PublicLanguage[] };
};

/** The answer of the `getInstance` web method. */
export interface InstanceData {
  /** The verified app instance ID of the caller's instance, a GUID. */
  instanceId: string;
  instance: PublicInstance;
  site: PublicSite;
}

/** What JSON makes of a type: a `Date` arrives as its ISO text. */
type Json<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T;

/** An `InstanceData` as an HTTP endpoint answers it. */
export type InstanceJson = Json<InstanceData>;

/** The answer of the `getInstanceDetails` web method: everything that Wix tells of the instance. */
export interface InstanceDetails {
  /** The verified app instance ID of the caller's instance, a GUID. */
  instanceId: string;
  instance: AppInstance;
  site: SiteInfo;
}
