import wix from '@wix/astro';
import type { AstroIntegration } from 'astro';
import { describe, expect, test } from 'vitest';
import webMethods from './integration.js';

const hookNames = (integrations: AstroIntegration[]) =>
  integrations.flatMap(({ name, hooks }) =>
    Object.keys(hooks)
      .filter((hook) => hook === 'wix:build:setup' || hook === 'wix:server:start')
      .map((hook) => `${name} ${hook}`),
  );

describe('`webMethods(wix())`', () => {
  test('webMethods() puts its integration before Wix’s integrations', () => {
    const wixNames = wix().map(({ name }) => name);
    expect(webMethods(wix()).map(({ name }) => name)).toEqual([
      'wix-astro-web-methods',
      ...wixNames,
    ]);
  });

  test('wix() has exactly the hooks that webMethods() supports', () => {
    expect(hookNames(wix())).toMatchInlineSnapshot(`
      [
        "@wix/astro/backend-extensions wix:server:start",
        "@wix/astro/backend-extensions wix:build:setup",
        "@wix/astro/trusted-backoffice-extensions wix:server:start",
        "@wix/astro/trusted-backoffice-extensions wix:build:setup",
        "@wix/astro/custom-elements wix:server:start",
        "@wix/astro/custom-elements wix:build:setup",
        "@wix/astro/embedded-scripts wix:server:start",
        "@wix/astro/embedded-scripts wix:build:setup",
        "@wix/astro/site-components wix:server:start",
        "@wix/astro/site-components wix:build:setup",
        "@wix/astro-site-component-panels-extensions wix:server:start",
        "@wix/astro-site-component-panels-extensions wix:build:setup",
        "@wix/astro/viewer-services wix:server:start",
        "@wix/astro/viewer-services wix:build:setup",
        "@wix/astro/function-libraries wix:server:start",
        "@wix/astro/function-libraries wix:build:setup",
        "@wix/astro/context-providers wix:server:start",
        "@wix/astro/context-providers wix:build:setup",
      ]
    `);
  });

  test('webMethods() wraps the hooks of the original integration objects', () => {
    const integrations = wix();
    const before = integrations.map(({ hooks }) => hooks['wix:build:setup']);
    webMethods(integrations);
    const after = integrations.map(({ hooks }) => hooks['wix:build:setup']);
    before.forEach((hook, index) => {
      if (hook) expect(after[index]).not.toBe(hook);
    });
  });

  test.each([[undefined], [{ name: 'one', hooks: {} }]])(
    'webMethods() shows how to call it when its argument is %j',
    (argument) => {
      // A config in JavaScript has no types to say it.
      expect(() => Reflect.apply(webMethods, undefined, [argument])).toThrow('webMethods(wix())');
    },
  );

  test.each([0, -1, 1.5, Number.NaN, '1mb'])(
    'webMethods() rejects a `maxBodyBytes` of %s',
    (maxBodyBytes) => {
      expect(() => Reflect.apply(webMethods, undefined, [wix(), { maxBodyBytes }])).toThrow(
        `maxBodyBytes is ${maxBodyBytes}, and must be a whole number of bytes`,
      );
    },
  );

  test.each([[''], [true], [{}], [null]])(
    'webMethods() rejects a `cacheStore` of %j and shows what it must be',
    (cacheStore) => {
      expect(() => Reflect.apply(webMethods, undefined, [wix(), { cacheStore }])).toThrow(
        "cacheStore must be the path of a module in src/backend, such as './src/backend/cache-store.ts'",
      );
    },
  );

  test('webMethods() throws if no integration of @wix/astro has the hooks', () => {
    expect(() => webMethods([{ name: '@wix/astro', hooks: {} }])).toThrow(
      /no integration of wix\(\) has a hook wix:build:setup or wix:server:start.*version of @wix\/astro/,
    );
  });

  test('a wrapped hook throws if @wix/astro calls it without createExtensionViteConfig', async () => {
    const [, integration] = webMethods([
      { name: '@wix/astro/custom-elements', hooks: { 'wix:build:setup': () => {} } },
    ]);
    const hook = integration?.hooks['wix:build:setup'];
    if (typeof hook !== 'function') throw new Error('There is no hook.');
    expect(() => hook({})).toThrow(
      /custom-elements calls wix:build:setup without createExtensionViteConfig/,
    );
  });
});
