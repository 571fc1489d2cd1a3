import type { IncomingMessage, ServerResponse } from 'node:http';
import { Response as WorkerResponse } from 'miniflare';
import { pathOf } from '../../util/paths.js';
import type { StaticFile, StaticFiles } from './static-files.js';

/**
 * Answers a request that never reaches the app's worker.
 * @param files The build's static files.
 */
export async function sendStatic(
  request: IncomingMessage,
  response: ServerResponse,
  files: StaticFiles,
): Promise<void> {
  const { method, url = '/' } = request;
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const pathname = pathOf(url);
  const answer = await files.answer(pathname);
  if (!answer) response.writeHead(404).end();
  else if (answer.status === 308) {
    const query = url.slice(pathname.length);
    response.writeHead(308, { location: answer.location + query }).end();
  } else sendFile(request, response, answer.file, answer.status);
}

/** Answers a request with a file. */
export function sendFile(
  { method }: IncomingMessage,
  response: ServerResponse,
  { body, contentType }: StaticFile,
  status = 200,
): void {
  response.writeHead(status, {
    'content-type': contentType,
    'content-length': body.length,
    // Wix's CDN lets every site load the app's files.
    'access-control-allow-origin': '*',
  });
  response.end(method === 'HEAD' ? undefined : body);
}

/**
 * Answers a request of the app's worker for a static file, through the binding `ASSETS`.
 * @param files The build's static files.
 */
export async function answerAsset(files: StaticFiles, url: string): Promise<WorkerResponse> {
  const { pathname, search } = new URL(url);
  const answer = await files.answer(pathname);
  if (!answer) return new WorkerResponse(null, { status: 404 });
  const { status } = answer;
  return status === 308
    ? new WorkerResponse(null, { status, headers: { location: answer.location + search } })
    : new WorkerResponse(answer.file.body, {
        status,
        headers: { 'content-type': answer.file.contentType },
      });
}
