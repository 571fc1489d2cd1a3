import type { PackageUse, RequestUse } from '../../app-source/read-calls.js';
import type { RunsIn } from '../../app-source/runs-in.js';
import type { DescribeFunction } from '../../app-source/sdk-packages.js';
import { OWN_SERVER, type TextPart } from '../../app-source/value.js';
import { eventTypes } from '../../model/events.js';
import { findHostCall } from '../../model/hosts/find-host-call.js';
import { redactSecrets } from '../../redact/secrets.js';
import { isLoopback } from '../../util/loopback.js';
import { expectAnswer, type RequestPattern } from '../../wix-api/expected-answer.js';
import type { AnswerSources } from '../../wix-api/find-answer.js';
import type { CoveredCall } from './report.js';

/** A call, and how the emulator answers it, wherever it is. */
export type AnsweredCall = Omit<CoveredCall, 'runsIn' | 'places'>;

/**
 * Says how the emulator answers a use of one of Wix's packages.
 * @param sources The project's own answers and the standard methods of its packages.
 * @returns `undefined` if it calls nothing, or if it only leads to another use.
 */
export async function answerUse(
  { specifier, names, isFollowed }: PackageUse,
  describe: DescribeFunction,
  sources: AnswerSources,
): Promise<AnsweredCall | undefined> {
  const used = describe(specifier, names);
  if (used.does === 'nothing' || isFollowed) return undefined;
  const call = { kind: 'request', name: `${names.join('.')}()`, package: specifier } as const;
  switch (used.does) {
    case 'request':
      return { ...call, ...(await answerRequest(used, sources)) };
    case 'subscribe': {
      const isSent = eventTypes.some((type) => type === used.event);
      const answer = isSent
        ? ({ answer: 'emulated' } as const)
        : ({ answer: 'partial', note: 'Sent by `emulator.events.send()` only.' } as const);
      return { ...call, kind: 'event', event: used.event, ...answer };
    }
    case 'call-host':
      return answerHostCall(specifier, names, used.host);
    case 'contain':
      return { ...call, name: [...names, '*'].join('.'), answer: 'unknown', note: PASSED_ON };
    case 'unknown':
      return { ...call, answer: 'unknown', note: sentence(used.reason) };
  }
}

const PASSED_ON = 'The app passes the module on, so not all of its calls are known.';

function answerHostCall(
  specifier: string,
  names: readonly string[],
  kind: 'dashboard' | 'editor',
): AnsweredCall | undefined {
  const found = findHostCall(kind, names);
  const call = { kind, package: specifier } as const;
  if (found) {
    return { ...call, name: `${names.join('.')}()`, answer: found.status, note: found.note };
  }
  const [module, name] = names;
  // `auth` only connects a client to its host.
  if (module === undefined || name === 'auth') return undefined;
  return name === undefined
    ? { ...call, name: `${module}.*`, answer: 'unknown', note: PASSED_ON }
    : {
        ...call,
        name: `${names.join('.')}()`,
        answer: 'unknown',
        note: `The emulator does not know this function of the ${kind}.`,
      };
}

/**
 * Says how the emulator answers a request that the app sends to a URL.
 * @param runsIn Where the app sends it. Pages cannot reach third parties.
 * @param sources The project's own answers and the standard methods of its packages.
 * @returns `undefined` for a request to the app's own server or to this computer, which the emulator
 *   passes on.
 */
export async function answerUrl(
  { parts, method, body }: RequestUse,
  runsIn: RunsIn,
  sources: AnswerSources,
): Promise<AnsweredCall | undefined> {
  const call = { kind: 'request', name: 'fetch()' } as const;
  if (!parts) return { ...call, answer: 'unknown', note: 'The URL is not known.' };
  const url = urlOf(parts);
  if (url.startsWith(OWN_SERVER) || /^(\.{0,2}\/(?!\/)|data:|blob:|\?|#)/.test(url))
    return undefined;
  if (URL.canParse(url) && isLoopback(new URL(url).hostname)) return undefined;
  const answered = await answerRequest({ method, url, body }, sources);
  const isBlocked = runsIn === 'page' && URL.canParse(url) && !isOfWix(url);
  return { ...call, ...answered, ...(isBlocked && { answer: 'refused', note: BLOCKED }) };
}

const BLOCKED = "Pages reach only Wix's APIs and this computer.";

/** A dynamic import whose package is not known. */
export const UNKNOWN_IMPORT: AnsweredCall = {
  kind: 'request',
  name: 'import()',
  answer: 'unknown',
  note: 'The imported package is not known.',
};

function isOfWix(url: string): boolean {
  const { protocol, host } = new URL(url);
  return protocol === 'https:' && host.endsWith('.wixapis.com');
}

async function answerRequest(request: RequestPattern, sources: AnswerSources) {
  const { method, url } = request;
  return {
    ...(method !== undefined && { method }),
    url: redactSecrets(url),
    ...(await expectAnswer(request, sources)),
  };
}

/** Returns a URL without its query, which may contain secrets. */
function urlOf(parts: readonly TextPart[]): string {
  const text = parts.map((part) => (typeof part === 'string' ? part : `{${part.hole}}`)).join('');
  return text.split(/[?#]/, 1)[0] ?? '';
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`;
}
