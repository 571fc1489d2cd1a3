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

describe('a test of an app', () => {
  const wix = wixTest();

  wix('knows the instances of the default seed', ({ emulator, app }) => {
    expectTypeOf(emulator).toEqualTypeOf<Emulator<DefaultSeed>>();
    expectTypeOf(app).toEqualTypeOf<RunningServer>();
    expectTypeOf(emulator.instances.free).toEqualTypeOf<AppInstance>();
    expectTypeOf(emulator.instances.bakery).toEqualTypeOf<AppInstance | undefined>();
  });

  test('may name the folder of its app', () => {
    expectTypeOf(wixTest({ root: '.' })).toEqualTypeOf(wix);
  });
});

describe('a test of an app with a seed of its own', () => {
  const wix = wixTest({ root: '.', seed: ownSeed });

  wix('knows the instances of that seed alone', ({ emulator }) => {
    expectTypeOf(emulator).toEqualTypeOf<Emulator<ReturnType<typeof ownSeed>>>();
    expectTypeOf(emulator.instances.bakery).toEqualTypeOf<AppInstance>();
    expectTypeOf(emulator.instances.free).toEqualTypeOf<AppInstance | undefined>();
  });

  test('is refused with what is no seed', () => {
    // @ts-expect-error There must be a visitor and an owner.
    wixTest({ seed: () => ({ instances: {}, callers: {} }) });
  });
});
