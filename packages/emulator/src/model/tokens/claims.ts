/** The kinds of caller that Wix tells apart. */
export const subjectTypes = ['VISITOR', 'MEMBER', 'USER', 'APP', 'UNKNOWN'] as const;

/** The kind of caller that a token speaks for. */
export type SubjectType = (typeof subjectTypes)[number];

/** What to put into a new token. */
export interface TokenClaims {
  /** The kind of caller. */
  readonly subjectType: SubjectType;
  /** The app instance that the token is bound to; none if left out. */
  readonly instanceId?: string;
  /** The app that the token was issued to; the emulator's app if left out. */
  readonly clientId?: string;
  /** The site; that of the instance if left out. */
  readonly siteId?: string;
  /** The visitor's, member's, user's or app's own id; a random one if left out. */
  readonly subjectId?: string;
  /** Life time in seconds, four hours if left out; a negative one makes an expired token. */
  readonly expiresInSeconds?: number;
  /** False for a token that Wix has revoked. */
  readonly active?: boolean;
}
