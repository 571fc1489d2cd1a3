import type { WixRequest } from '../client/api.js';
import { Badge } from '../components/badge.js';
import { formatStatus, toneOf } from '../components/format.js';

/** The outcome of a request to Wix, in a few words. */
export function RequestMarks({ request }: { readonly request: WixRequest }) {
  const { status, tag, fault, blockedBy, sdkMethod } = request;
  if (blockedBy !== undefined) return <Badge tone="bad">Blocked</Badge>;
  return (
    <>
      {fault !== undefined && <Badge tone="bad">fault: {fault}</Badge>}
      {tag === 'refused' && status !== 501 && <Badge tone="bad">Not emulated</Badge>}
      {tag === 'generic' && <Badge tone="quiet">generic: {sdkMethod}</Badge>}
      {tag === 'own' && <Badge tone="quiet">own</Badge>}
      <Badge tone={toneOf(status)}>{formatStatus(status)}</Badge>
    </>
  );
}
