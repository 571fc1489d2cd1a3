/** The admitted calls on their way from the middleware to the route, by request. */
export const pendingCalls = new WeakMap<Request, () => Promise<Response>>();
