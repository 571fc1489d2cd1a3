import { type HostCall, IN_WIX } from './host-call.js';

/** How the emulator supports a function of `@wix/editor`, or all functions of a module. */
type EditorCall =
  | { readonly status: 'emulated' | 'partial'; readonly note: string }
  | {
      readonly status: 'refused';
      readonly note: string;
      /** A sentence that says what to do instead. */
      readonly instead: string;
      /** The editor's own functions behind the call, which throw an error with the name of the call. */
      readonly fails?: readonly string[];
    };

const NO_COMPONENT =
  "Only for panels of editor React components. In a widget's panel, the SDK itself refuses it.";
const NOT_IN_WIDGET = 'Use the functions of the module `widget`.';
const NO_PAGES = 'The site has no pages that an app could list or change.';
const NO_BINDINGS = 'The site has no data to bind to.';
const NO_SITE_THEME = 'The site has no theme.';
const NOT_FOR_ELEMENTS =
  'Fails as it does in Wix: the SDK does not support it for custom elements.';
const ASSUMED_CANCEL =
  'Cancel restores the value that the picker has opened with, which is an assumption.';
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
    instead: NOT_IN_WIDGET,
    fails: ['refComponents.findComponentBySelector'],
  },
  'elements.getSelection': {
    status: 'refused',
    note: "The canvas contains only the app's widget.",
    instead: IN_WIX,
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
    instead: IN_WIX,
    fails: ['info.getLocales'],
  },
  'info.getThemeCustomProperties': {
    status: 'refused',
    note: NO_SITE_THEME,
    instead: IN_WIX,
    fails: ['info.getThemeCustomProperties'],
  },
  'info.getSiteFonts': {
    status: 'refused',
    note: NO_SITE_THEME,
    instead: IN_WIX,
    fails: ['info.getSiteFonts'],
  },
  'info.getFontFamilyDisplayName': {
    status: 'refused',
    note: NO_SITE_THEME,
    instead: IN_WIX,
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
  'inputs.selectColor': {
    status: 'partial',
    note: `Opens a small color picker, which calls \`onChange\` at once. Some of the theme's colors can be picked, as \`var(--wst-…, <color>)\`, but the site does not define the variables. ${ASSUMED_CANCEL}`,
  },
  'inputs.selectFont': {
    status: 'partial',
    note: `Opens a small font picker with the fonts of every computer, which calls \`onChange\` at once. ${ASSUMED_CANCEL}`,
  },
  'inputs.selectLink': {
    status: 'partial',
    note: 'Links to web, e-mail and phone addresses. A picker for other types only is refused. Without a choice, the link is `null`, which is an assumption.',
  },
  'panels.openLanguageSupportPanel': {
    status: 'refused',
    note: NO_PANELS,
    instead: IN_WIX,
    fails: ['panels.openLanguageSupportPanel'],
  },
  'panels.openFontsUploadPanel': {
    status: 'refused',
    note: NO_PANELS,
    instead: IN_WIX,
    fails: ['panels.openFontsUploadPanel'],
  },
  'modals.openDashboardModal': {
    status: 'refused',
    note: NO_PANELS,
    instead: IN_WIX,
    fails: ['panels.openDashboardPanel'],
  },
  'application.getAppInstance': {
    status: 'refused',
    note: 'In Wix, it returns the signed instance, which apps used before access tokens existed.',
    instead: 'Call a web method with the access token of the SDK.',
    fails: ['info.getAppInstance'],
  },
  'application.getPublicAPI': {
    status: 'refused',
    note: 'There are no other apps.',
    instead: IN_WIX,
    fails: ['applicationManager.getPublicApplicationAPI'],
  },
  'application.getPrivateAPI': {
    status: 'emulated',
    note: 'Always undefined: the app has no editor application.',
  },
  'preferences.get': {
    status: 'refused',
    note: 'The emulated editor has no users.',
    instead: IN_WIX,
    fails: ['userPreferences.get'],
  },
  'preferences.set': {
    status: 'refused',
    note: 'The emulated editor has no users.',
    instead: IN_WIX,
    fails: ['userPreferences.set'],
  },
  'controllers.get': {
    status: 'refused',
    note: NO_BINDINGS,
    instead: IN_WIX,
    fails: ['controllers.get'],
  },
  'cmsBindings.get': {
    status: 'refused',
    note: NO_BINDINGS,
    instead: IN_WIX,
    fails: ['components.getSingleSelectedEditorPointer'],
  },
  'bindingsProviders.list': {
    status: 'refused',
    note: NO_BINDINGS,
    instead: IN_WIX,
    fails: ['components.getSingleSelectedEditorPointer'],
  },
  'contextActions.getContextActions': {
    status: 'refused',
    note: NO_BINDINGS,
    instead: IN_WIX,
    fails: ['contextActions.getContextActions'],
  },
  'externalPanels.*': {
    status: 'refused',
    note: "Only for panels of Wix's own components.",
    instead: IN_WIX,
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
    instead: IN_WIX,
    fails: ['routers.isValidPrefix', 'routers.list', 'routers.add'],
  },
  'pages.*': {
    status: 'refused',
    note: NO_PAGES,
    instead: IN_WIX,
    fails: ['pages.list', 'pages.addTemplate', 'pages.addExtension'],
  },
  'page.*': { status: 'refused', note: NO_PAGES, instead: IN_WIX, fails: ['pages.getCurrent'] },
  'reactElements.*': { status: 'refused', note: NO_COMPONENT, instead: NOT_IN_WIDGET },
  'element.*': { status: 'refused', note: NO_COMPONENT, instead: NOT_IN_WIDGET },
  'bindings.*': { status: 'refused', note: NO_COMPONENT, instead: NOT_IN_WIDGET },
  'providers.*': { status: 'refused', note: NO_COMPONENT, instead: NOT_IN_WIDGET },
} as const satisfies Readonly<Record<string, EditorCall>>;

/** The entries of {@link editorCalls}, each with its call as an app writes it. */
export const editorCoverage: Readonly<
  Record<string, HostCall & { readonly fails?: readonly string[] }>
> = Object.fromEntries(
  Object.entries<EditorCall>(editorCalls).map(([name, entry]) => [
    name,
    { ...entry, call: name.endsWith('*') ? name : `${name}()` },
  ]),
);
