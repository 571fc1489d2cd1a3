// Wix for the app in Node, as far as the benchmark needs it: it asks once a minute who calls.
const { fetch } = globalThis;

globalThis.fetch = async (input, init) =>
  String(input).endsWith('/oauth2/token-info')
    ? Response.json({
        active: true,
        subjectType: 'VISITOR',
        subjectId: 'visitor',
        siteId: 'site',
        instanceId: 'instance',
        clientId: process.env.WIX_CLIENT_ID,
        exp: Date.now() / 1000 + 3600,
      })
    : fetch(input, init);

// The benchmark asks for the processor time that the server has taken, in microseconds.
process.on('message', () => {
  const { system, user } = process.cpuUsage();
  process.send?.(user + system);
});
