import { isJsonObject, type JsonObject } from '../../util/json.js';
import type { SiteCaller } from '../on-site.js';

/** A visitor or a member as a buyer. */
interface Buyer {
  /** The field `buyerInfo` of what the buyer creates. */
  readonly info: JsonObject;
  /** Whether the buyer is that of a field `buyerInfo`. */
  readonly owns: (buyerInfo: unknown) => boolean;
}

/** Returns the caller as a buyer; `undefined` for an app or a Wix user. */
export function buyerOf({ token: { subjectType, subjectId } }: SiteCaller): Buyer | undefined {
  const keys = { VISITOR: 'visitorId', MEMBER: 'memberId' } as const;
  if (subjectType !== 'VISITOR' && subjectType !== 'MEMBER') return undefined;
  const key = keys[subjectType];
  return {
    info: { [key]: subjectId },
    owns: (buyerInfo) => isJsonObject(buyerInfo) && buyerInfo[key] === subjectId,
  };
}

/** The field `createdBy` of what the caller creates. */
export function createdBy({ token: { subjectType, subjectId, clientId } }: SiteCaller): JsonObject {
  switch (subjectType) {
    case 'VISITOR':
      return { visitorId: subjectId };
    case 'MEMBER':
      return { memberId: subjectId };
    case 'USER':
      return { userId: subjectId };
    default:
      return { appId: clientId };
  }
}
