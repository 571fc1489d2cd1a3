import type { Operation } from './operation.js';

const ASSUMED =
  "Wix's documentation demands the identity of the app. Its samples also call the operation from a dashboard page, so the site's owner and collaborators may call it here, which is an assumption. The error codes are assumptions, too.";

/** The operations of Wix's *Embedded Scripts*. */
export const embeddedScriptOperations = [
  {
    id: 'embed-script',
    title: 'Embed Script: embeds a script of the app in the site, with its parameters',
    missing: `${ASSUMED} Without a running app, the names of the parameters are not checked.`,
  },
  {
    id: 'get-embedded-script',
    title: 'Get Embedded Script: the parameters of an embedded script, and whether it is disabled',
    missing: ASSUMED,
  },
] as const satisfies readonly Operation[];
