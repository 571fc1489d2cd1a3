import { describe, expectTypeOf, test } from 'vitest';
import {
  type AppInstance,
  callers,
  type DefaultSeed,
  defaultSeed,
  type Emulator,
  type RunningServer,
  type Seed,
} from 'wix-emulator';
import { wixTest } from 'wix-emulator/vitest';

const ownSeed = () =>
  ({
    instances: { bakery: defaultSeed(0).instances.free },
    callers: { visitor: callers.visitor, owner: callers.owner },
  }) satisfies Seed;

describe('wixTest() with the default seed', () => {
  const wix = wixTest();

  wix('wixTest() types the instances of the default seed', ({ emulator, app }) => {
    expectTypeOf(emulator).toEqualTypeOf<Emulator<DefaultSeed>>();
    expectTypeOf(app).toEqualTypeOf<RunningServer>();
    expectTypeOf(emulator.instances.free).toEqualTypeOf<AppInstance>();
    expectTypeOf(emulator.instances.bakery).toEqualTypeOf<AppInstance | undefined>();
  });

  test('wixTest() accepts the folder of the app', () => {
    expectTypeOf(wixTest({ root: '.' })).toEqualTypeOf(wix);
  });
});

describe('wixTest() with a custom seed', () => {
  const wix = wixTest({ root: '.', seed: ownSeed });

  wix('wixTest() types the instances of the custom seed only', ({ emulator }) => {
    expectTypeOf(emulator).toEqualTypeOf<Emulator<ReturnType<typeof ownSeed>>>();
    expectTypeOf(emulator.instances.bakery).toEqualTypeOf<AppInstance>();
    expectTypeOf(emulator.instances.free).toEqualTypeOf<AppInstance | undefined>();
  });

  test('wixTest() refuses an invalid seed', () => {
    // @ts-expect-error There must be a visitor and an owner.
    wixTest({ seed: () => ({ instances: {}, callers: {} }) });
  });
});
