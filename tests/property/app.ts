import { Permissions, webMethod } from '@wix/web-methods';
import { type Session, validated, type WebModules } from 'wix-astro-web-methods/server';
import { z } from 'zod';

/** The id of the app that the generated calls go to. */
export const CLIENT_ID = 'app';

/** What a method of the app answers to the arguments of an admitted call: a status, and a result. */
type Answer = (args: readonly unknown[]) => { status: number; result?: unknown };

/** A method as the contract describes it. */
interface Rule {
  /** The subjects that its permission admits. */
  readonly admits: readonly string[];
  readonly answer: Answer;
}

const ANYONE = ['VISITOR', 'MEMBER', 'USER'];
const echoed: Answer = (args) => ({ status: 200, result: args });

/** Every method that may be called, by its id. What is not in here does not exist for a caller. */
export const RULES: ReadonlyMap<string, Rule> = new Map([
  ['backend/demo/echo', { admits: ANYONE, answer: echoed }],
  ['backend/demo/cached', { admits: ANYONE, answer: echoed }],
  ['backend/demo/nothing', { admits: ANYONE, answer: () => ({ status: 204 }) }],
  ['backend/demo/member', { admits: ['MEMBER', 'USER'], answer: echoed }],
  ['backend/demo/admin', { admits: ['USER'], answer: echoed }],
  ['backend/demo/seats', { admits: ANYONE, answer: answerSeats }],
  ['backend/größe/maß', { admits: ANYONE, answer: echoed }],
  ['backend/names/constructor', { admits: ANYONE, answer: echoed }],
  ['backend/names/__proto__', { admits: ANYONE, answer: echoed }],
  ['solo/solos', { admits: ANYONE, answer: echoed }],
]);

/** `seats` takes a string and, if there is a second argument, a whole number. */
function answerSeats(args: readonly unknown[]): { status: number; result?: unknown } {
  const [name, count = 1] = args;
  const isValid = args.length < 3 && typeof name === 'string' && Number.isSafeInteger(count);
  return isValid ? { status: 200, result: { name, count } } : { status: 422 };
}

/** A function of its own for each method: `webMethod` writes the permission on the very function. */
const echo =
  () =>
  (...args: unknown[]) =>
    args;

/** The app's web modules: methods of every kind, and exports that are none. */
export const modules: WebModules = {
  'backend/demo': async () => ({
    echo: webMethod(Permissions.Anyone, echo()),
    cached: webMethod(Permissions.Anyone, echo(), {
      cache: { tags: ['cached'], ttl: 600 },
    }),
    nothing: webMethod(Permissions.Anyone, () => {}),
    member: webMethod(Permissions.SiteMember, echo()),
    admin: webMethod(Permissions.Admin, echo()),
    seats: webMethod(
      Permissions.Anyone,
      validated([z.string(), z.int().default(1)], (name, count) => ({ name, count })),
    ),
    plain: echo(),
    tagged: Object.assign(echo(), { permission: 'Everyone' }),
    inherited: Object.setPrototypeOf(echo(), { permission: 'Anyone' }),
    object: { permission: 'Anyone' },
    text: 'text',
    missing: undefined,
  }),
  'backend/größe': async () => ({ maß: webMethod(Permissions.Anyone, echo()) }),
  'backend/names': async () => ({
    constructor: webMethod(Permissions.Anyone, echo()),
    // Computed, hence a property like any other.
    ['__proto__']: webMethod(Permissions.Anyone, echo()),
  }),
  solo: async () => ({ solos: webMethod(Permissions.Anyone, echo()) }),
};

/** The access tokens that count for the app, by the subject they prove. */
export const TOKENS: ReadonlyMap<string, string> = new Map([
  ['visitor-token', 'VISITOR'],
  ['member-token', 'MEMBER'],
  ['user-token', 'USER'],
  ['app-token', 'APP'],
  ['new-token', 'SOMETHING_NEW'],
]);

/** Access tokens that Wix can read and that prove nothing for the app, by what is wrong with them. */
export const USELESS_TOKENS: ReadonlyMap<string, object> = new Map<string, object>([
  ['inactive-token', { active: false }],
  ['expired-token', { exp: 1 }],
  ['endless-token', { exp: null }],
  ['foreign-token', { clientId: 'another-app' }],
  ['homeless-token', { instanceId: '' }],
]);

/** The session of a headless site's visitor. */
export const SESSION: Session = { token: 'visitor-token', instanceId: 'instance' };

/**
 * Answers as Wix's token-info does.
 * @param token The access token that is asked about.
 */
export function tokenInfo(token: string): Response {
  const subjectType = TOKENS.get(token) ?? (USELESS_TOKENS.has(token) ? 'VISITOR' : undefined);
  if (!subjectType) return Response.json({ message: 'invalid token' }, { status: 400 });
  return Response.json({
    active: true,
    subjectType,
    subjectId: 'subject',
    siteId: 'site',
    instanceId: 'instance',
    clientId: CLIENT_ID,
    exp: Date.now() / 1000 + 3600,
    ...USELESS_TOKENS.get(token),
  });
}
