// Copies the pictures that the end-to-end test of the console has made to where the documents use them.
import { cpSync, readdirSync } from 'node:fs';

const made = new URL('../artifacts/screenshots/', import.meta.url);
const used = new URL('images/', import.meta.url);

for (const name of readdirSync(made)) {
  if (name.startsWith('docs-')) cpSync(new URL(name, made), new URL(name.slice(5), used));
}
