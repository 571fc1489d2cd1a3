import type { AppInstance } from 'wix-emulator';

/** What the ids of every tenant have in common, apart from the tenant's number at their end. */
const idPrefixes = {
  instance: '7e4a0000-0000-4000-8000-',
  site: '517e0000-0000-4000-8000-',
  origin: '04160000-0000-4000-8000-',
} as const;

const billingCycles = ['MONTHLY', 'YEARLY', 'TWO_YEARS', 'FIVE_YEARS'] as const;

/** Long after all that a run lets pass, so that no plan runs out in it. */
const expiration = Date.UTC(2090, 0, 1);
const past = Date.UTC(2020, 0, 1);

function guid(prefix: keyof typeof idPrefixes, tenant: number): string {
  return idPrefixes[prefix] + tenant.toString(16).padStart(12, '0');
}

/** The key of a tenant's instance in the emulator. */
export function keyOf(tenant: number): string {
  return `tenant-${tenant}`;
}

/** The instance id of a tenant's instance. */
export function instanceIdOf(tenant: number): string {
  return guid('instance', tenant);
}

/**
 * Makes a tenant's instance, of which every field tells whose it is or differs from tenant to
 * tenant as far as its type allows.
 * @param tenant The tenant's number.
 * @param version How often the instance has changed, which every text and every date of it tells.
 */
export function instanceOf(tenant: number, version: number): AppInstance {
  const mark = `tenant-${tenant}-v${version}`;
  const moment = tenant * 1000 + version;
  const isOdd = (tenant + version) % 2 === 1;
  return {
    installed: true,
    instance: {
      instanceId: instanceIdOf(tenant),
      appName: `App of ${mark}`,
      appVersion: mark,
      isFree: isOdd,
      billing: {
        packageName: `Plan of ${mark}`,
        billingCycle: billingCycles[(tenant + version) % billingCycles.length],
        timeStamp: new Date(past + moment).toISOString(),
        expirationDate: new Date(expiration + moment).toISOString(),
        autoRenewing: !isOdd,
        invoiceId: `invoice-${mark}`,
        source: `coupon-${mark}`,
        freeTrialInfo: { status: 'ENDED', endDate: new Date(past + moment) },
      },
      permissions: [`permission-${mark}`],
      availablePlans: [{ packageName: `Offer to ${mark}`, source: `source-${mark}` }],
      originInstanceId: guid('origin', tenant),
      isOriginSiteTemplate: isOdd,
      copiedFromTemplate: !isOdd,
      freeTrialAvailable: isOdd,
    },
    site: {
      siteId: guid('site', tenant),
      siteDisplayName: `Site of ${mark}`,
      locale: `locale-${mark}`,
      paymentCurrency: `currency-${mark}`,
      multilingual: {
        isMultiLingual: isOdd,
        supportedLanguages: [
          {
            languageCode: `language-${mark}`,
            locale: { languageCode: `language-${mark}`, country: `country-${mark}` },
            isPrimary: isOdd,
            countryCode: `country-${mark}`,
            resolutionMethod: isOdd ? 'SUBDOMAIN' : 'SUBDIRECTORY',
            isVisitorPrimary: !isOdd,
          },
        ],
      },
      url: `https://www.${mark}.example`,
      description: `About ${mark}`,
      installedWixApps: [`installed-${mark}`],
      ownerEmail: `owner@${mark}.example`,
      ownerInfo: { email: `owner@${mark}.example`, emailStatus: `status-${mark}` },
      siteUserType: `type-${mark}`,
    },
  };
}

const traces = new RegExp(
  `tenant-(\\d+)-v\\d+|(?:${Object.values(idPrefixes).join('|')})([0-9a-f]{12})`,
  'g',
);

/** The numbers of all tenants of whom anything stands in a text. */
export function tenantsIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (const [, marked, id] of text.matchAll(traces)) {
    found.add(marked === undefined ? Number.parseInt(id ?? '', 16) : Number(marked));
  }
  return found;
}
