/**
 * Writes the published description of the API from the schemas that check each request. With --check it
 * writes nothing and fails when the description is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import manifest from '../package.json' with { type: 'json' };
import { openApiDocument } from '../src/server/openapi.ts';

const file = 'schemas/openapi.json';
const path = new URL(`../${file}`, import.meta.url);
const options = (await resolveConfig(path)) ?? {};
const text = await format(JSON.stringify(openApiDocument(manifest.version)), {
  ...options,
  parser: 'json',
});
const isFresh = (await readFile(path, 'utf8').catch(() => null)) === text;

if (isFresh) {
  process.stdout.write(`${file}: nothing changed\n`);
} else if (process.argv.includes('--check')) {
  process.stderr.write(`Not fresh: ${file}. Run node scripts/generate-openapi.ts.\n`);
  process.exitCode = 1;
} else {
  await writeFile(path, text);
  process.stdout.write(`wrote ${file}\n`);
}
