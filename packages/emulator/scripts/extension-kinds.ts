/** What the emulator does with the extensions of a kind. */
export interface ExtensionKind {
  /** `none` if they are built with the app, and nothing is around them. */
  readonly status: 'emulated' | 'partial' | 'none';
  /** Where they are, or what is missing. */
  readonly note: string;
}

const notShown: ExtensionKind = { status: 'none', note: 'No host shows it.' };
const called: ExtensionKind = {
  status: 'partial',
  note: 'Called like `ecomAdditionalFees`, which is the one that the tests have.',
};
const notInstalled: ExtensionKind = { status: 'none', note: 'No instance makes use of it.' };

/** The kinds of extension by the names of their builders in `@wix/astro/builders`. */
export const extensionKinds: Readonly<Record<string, ExtensionKind>> = {
  customElement: {
    status: 'emulated',
    note: 'On the site page, with its settings panel beside it.',
  },
  sitePlugin: {
    status: 'partial',
    note: 'On the site page like a widget, and not in the slot of another app.',
  },
  embeddedScript: {
    status: 'emulated',
    note: 'On the site page, at its place in the document.',
  },
  dashboardPage: { status: 'emulated', note: 'In the dashboard, with its place in the menu.' },
  dashboardModal: { status: 'emulated', note: 'Over the page that opens it.' },
  event: { status: 'emulated', note: 'Signed and delivered, and again until it is answered 200.' },
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
    note: 'Called as Wix calls it, but only by `emulator.callServicePlugin()`: there is no checkout.',
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
    note: 'Called like `ecomAdditionalFees`, if it is a service plugin.',
  },
};
