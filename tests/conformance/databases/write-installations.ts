// A process that writes until it is killed, and prints each write that was acknowledged.
import { writeSync } from 'node:fs';
import { openInstallations } from 'example-installations';

const [url = '', writer = ''] = process.argv.slice(2);
const installations = await openInstallations({ url });
for (let count = 0; ; count++) {
  const instanceId = `${writer}-${count}`;
  await installations.notePlan(instanceId, 'x'.repeat(count % 500), new Date());
  writeSync(1, `${instanceId}\n`);
}
