import type { ServicePluginMethod } from '../model/service-plugin-methods.js';
import { isJsonObject, type JsonObject } from '../util/json.js';
import { dig, text } from './component.js';

/**
 * Reads the tools that an app declares with `extensions.appTools()`.
 * @param components The components of the manifest.
 * @returns For each tool, the call with which Wix runs it.
 */
export function readToolCalls(components: readonly JsonObject[]): readonly ServicePluginMethod[] {
  return components.flatMap((component) => {
    const tools = dig(component, 'compData', 'appTools', 'tools');
    return component.compType === 'APP_TOOLS' && Array.isArray(tools)
      ? tools.flatMap(toolCall)
      : [];
  });
}

function toolCall(tool: unknown): ServicePluginMethod[] {
  const methodName = text(tool, 'methodName');
  if (methodName === undefined) return [];
  const payload = sampleOf(dig(tool, 'requestSchema'));
  return [
    {
      name: `runTool, ${methodName}`,
      path: '/v1/run-tool',
      example: { methodName, payload: isJsonObject(payload) ? payload : {} },
    },
  ];
}

/** Returns a sample of the values that a JSON schema describes. */
function sampleOf(schema: unknown): unknown {
  for (const key of ['default', 'const', 'example']) {
    if (isJsonObject(schema) && key in schema) return schema[key];
  }
  for (const key of ['enum', 'examples']) {
    const values = dig(schema, key);
    if (Array.isArray(values)) return values[0];
  }
  const properties = dig(schema, 'properties');
  switch (dig(schema, 'type')) {
    case 'string':
      return '';
    case 'number':
    case 'integer':
      return 0;
    case 'boolean':
      return false;
    case 'array':
      return [];
    default:
      return isJsonObject(properties)
        ? Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, sampleOf(one)]))
        : {};
  }
}
