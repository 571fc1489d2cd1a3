import type { appInstances } from '@wix/app-management';

type AppInstance = appInstances.AppInstance;
type BillingInfo = appInstances.BillingInfo;
type FreeTrialInfo = appInstances.FreeTrialInfo;
type Plan = appInstances.AvailablePlan;
type SiteInfo = appInstances.SiteInfo;
type Multilingual = appInstances.Multilingual;
type SupportedLanguage = appInstances.SupportedLanguage;

/**
 * The billing data that any visitor may see: the plan and its trial, but no invoice and no coupon.
 */
export type PublicBilling = Pick<
  BillingInfo,
  'packageName' | 'billingCycle' | 'timeStamp' | 'expirationDate' | 'autoRenewing'
> & { freeTrialInfo?: Pick<FreeTrialInfo, 'status' | 'endDate'> };

/** The data of the instance that any visitor may see, with the SDK's field names. */
export type PublicInstance = Pick<
  AppInstance,
  'instanceId' | 'appName' | 'appVersion' | 'isFree' | 'copiedFromTemplate' | 'freeTrialAvailable'
> & { billing?: PublicBilling; availablePlans?: Pick<Plan, 'packageName'>[] };

/** A language of the site, with the SDK's field names. */
type PublicLanguage = Pick<
  SupportedLanguage,
  'languageCode' | 'countryCode' | 'isPrimary' | 'isVisitorPrimary'
>;

/**
 * The data of the site that any visitor may see, because the site's published pages contain it
 * anyway. It has the SDK's field names.
 */
export type PublicSite = Pick<
  SiteInfo,
  'siteId' | 'siteDisplayName' | 'locale' | 'paymentCurrency' | 'url' | 'description'
> & {
  multilingual?: Pick<Multilingual, 'isMultiLingual'> & { supportedLanguages?: PublicLanguage[] };
};

/** The result of the `getInstance` web method. */
export interface InstanceData {
  /** The verified id of the caller's instance, a GUID. */
  instanceId: string;
  instance: PublicInstance;
  site: PublicSite;
}

/** A type after its conversion to JSON: a `Date` becomes its ISO string. */
type Json<T> = T extends Date ? string : T extends object ? { [K in keyof T]: Json<T[K]> } : T;

/** An `InstanceData` in the answer of an HTTP endpoint. */
export type InstanceJson = Json<InstanceData>;

/**
 * The result of the `getInstanceDetails` web method: everything that Wix knows about the instance.
 */
export interface InstanceDetails {
  /** The verified id of the caller's instance, a GUID. */
  instanceId: string;
  instance: AppInstance;
  site: SiteInfo;
}
