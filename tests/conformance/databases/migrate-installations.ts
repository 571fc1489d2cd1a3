// A process that makes one database file after the other until it is killed, and prints each.
import { writeSync } from 'node:fs';
import { migrate } from 'example-installations';

const [folder = '', writer = ''] = process.argv.slice(2);
for (let count = 0; ; count++) {
  const url = `file:${folder}/${writer}-${count}.db`;
  // Before as well: the last one is the one in which the process was killed.
  writeSync(1, `${url}\n`);
  await migrate({ url });
  writeSync(1, `${url} done\n`);
}
