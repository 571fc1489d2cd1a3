import type { WixRequest } from '../client/api.js';
import { CodeBlock } from '../components/code-block.js';
import { prettyJson } from '../components/format.js';

interface RequestDetailsProps {
  readonly request: WixRequest;
  readonly titleOf: (operation: string) => string;
}

/** What a request to Wix asked for, and its bodies. */
export function RequestDetails({ request, titleOf }: RequestDetailsProps) {
  const { id, method, url, operation, tag, blockedBy, requestBody, responseBody } = request;
  return (
    <div class="request-details">
      <p class="url">
        {method} {url}
      </p>
      {operation && <p class="url">{titleOf(operation)}</p>}
      {blockedBy ? (
        <p class="url">blocked by the content security policy: {blockedBy}</p>
      ) : (
        <p class="url">x-wix-request-id: {id}</p>
      )}
      <p class="url">coverage: {tag}</p>
      <CodeBlock title="Sent to Wix" text={requestBody && prettyJson(requestBody)} />
      <CodeBlock title="Answer of Wix" text={responseBody && prettyJson(responseBody)} />
    </div>
  );
}

/** Returns the short name of a request: its operation, or its method and path. */
export function nameOf({ operation, method, url, blockedBy }: WixRequest): string {
  if (operation) return operation;
  if (blockedBy || !URL.canParse(url)) return `${method} ${url}`;
  const { host, pathname } = new URL(url);
  return `${method} ${host === 'www.wixapis.com' ? pathname : host + pathname}`;
}
