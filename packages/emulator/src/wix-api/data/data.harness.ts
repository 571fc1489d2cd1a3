import { collections, items } from '@wix/data';
import { createClient } from '@wix/sdk';
import { expect } from 'vitest';
import { items as legacyItems } from 'wix-data-legacy';
import { createEmulator } from '../../emulator.js';
import type { Seed } from '../../model/seed.js';
import type { SubjectType } from '../../model/tokens/claims.js';
import { defaultSeed } from '../../seed/default-seed.js';

/** The id of a member of the site. */
export const MEMBER = '3e3be000-5d6e-4f70-8a9b-0000000000a1';

/** Creates an emulator whose sites start with some data. */
export function emulatorWith(data: Pick<Seed, 'collections' | 'items'>) {
  return createEmulator({
    appId: '5a0d8a1e-6a54-4c1f-9a0e-3f0a5b7c9d21',
    seed: (now: number) => ({ ...defaultSeed(now), ...data }),
  });
}

type DataEmulator = ReturnType<typeof emulatorWith>;

/** The real SDK, in both of its generations, with a token of the emulator. */
export function sdk(
  emulator: DataEmulator,
  {
    as = 'APP',
    subjectId,
    on = 'premium',
  }: {
    readonly as?: SubjectType;
    readonly subjectId?: string;
    readonly on?: 'premium' | 'free' | 'removed';
  } = {},
) {
  const { instanceId } = emulator.instances[on].instance;
  // Minted for each request, because a reset revokes every token.
  const mint = () =>
    emulator.mintToken({
      subjectType: as,
      instanceId,
      ...(subjectId !== undefined && { subjectId }),
    });
  return createClient({
    auth: { getAuthHeaders: async () => ({ headers: { Authorization: mint() } }) },
    modules: { items, legacyItems, collections },
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
}

/** The shape of an error of Wix Data, whose HTTP status the SDK does not pass on. */
export function wde(code: string) {
  return expect.objectContaining({
    details: expect.objectContaining({
      applicationError: expect.objectContaining({
        code,
        description: expect.stringMatching(`^${code}: `),
      }),
    }),
  });
}
