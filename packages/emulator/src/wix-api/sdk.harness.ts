import { createClient } from '@wix/sdk';
import type { Emulator } from '../emulator.js';
import type { SubjectType } from '../model/tokens/claims.js';
import type { DefaultSeed } from '../seed/default-seed.js';

/** Who calls, and on which site. */
export interface SdkCaller {
  /** Default: the app itself. */
  readonly as?: SubjectType;
  readonly subjectId?: string;
  /** The key of the instance. Default: `premium`. */
  readonly on?: keyof DefaultSeed['instances'];
}

/** The real SDK, whose requests go to an emulator, with tokens of a caller. */
export function sdkOf<T extends object>(
  emulator: Emulator<DefaultSeed>,
  modules: T,
  { as = 'APP', subjectId, on = 'premium' }: SdkCaller = {},
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
    modules,
    fetch: (input, init) => emulator.fetch(new Request(input, init)),
  });
}
