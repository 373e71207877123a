/**
 * Writes the published JSON Schemas from the schemas that the code itself reads files with.
 * With --check it writes nothing and fails when one of them is not what it would write.
 */
import { readFile, writeFile } from 'node:fs/promises';
import process from 'node:process';
import { format, resolveConfig } from 'prettier';
import { JSON_SCHEMAS, jsonSchemaText } from '../src/config/schema/publish.ts';

const check = process.argv.includes('--check');
const stale: string[] = [];

for (const published of JSON_SCHEMAS) {
  const file = `schemas/${published.file}`;
  const path = new URL(`../${file}`, import.meta.url);
  const options = (await resolveConfig(path)) ?? {};
  const text = await format(jsonSchemaText(published), { ...options, parser: 'json' });
  const before = await readFile(path, 'utf8').catch(() => null);
  if (before === text) continue;
  stale.push(file);
  if (!check) await writeFile(path, text);
}

if (check && stale.length > 0) {
  process.stderr.write(`Not fresh: ${stale.join(', ')}. Run node scripts/generate-schemas.ts.\n`);
  process.exitCode = 1;
} else {
  const list = stale.length === 0 ? 'nothing changed' : `wrote ${stale.join(', ')}`;
  process.stdout.write(`${JSON_SCHEMAS.length} schemas, ${list}\n`);
}
