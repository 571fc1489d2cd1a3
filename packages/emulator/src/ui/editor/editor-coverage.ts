import type { HostCall } from '../host-call.js';

/** How the emulator supports a function of `@wix/editor`, or all functions of a module. */
interface EditorCall extends Omit<HostCall, 'call'> {
  /** The editor's own functions behind the call, which throw an error with the name of the call. */
  readonly fails?: readonly string[];
}

const NO_COMPONENT =
  "Only for panels of editor React components. In a widget's panel, the SDK itself refuses it.";
const NO_PAGES = 'The site has no pages that an app could list or change.';
const NO_BINDINGS = 'The site has no data to bind to.';
const NO_SITE_THEME = 'The site has no theme.';
const NOT_FOR_ELEMENTS =
  'Fails as it does in Wix: the SDK does not support it for custom elements.';
const NO_PANELS = "The emulated editor has only the widget's panel.";

/**
 * How the emulated editor supports each function of `@wix/editor` in a settings panel. `module.*`
 * stands for a whole module.
 */
export const editorCalls = {
  'widget.getProp': {
    status: 'emulated',
    note: "Reads an attribute of the widget's element; null if the attribute is missing.",
  },
  'widget.setProp': {
    status: 'partial',
    note: 'Changes the live widget at once. The change is lost when the page is reloaded.',
  },
  'widget.setPreloadFonts': { status: 'partial', note: 'Accepted, but no fonts are preloaded.' },
  'widget.getDesignPreset': { status: 'emulated', note: NOT_FOR_ELEMENTS },
  'widget.setDesignPreset': { status: 'emulated', note: NOT_FOR_ELEMENTS },
  'widget.getNestedWidget': {
    status: 'refused',
    note: 'Only for widgets made in Blocks.',
    fails: ['refComponents.findComponentBySelector'],
  },
  'elements.getSelection': {
    status: 'refused',
    note: "The canvas contains only the app's widget.",
    fails: ['components.getComponent'],
  },
  'elements.onSelectionChange': {
    status: 'partial',
    note: 'The callback is never called: the widget is always selected.',
  },
  'events.addEventListener': {
    status: 'partial',
    note: 'The listener is never called: the emulated editor has no events.',
  },
  'info.getViewMode': { status: 'emulated', note: 'Always the editor, never its preview.' },
  'info.getLanguageCode': { status: 'emulated', note: "The site's language." },
  'info.getMetaSiteId': { status: 'emulated', note: "The site's id." },
  'info.getSiteDirection': {
    status: 'emulated',
    note: "The text direction of the site's language.",
  },
  'info.siteHasCustomClasses': { status: 'emulated', note: 'Always false: the site has none.' },
  'info.getLocales': {
    status: 'refused',
    note: 'The site is in one language.',
    fails: ['info.getLocales'],
  },
  'info.getThemeCustomProperties': {
    status: 'refused',
    note: NO_SITE_THEME,
    fails: ['info.getThemeCustomProperties'],
  },
  'info.getSiteFonts': { status: 'refused', note: NO_SITE_THEME, fails: ['info.getSiteFonts'] },
  'info.getFontFamilyDisplayName': {
    status: 'refused',
    note: NO_SITE_THEME,
    fails: ['info.getFontFamilyDisplayName'],
  },
  'editor.auth': {
    status: 'emulated',
    note: "Returns access tokens of the selected caller. They expire by the emulator's clock.",
  },
  'editor.host': {
    status: 'partial',
    note: 'Has a language and a time zone, but no monitoring and no workspace.',
  },
  'inputs.selectColor': { status: 'refused', note: NO_PANELS, fails: ['inputs.openColorPicker'] },
  'inputs.selectFont': { status: 'refused', note: NO_PANELS, fails: ['inputs.openFontPickerV2'] },
  'inputs.selectLink': { status: 'refused', note: NO_PANELS, fails: ['inputs.selectLink'] },
  'panels.openLanguageSupportPanel': {
    status: 'refused',
    note: NO_PANELS,
    fails: ['panels.openLanguageSupportPanel'],
  },
  'panels.openFontsUploadPanel': {
    status: 'refused',
    note: NO_PANELS,
    fails: ['panels.openFontsUploadPanel'],
  },
  'modals.openDashboardModal': {
    status: 'refused',
    note: NO_PANELS,
    fails: ['panels.openDashboardPanel'],
  },
  'application.getAppInstance': {
    status: 'refused',
    note: 'In Wix, it returns the signed instance, which apps used before access tokens existed.',
    fails: ['info.getAppInstance'],
  },
  'application.getPublicAPI': {
    status: 'refused',
    note: 'There are no other apps.',
    fails: ['applicationManager.getPublicApplicationAPI'],
  },
  'application.getPrivateAPI': {
    status: 'emulated',
    note: 'Always undefined: the app has no editor application.',
  },
  'preferences.get': {
    status: 'refused',
    note: 'The emulated editor has no users.',
    fails: ['userPreferences.get'],
  },
  'preferences.set': {
    status: 'refused',
    note: 'The emulated editor has no users.',
    fails: ['userPreferences.set'],
  },
  'controllers.get': { status: 'refused', note: NO_BINDINGS, fails: ['controllers.get'] },
  'cmsBindings.get': {
    status: 'refused',
    note: NO_BINDINGS,
    fails: ['components.getSingleSelectedEditorPointer'],
  },
  'bindingsProviders.list': {
    status: 'refused',
    note: NO_BINDINGS,
    fails: ['components.getSingleSelectedEditorPointer'],
  },
  'contextActions.getContextActions': {
    status: 'refused',
    note: NO_BINDINGS,
    fails: ['contextActions.getContextActions'],
  },
  'externalPanels.*': {
    status: 'refused',
    note: "Only for panels of Wix's own components.",
    fails: [
      'externalPanels.getData',
      'externalPanels.setData',
      'externalPanels.getStyle',
      'externalPanels.setStyle',
      'externalPanels.getTheme',
      'externalPanels.selectMedia',
      'externalPanels.selectLink',
      'externalPanels.selectColor',
      'externalPanels.translate',
    ],
  },
  'routers.*': {
    status: 'refused',
    note: NO_PAGES,
    fails: ['routers.isValidPrefix', 'routers.list', 'routers.add'],
  },
  'pages.*': {
    status: 'refused',
    note: NO_PAGES,
    fails: ['pages.list', 'pages.addTemplate', 'pages.addExtension'],
  },
  'page.*': { status: 'refused', note: NO_PAGES, fails: ['pages.getCurrent'] },
  'reactElements.*': { status: 'refused', note: NO_COMPONENT },
  'element.*': { status: 'refused', note: NO_COMPONENT },
  'bindings.*': { status: 'refused', note: NO_COMPONENT },
  'providers.*': { status: 'refused', note: NO_COMPONENT },
} as const satisfies Readonly<Record<string, EditorCall>>;

/** The entries of {@link editorCalls}, each with its call as an app writes it. */
export const editorCoverage: Readonly<Record<string, EditorCall & HostCall>> = Object.fromEntries(
  Object.entries<EditorCall>(editorCalls).map(([name, entry]) => [
    name,
    { ...entry, call: name.endsWith('*') ? name : `${name}()` },
  ]),
);
