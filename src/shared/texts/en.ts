// All texts that people read, grouped by surface, so that a bundle contains only the groups that it
// uses. To add a language, write a file like this one, add the language's name to `Translations`
// and `chooseTexts` (`choose-texts.ts`), and add an entry to every `{ en: …, he: … }` that is
// passed to `chooseTexts`.

/** The app's own name, if Wix does not return it for an instance. */
const APP_NAME = 'Instance Status';

/** The status of an instance's plan. */
export const plan = {
  free: 'Free',
  trial: 'Trial',
  trialDaysLeft: (days: number) =>
    days === 1 ? 'Last day of the trial' : `Trial, ${days} days left`,
  paid: 'Paid plan',
};

/** The meanings of a failed call for the site's owner. */
export const failures = {
  unexpected: {
    title: 'Something went wrong',
    advice: 'Try again. If it keeps happening, contact support.',
  },
  unreachable: {
    title: 'The app could not be reached',
    advice: 'Check your internet connection and try again.',
  },
  signedOut: {
    title: 'Your session has ended',
    advice: 'Reload the page and sign in again if Wix asks you to.',
  },
  notAllowed: {
    title: 'You have no access to this information',
    advice: 'Ask the owner of the site to give you a role that can manage apps.',
  },
  slow: {
    title: 'The answer is taking too long',
    advice: 'Wait a moment and try again.',
  },
  wixFailed: {
    title: 'Wix did not answer',
    advice: 'This usually passes. Try again in a moment.',
  },
};

/** The texts that the settings panel, the dashboard page and its modal share. */
export const common = {
  loading: 'Loading…',
  retry: 'Try again',
  retrying: 'Trying again…',
  requestId: (id: string) => `Request ID: ${id}`,
  copy: 'Copy',
  copyOf: (what: string) => `Copy ${what}`,
  copied: 'Copied',
  copiedStatus: 'Copied to the clipboard',
  upgrade: 'Upgrade',
  untitledSite: 'Untitled site',
  notPublished: 'Not published yet',
};

/** The site widget. Visitors read it, in the language of the site. */
export const widget = {
  label: 'Instance status',
  loading: 'Loading…',
  failed: 'This content could not be loaded.',
  retry: 'Try again',
  retrying: 'Trying again…',
  untitledSite: 'Untitled site',
  language: 'Language',
  currency: 'Currency',
  instanceId: 'Instance',
  unknown: '–',
  madeWith: (appName?: string) => `Made with ${appName || APP_NAME}`,
  upgrade: 'Upgrade',
  daysLeft: (days: number) => (days === 1 ? 'Last day of the trial' : `${days} trial days left`),
  trial: 'Free trial',
};

/** The embedded script's badge. */
export const badge = {
  label: 'About this app',
  madeWith: (appName?: string) => `Made with ${appName || APP_NAME}`,
};

/** The widget's settings panel. */
export const panel = {
  title: 'Instance Widget',
  settings: 'Settings',
  heading: 'Heading',
  headingHint: 'The name of the site is shown if you leave it empty.',
  showInstanceId: 'Show the instance ID',
  settingsFailed: 'The change could not be saved.',
  settingsUnread: 'The current setting could not be read.',
  site: 'Site',
  plan: 'Plan',
  instanceId: 'Instance ID',
  instanceIdHint: 'Support asks for it when you report a problem.',
};

/** The dashboard page. */
export const dashboard = {
  title: 'Instance Status',
  notLoaded: 'Not loaded yet',
  updatedAt: (time: string) => `Updated at ${time}`,
  refresh: 'Refresh',
  refreshing: 'Refreshing…',
  rawData: 'Raw data',
  appInstance: {
    title: 'Instance',
    app: 'App',
    version: 'Version',
    instanceId: 'Instance ID',
    origin: 'Origin',
    copiedWithSite: 'Copied along with the site',
    installedHere: 'Installed on this site',
    copiedFrom: 'Copied from',
  },
  billing: {
    title: 'Plan & billing',
    plan: 'Plan',
    cycle: 'Billing',
    cycles: {
      MONTHLY: 'Monthly',
      YEARLY: 'Yearly',
      ONE_TIME: 'One-time payment',
      TWO_YEARS: 'Every two years',
      THREE_YEARS: 'Every three years',
      FOUR_YEARS: 'Every four years',
      FIVE_YEARS: 'Every five years',
    },
    since: 'Since',
    trialEnds: 'Trial ends',
    renews: 'Renews',
    ends: 'Ends',
    paidUntil: 'Paid until',
    ended: 'Ended',
    renewal: 'Automatic renewal',
    on: 'On',
    off: 'Off',
    trialEnded: 'Trial ended',
    freeTrial: 'Free trial',
    available: 'Available',
    invoice: 'Invoice',
    discount: 'Discount',
    plans: 'Available plans',
    trialPeriod: 'Trial period',
    billingPeriod: 'Billing period',
    periodOver: (percent: number) => `${percent}% elapsed`,
    nothingBilled: 'Nothing is billed',
    nothingBilledAdvice: 'The app runs on its free plan.',
  },
  badge: {
    title: 'Badge',
    show: 'Show the badge on the site',
    hint: 'On the free plan, it appears on every page of the site. Paid plans and trials have no badge.',
    theme: 'Colors',
    themes: { light: 'Light', dark: 'Dark' },
    unread: 'The current setting could not be read.',
    unsaved: 'The change could not be saved.',
  },
  permissions: {
    title: 'Permissions',
    none: 'No permissions granted',
    noneAdvice: 'The app can read nothing but its own instance.',
  },
  site: {
    title: 'Site',
    name: 'Name',
    address: 'Address',
    description: 'Description',
    languages: 'Languages',
    currency: 'Currency',
    apps: 'Wix apps',
    siteId: 'Site ID',
  },
  owner: {
    title: 'Owner',
    email: 'Email',
    none: 'No contact details',
    noneAdvice: 'Wix gives them to apps with the permission to read the owner’s email address.',
  },
};

/** The dashboard modal with the raw data. */
export const rawData = {
  title: 'Raw data',
  explanation:
    'Everything that Wix tells the app about this instance, with the owner’s email address and the invoice number. Support may ask you for it.',
  data: 'Instance data',
  close: 'Close',
};
