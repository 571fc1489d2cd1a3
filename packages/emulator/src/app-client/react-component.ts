import type { ReactComponent } from '../model/extensions.js';
import { isJsonObject, type JsonObject } from '../util/json.js';
import { atApp, dig, text } from './component.js';

/**
 * Reads an editor React component from a component of the manifest.
 * @param appUrl The app's origin.
 * @returns One React component, or none for a component of another kind.
 */
export function readReactComponent(component: JsonObject, appUrl: string): ReactComponent[] {
  if (component.compType !== 'EDITOR_REACT_COMPONENT') return [];
  const data = dig(component, 'compData', 'editorReactComponent');
  const client = dig(data, 'resources', 'client');
  const id = text(component, 'compId');
  const scriptUrl = text(client, 'componentUrl');
  if (id === undefined || scriptUrl === undefined) return [];
  const styleUrl = text(client, 'cssUrl');
  return [
    {
      id,
      name: text(component, 'compName') ?? text(data, 'displayName') ?? text(data, 'type') ?? id,
      scriptUrl: atApp(scriptUrl, appUrl),
      styleUrl: styleUrl === undefined ? undefined : atApp(styleUrl, appUrl),
      props: sampleProps(dig(data, 'editorElement', 'data')),
    },
  ];
}

/** Returns the props that the component declares to the editor. */
function sampleProps(items: unknown): Readonly<Record<string, unknown>> {
  if (!isJsonObject(items)) return {};
  const samples = Object.entries(items).map(([name, item]) => [name, sampleOf(item)] as const);
  return Object.fromEntries(samples.filter(([, sample]) => sample !== undefined));
}

/** Returns the default value of a prop, or a sample; `undefined` for a type without a sample. */
function sampleOf(item: unknown): unknown {
  const value = dig(item, 'defaultValue');
  if (value !== undefined) return value;
  switch (text(item, 'dataType')) {
    case 'text':
      return text(item, 'displayName') ?? '';
    case 'textEnum': {
      const options = dig(item, 'textEnum', 'options');
      return Array.isArray(options) ? text(options[0], 'value') : undefined;
    }
    case 'number':
      return dig(item, 'number', 'minimum') ?? 0;
    case 'booleanValue':
      return false;
    case 'localDate':
      return '2030-01-15';
    case 'localTime':
      return '09:00:00';
    case 'localDateTime':
      return '2030-01-15T09:00:00';
    case 'webUrl':
      return 'https://example.com/';
    case 'email':
      return 'name@example.com';
    case 'direction':
      return 'ltr';
    case 'link':
      return { href: 'https://example.com/', target: '_blank' };
    case 'arrayItems':
    case 'menuItems':
      return [];
    default:
      return undefined;
  }
}
