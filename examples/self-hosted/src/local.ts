// The server with a local Wix in the same process: `npm run dev -w examples/self-hosted`.
import { callers, createEmulator, interceptFetch } from 'wix-emulator';
import { readConfig } from './config.ts';
import { run } from './run.ts';
import { start } from './start.ts';

const emulator = createEmulator({ appId: '5e1f0571-ed5e-4c1f-9a0e-3f0a5b7c9d21' });
// What the server asks of Wix is answered here, and nothing reaches the real one.
interceptFetch(emulator);

await run(async () => {
  const { url } = await start(readConfig({ ...process.env, ...emulator.env }));

  const pages = Object.values(emulator.instances)
    .filter(({ installed }) => installed)
    .map(({ instance: { instanceId = '' }, site }) => {
      const instance = emulator.signInstance({ instanceId, permissions: 'OWNER' });
      return `${site.siteDisplayName}:\n  ${url}/dashboard?instance=${instance}`;
    });

  const { instanceId } = emulator.instances.premium.instance;
  const token = emulator.mintToken({ ...callers.visitor.claims, instanceId });
  const commands = ['get-instance', 'get-instance-by-rest', 'get-installation'].map(
    (name) => `curl -H "authorization: $TOKEN" ${url}/api/${name}`,
  );

  process.stdout.write(`The server listens at ${url}, with a local Wix.

The page that the owner of each site sees in Wix's dashboard (to load it again, open its address here):

${pages.join('\n')}

What a visitor of the second site is told:

TOKEN=${token}
${commands.join('\n')}

The last one answers what the server has noted itself: "plan" is null until the first event of the
installation, and no event is sent here.
`);
});
