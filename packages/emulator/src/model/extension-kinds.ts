/** What the emulator does with the extensions of a kind. */
export interface ExtensionKind {
  /** The name of its builder. */
  readonly builder: string;
  /**
   * The entry point below `@wix/astro/builders` that has the builder, if it is not that module
   * itself.
   */
  readonly entryPoint?: 'experimental' | 'trusted';
  /** The types of its components in the app's manifest. */
  readonly types: readonly string[];
  /** `none` if extensions of the kind are built and served with the app, and nothing uses them. */
  readonly coverage: 'emulated' | 'partial' | 'none';
  /** The place of the extensions, what is missing, or what to do instead. */
  readonly note: string;
}

const SERVICE_PLUGIN_NOTE =
  'A service plugin. The console, the control API and `emulator.callServicePlugin()` call it as Wix does. No flow of the emulator, such as its checkout, calls it by itself.';

const TRUSTED_NOTE =
  "Not emulated: components in the dashboard's own document, which Wix allows to its own apps only. Use the dashboard extensions of `@wix/astro/builders` instead.";

function servicePlugin(builder: string, type: string): ExtensionKind {
  return { builder, types: [type], coverage: 'partial', note: SERVICE_PLUGIN_NOTE };
}

function ofTrustedApps(builder: string, type: string): ExtensionKind {
  return {
    builder,
    entryPoint: 'trusted',
    types: [type],
    coverage: 'none',
    note: TRUSTED_NOTE,
  };
}

const REACT_COMPONENT = {
  types: ['EDITOR_REACT_COMPONENT'],
  coverage: 'partial',
  note: 'Shown on a page of its own, with a form for its props. React is the only package that the page provides. Presets, the server rendering, services, contexts and the version for the editor are missing, and `id` and `className` are assumptions.',
} as const;

const REACT_COMPONENT_PANEL = {
  types: ['PANEL'],
  coverage: 'none',
  note: "Not emulated: panels of editor React components. Change the props in the form on the component's page instead.",
} as const;

/** The kinds of extension that `@wix/astro` can build. */
export const extensionKinds: readonly ExtensionKind[] = [
  {
    builder: 'customElement',
    types: ['CUSTOM_ELEMENT_WIDGET'],
    coverage: 'emulated',
    note: 'Shown on the site page, with its settings panel beside it.',
  },
  {
    builder: 'sitePlugin',
    types: ['WIDGET_PLUGIN'],
    coverage: 'partial',
    note: 'Shown on the site page like a widget, but not in a slot of another app.',
  },
  {
    builder: 'embeddedScript',
    types: ['EMBEDDED_SCRIPT'],
    coverage: 'partial',
    note: 'Inserted into the site page once it is embedded in the site, with its parameters. Escaping the values is an assumption, and the page asks for no consent to its script type. A value in an event handler attribute or a `javascript:` URL is code, as its template says.',
  },
  {
    builder: 'dashboardPage',
    types: ['BACK_OFFICE_PAGE'],
    coverage: 'emulated',
    note: 'Shown in the dashboard, with its place in the menu.',
  },
  {
    builder: 'dashboardModal',
    types: ['BACK_OFFICE_MODAL'],
    coverage: 'emulated',
    note: 'Shown over the page that opens it.',
  },
  {
    builder: 'event',
    types: ['WEBHOOK'],
    coverage: 'emulated',
    note: "Signed and delivered, with retries on Wix's schedule until the app answers 200.",
  },
  {
    builder: 'dashboardPlugin',
    types: ['BACK_OFFICE_EXTENSION_WIDGET'],
    coverage: 'partial',
    note: "Shown in its slot, on a page in place of the page of Wix that has the slot. A form changes the parameters that the slot passes. The emulator knows the slots in Wix's documentation, and samples of their parameters.",
  },
  {
    builder: 'dashboardMenuPlugin',
    types: ['BACK_OFFICE_EXTENSION_MENU_ITEM'],
    coverage: 'partial',
    note: "In the menu of its slot's page, without its icon. It opens the app's own pages and modals. A page gets the parameters of the slot in the query of its URL, which is an assumption.",
  },
  {
    builder: 'dashboardExternalPage',
    types: ['DASHBOARD'],
    coverage: 'none',
    note: 'Not emulated: dashboard pages on your own server. Open the page yourself instead, with a signed `instance` parameter from `emulator.signInstance()` or `POST /emulator/instance-parameters`.',
  },
  { builder: 'editorReactComponent', ...REACT_COMPONENT },
  { builder: 'editorReactComponentPanel', ...REACT_COMPONENT_PANEL },
  { builder: 'siteComponent', ...REACT_COMPONENT },
  { builder: 'siteComponentPanel', ...REACT_COMPONENT_PANEL },
  {
    builder: 'viewerService',
    types: ['VIEWER_SERVICE'],
    coverage: 'none',
    note: "Not emulated: services for the components of a site. Test the service's module in a unit test instead.",
  },
  servicePlugin(
    'bookingsAvailabilityTimeSlotsConfigurationProvider',
    'AVAILABILITY_TIME_SLOTS_CONFIGURATION_PROVIDER',
  ),
  servicePlugin('bookingsBookingPolicyProvider', 'BOOKING_POLICY_PROVIDER'),
  servicePlugin('bookingsPricingProvider', 'BOOKINGS_PRICING_PROVIDER'),
  servicePlugin('bookingsStaffSortingProvider', 'STAFF_SORTING_PROVIDER'),
  servicePlugin('bookingsValidationProvider', 'BOOKINGS_VALIDATION_PROVIDER'),
  servicePlugin('ecomAdditionalFees', 'ECOM_ADDITIONAL_FEES'),
  servicePlugin('ecomDiscountTriggers', 'ECOM_DISCOUNTS_TRIGGER'),
  servicePlugin('ecomGiftCards', 'GIFT_CARDS_PROVIDER'),
  servicePlugin('ecomPaymentSettings', 'ECOM_PAYMENT_SETTINGS'),
  servicePlugin('ecomShippingRates', 'ECOM_SHIPPING_RATES'),
  servicePlugin('ecomValidations', 'ECOM_VALIDATIONS'),
  servicePlugin('realtimePermissionsProvider', 'REALTIME_PERMISSIONS_PROVIDER'),
  servicePlugin('toolsProvider', 'TOOLS_PROVIDER_CONFIG'),
  {
    builder: 'appTools',
    types: ['APP_TOOLS'],
    coverage: 'partial',
    note: "No assistant uses the tools. Call them through the app's tools provider, for which the console has an example of each tool.",
  },
  {
    builder: 'dataCollections',
    types: ['DATA_COMPONENT'],
    coverage: 'partial',
    note: 'The sites that have the app get its collections with their initial data. Of the indexes, only unique ones have an effect. `CMS_EDITOR` and `PRIVILEGED` are both treated as the role `ADMIN`. The data stays when the app is removed, which is an assumption.',
  },
  {
    builder: 'genericExtension',
    types: [],
    coverage: 'partial',
    note: 'Treated like the kind with the same type. A service plugin of any other type can be called, too. The console lists everything else as not emulated.',
  },
  {
    builder: 'contextProvider',
    entryPoint: 'experimental',
    types: ['EDITOR_CONTEXT_PROVIDER'],
    coverage: 'none',
    note: 'Not emulated: contexts for editor React components. Test a component with its context in a unit test instead.',
  },
  {
    builder: 'functionLibrary',
    entryPoint: 'experimental',
    types: ['EDITOR_FUNCTION_LIBRARY'],
    coverage: 'none',
    note: 'Not emulated: functions for the editor. Test the functions in a unit test instead.',
  },
  ofTrustedApps('dashboardPage', 'BACK_OFFICE_PAGE'),
  ofTrustedApps('dashboardExportedComponent', 'BACK_OFFICE_WIDGET'),
  ofTrustedApps('dashboardExtensionComponent', 'BACK_OFFICE_EXTENSION_WIDGET'),
];

/**
 * Finds the kind of a component in the app's manifest.
 * @param type The component's type.
 * @param isTrusted Whether the component runs in the dashboard's own document.
 * @returns `undefined` for a type that no builder of `@wix/astro` makes.
 */
export function findExtensionKind(type: string, isTrusted: boolean): ExtensionKind | undefined {
  const kinds = extensionKinds.filter(({ types }) => types.includes(type));
  return kinds.find(({ entryPoint }) => (entryPoint === 'trusted') === isTrusted) ?? kinds[0];
}
