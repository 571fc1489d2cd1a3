import { findExtensionKind } from '../model/extension-kinds.js';
import type { ListedExtension } from '../model/listed-extension.js';
import { type ServicePluginMethod, servicePluginMethods } from '../model/service-plugin-methods.js';
import type { EmulatorState } from '../model/state.js';
import { componentSurface, dashboardSurface, SITE_SURFACE } from '../model/surfaces.js';
import { EmulatorError } from '../util/emulator-error.js';
import type { JsonObject } from '../util/json.js';
import { dig, text } from './component.js';
import { readComponents, readServicePlugin } from './manifest.js';
import { NO_APP_RUNS } from './post.js';
import { readToolCalls } from './tool-calls.js';
import { eventTypeOf } from './webhook-slugs.js';

const CALLED_NOTE =
  'A service plugin of a type that the emulator does not know. It can be called if you know the paths of its methods.';

/**
 * Lists the app's extensions, and what the emulator does with each of them.
 * @throws {EmulatorError} If no app is running, or it does not serve a manifest.
 */
export async function listExtensions({ app }: EmulatorState): Promise<readonly ListedExtension[]> {
  if (!app) throw new EmulatorError('APP_UNAVAILABLE', NO_APP_RUNS);
  return describeExtensions(await readComponents(app.url));
}

/**
 * Describes the extensions of an app.
 * @param components The components of its manifest.
 */
export function describeExtensions(components: readonly JsonObject[]): readonly ListedExtension[] {
  // The widget of a site plugin is a component of its own.
  const widgetsOfPlugins = components.map((component) =>
    text(dig(component, 'compData', 'widgetPlugin'), 'referenceComponentId'),
  );
  const tools = readToolCalls(components);
  return components.flatMap((component) => {
    const id = text(component, 'compId');
    const type = text(component, 'compType');
    if (id === undefined || type === undefined || widgetsOfPlugins.includes(id)) return [];
    const data = Object.values(dataOf(component))[0];
    const kind = findExtensionKind(type, dig(data, 'scriptAsset') !== undefined);
    const [plugin] = readServicePlugin(component);
    const { coverage, note } = kind ?? {
      coverage: plugin ? ('partial' as const) : ('none' as const),
      note: plugin ? CALLED_NOTE : noteOf(type),
    };
    const surface = coverage === 'none' ? undefined : surfaceOf(type, id, data);
    return [
      {
        id,
        name: nameOf(component, data) ?? kind?.builder ?? type,
        type,
        coverage,
        note,
        ...(kind && { builder: kind.builder }),
        ...(surface !== undefined && { surface }),
        ...(plugin && { methods: methodsOf(type, tools) }),
      },
    ];
  });
}

function nameOf(component: JsonObject, data: unknown): string | undefined {
  const slug = text(data, 'webhookSlug');
  const event = slug === undefined ? undefined : eventTypeOf(slug);
  return text(component, 'compName') ?? text(data, 'title') ?? text(data, 'name') ?? event;
}

function noteOf(type: string): string {
  return `Not emulated: extensions of the type ${type}. Test them on a site of Wix with \`wix dev\` instead.`;
}

function methodsOf(type: string, tools: readonly ServicePluginMethod[]) {
  if (type === 'TOOLS_PROVIDER_CONFIG' && tools.length > 0) return tools;
  return Object.hasOwn(servicePluginMethods, type) ? (servicePluginMethods[type] ?? []) : [];
}

/** The path of the host page that shows an extension; `undefined` if none does. */
function surfaceOf(type: string, id: string, data: unknown): string | undefined {
  switch (type) {
    case 'CUSTOM_ELEMENT_WIDGET':
    case 'WIDGET_PLUGIN':
    case 'EMBEDDED_SCRIPT':
      return SITE_SURFACE;
    case 'BACK_OFFICE_PAGE':
      return dashboardSurface(id);
    case 'BACK_OFFICE_EXTENSION_WIDGET':
    case 'BACK_OFFICE_EXTENSION_MENU_ITEM': {
      const slotId = text(data, 'extends');
      return slotId === undefined ? undefined : dashboardSurface(slotId);
    }
    case 'EDITOR_REACT_COMPONENT':
      return componentSurface(id);
    default:
      return undefined;
  }
}

function dataOf(component: JsonObject): object {
  const data = component.compData;
  return typeof data === 'object' && data !== null ? data : {};
}
