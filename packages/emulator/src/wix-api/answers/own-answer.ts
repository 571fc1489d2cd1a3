import type { AnswerContext } from '../../model/answers/answer.js';
import type { MatchedAnswer } from '../../model/answers/answer-registry.js';
import { CALL_ID_HEADER } from '../../model/log/current-call.js';
import { SURFACE_HEADER } from '../../model/page-requests.js';
import type { EmulatorState } from '../../model/state.js';
import { maskText } from '../../redact/text.js';
import { maskedUrl, maskValues } from '../../redact/values.js';
import { invalidInput } from '../../util/emulator-error.js';
import { hasBody, type WixCall } from '../call.js';
import { instanceData } from '../data/instance-data.js';
import { wixError } from '../error.js';
import { instanceEntities } from '../instance-entities.js';
import { describeFailure } from './describe-failure.js';

/**
 * Answers a request with an own answer of the project or of a test.
 * @param match The own answer.
 */
export async function ownAnswer(
  state: EmulatorState,
  call: WixCall,
  { answer, params }: MatchedAnswer,
): Promise<Response> {
  try {
    // The file of a project may be written in JavaScript.
    const answered: unknown = await answer(toRequest(call), { ...contextOf(state, call), params });
    if (!(answered instanceof Response) || answered.type === 'error') {
      return failedAnswer(state, call, 'It must return a Response with a status from 200 to 599.');
    }
    return await complete(answered);
  } catch (error) {
    return failedAnswer(state, call, error);
  }
}

/** Reads a response here, where an error of its stream belongs to the own answer. */
async function complete(answered: Response): Promise<Response> {
  // The same response may answer several requests.
  const body = await answered.clone().arrayBuffer();
  const { status } = answered;
  const headers = new Headers(answered.headers);
  // The body of a response of `fetch()` is already decoded.
  headers.delete('content-encoding');
  headers.delete('transfer-encoding');
  return new Response(hasBody(status) ? body : null, { status, headers });
}

/**
 * Answers a request whose own answer failed, or whose own answers could not be loaded.
 * @param error Anything that was thrown.
 */
export function failedAnswer(
  { secrets }: EmulatorState,
  { method, url }: WixCall,
  error: unknown,
): Response {
  // An error may quote the request.
  const failure = maskValues(maskText(describeFailure(error)), secrets.values);
  const what = `${method} ${maskedUrl(url.href, secrets.values)}`;
  const message = `The own answer to ${what} failed: ${failure}`;
  console.error(message);
  return wixError(500, 'OWN_ANSWER_FAILED', message);
}

function contextOf(state: EmulatorState, { headers }: WixCall): Omit<AnswerContext, 'params'> {
  const token = state.tokens.find(headers.get('authorization') ?? '');
  const isOwn = token?.clientId === state.env.WIX_CLIENT_ID;
  const caller = token && isOwn && state.tokens.isLive(token) ? token : undefined;
  const nameOf = (instance = caller?.instanceId) => {
    if (instance !== undefined) return instance;
    throw invalidInput('The request has no valid access token. Name the instance.');
  };
  return {
    caller: caller && {
      subjectType: caller.subjectType,
      subjectId: caller.subjectId,
      siteId: caller.siteId,
    },
    instance: state.findInstance(caller?.instanceId ?? ''),
    now: state.clock.now(),
    data: (instance) => instanceData(state, nameOf(instance), caller),
    entities: (instance) => instanceEntities(state, nameOf(instance), caller),
  };
}

function toRequest({ method, url, headers, bytes }: WixCall): Request {
  const own = new Headers(headers);
  own.delete(CALL_ID_HEADER);
  own.delete(SURFACE_HEADER);
  const isSent = bytes.length > 0 && method !== 'GET' && method !== 'HEAD';
  return new Request(url, {
    method,
    headers: own,
    ...(isSent && { body: new Uint8Array(bytes) }),
  });
}
