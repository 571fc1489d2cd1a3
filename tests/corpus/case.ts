import type { DefaultSeed } from 'wix-emulator';

/** A call of a web method, as a frontend makes it. */
interface Call<Name extends string, Args extends readonly unknown[]> {
  /** The method's name in its module. */
  readonly method: Name;
  /** The caller. Default: `visitor`. */
  readonly as?: 'visitor' | 'member' | 'otherMember' | 'owner';
  /** The instance that is called. Default: `premium`. */
  readonly instance?: keyof DefaultSeed['instances'];
  /** The arguments. Default: none. */
  readonly args?: Args;
}

/** The answer to a call on Wix, according to Wix's documentation. */
type Expected =
  | {
      /** The result, which may contain matchers of Vitest. */
      readonly returns: unknown;
    }
  | {
      /** The error that the call answers. */
      readonly fails: { readonly status: number; readonly code: string };
    };

/** A web method with a call and its answer. */
type Row<M, Name extends keyof M & string> = Expected &
  Call<Name, ArgsOf<M[Name]>> & {
    /** The calls that come first. What they answer is not compared. */
    readonly after?: readonly AnyCall<M>[];
    /**
     * The requests, as `METHOD URL`, that the local Wix refuses because it does not emulate them. As
     * long as there are any, the answer is not compared.
     */
    readonly stoppedBy?: readonly string[];
  };

type ArgsOf<F> = F extends (...args: infer A) => unknown ? A : never;
type MethodOf<M> = { [K in keyof M]: ArgsOf<M[K]> extends never ? never : K }[keyof M] & string;
type AnyCall<M> = { [K in MethodOf<M>]: Call<K, ArgsOf<M[K]>> }[MethodOf<M>];

/** One row of the corpus, whatever its module. */
export type Case = Expected &
  Call<string, readonly unknown[]> & {
    readonly after?: readonly Call<string, readonly unknown[]>[];
    readonly stoppedBy?: readonly string[];
  };

/**
 * Checks a module's rows against the types of its methods.
 * @template M The module: `typeof import('./plan.web')`.
 */
export function casesOf<M>(
  ...rows: readonly { [K in MethodOf<M>]: Row<M, K> }[MethodOf<M>][]
): readonly Case[] {
  return rows;
}

/** A row as a sentence that no other row has. */
export function titleOf(module: string, row: Case): string {
  const { as = 'visitor', instance, after = [], stoppedBy } = row;
  const earlier = after.map(callText);
  const subject = [
    `${module}/${callText(row)} as ${as}`,
    ...(instance ? [`on "${instance}"`] : []),
    ...(earlier.length > 0 ? [`after ${earlier.join(' and ')}`] : []),
  ].join(' ');
  if (stoppedBy) return `${subject} is stopped by ${stoppedBy.join(', ')}`;
  return 'fails' in row ? `${subject} fails with ${row.fails.code}` : `${subject} runs as on Wix`;
}

function callText({ method, args = [] }: Pick<Case, 'method' | 'args'>): string {
  return `${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`;
}
