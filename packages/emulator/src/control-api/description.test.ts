import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { createEmulator } from '../emulator.js';
import { isJsonObject, type JsonObject } from '../util/json.js';
import { controlApi } from './api.js';

const api = controlApi(createEmulator({ appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21' }));

async function describe(): Promise<JsonObject> {
  const document: unknown = await (await api.request('/openapi.json')).json();
  if (!isJsonObject(document)) throw new Error('The description is no object.');
  return document;
}

/** Every operation of the description, by method and path as a router has them. */
function operationsOf({ paths }: JsonObject): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(paths ?? {}).flatMap(([path, methods]) =>
      Object.entries(methods ?? {}).map(([method, operation]) => [
        `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
        operation,
      ]),
    ),
  );
}

test('`GET /emulator/openapi.json` returns a valid OpenAPI 3.1 document', async () => {
  const document = await describe();
  expect(document.openapi).toBe('3.1.0');
  const { valid, errors } = await new Validator().validate({ ...document });
  expect(errors).toBeUndefined();
  expect(valid).toBe(true);
});

test('`GET /emulator/openapi.json` describes exactly the routes of the control API', async () => {
  const routes = new Set(
    api.routes
      .filter(({ method }) => method !== 'ALL')
      .map(({ method, path }) => `${method} ${path}`),
  );
  expect([...operationsOf(await describe()).keys()].sort()).toEqual([...routes].sort());
  expect(routes.size).toBeGreaterThan(25);
});

test('`GET /emulator/openapi.json` gives every route a summary and a unique operation id', async () => {
  const operations = [...operationsOf(await describe()).values()];
  expect(operations).toEqual(
    operations.map(() =>
      expect.objectContaining({
        operationId: expect.stringMatching(/^\w+$/),
        summary: expect.stringMatching(/^[A-Z].*\.$/),
      }),
    ),
  );
  const ids = operations.map((operation) => isJsonObject(operation) && operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
});
