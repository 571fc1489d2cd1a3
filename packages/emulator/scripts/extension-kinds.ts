/** What the emulator does with the extensions of a kind. */
export interface ExtensionKind {
  /** `none` if they are built with the app, and nothing is around them. */
  readonly status: 'emulated' | 'partial' | 'none';
  /** Where they are, or what is missing. */
  readonly note: string;
}

const notShown: ExtensionKind = { status: 'none', note: 'No page of the emulator shows it.' };
const called: ExtensionKind = {
  status: 'partial',
  note: 'A service plugin, which you call like `ecomAdditionalFees`. No test covers it.',
};
const notInstalled: ExtensionKind = {
  status: 'none',
  note: 'The emulated instances do not use it.',
};

/** The kinds of extension by the names of their builders in `@wix/astro/builders`. */
export const extensionKinds: Readonly<Record<string, ExtensionKind>> = {
  customElement: {
    status: 'emulated',
    note: 'Shown on the site page, with its settings panel beside it.',
  },
  sitePlugin: {
    status: 'partial',
    note: 'Shown on the site page like a widget, but not in a slot of another app.',
  },
  embeddedScript: {
    status: 'emulated',
    note: 'Inserted into the site page, at its place in the document.',
  },
  dashboardPage: {
    status: 'emulated',
    note: 'Shown in the dashboard, with its place in the menu.',
  },
  dashboardModal: { status: 'emulated', note: 'Shown over the page that opens it.' },
  event: {
    status: 'emulated',
    note: "Signed and delivered, with retries on Wix's schedule until the app answers 200.",
  },
  dashboardPlugin: notShown,
  dashboardMenuPlugin: notShown,
  dashboardExternalPage: notShown,
  editorReactComponent: notShown,
  editorReactComponentPanel: notShown,
  siteComponent: notShown,
  siteComponentPanel: notShown,
  viewerService: notShown,
  bookingsAvailabilityTimeSlotsConfigurationProvider: called,
  bookingsBookingPolicyProvider: called,
  bookingsPricingProvider: called,
  bookingsStaffSortingProvider: called,
  bookingsValidationProvider: called,
  ecomAdditionalFees: {
    status: 'partial',
    note: 'Called as Wix calls it, but only through `emulator.callServicePlugin()`, because there is no checkout.',
  },
  ecomDiscountTriggers: called,
  ecomGiftCards: called,
  ecomPaymentSettings: called,
  ecomShippingRates: called,
  ecomValidations: called,
  realtimePermissionsProvider: called,
  toolsProvider: called,
  appTools: notInstalled,
  dataCollections: notInstalled,
  genericExtension: {
    status: 'partial',
    note: 'If it is a service plugin, you call it like `ecomAdditionalFees`.',
  },
};
