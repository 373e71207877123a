/** One run of `terraform-plan.ts`, in a process of its own: `parse PLAN` or `read PLAN`. */
import { createReadStream, readFileSync } from 'node:fs';
import process from 'node:process';

const [mode, path = ''] = process.argv.slice(2);

if (mode === 'parse') {
  const plan = JSON.parse(readFileSync(path, 'utf8')) as { readonly resource_changes: unknown[] };
  if (plan.resource_changes.length === 0) throw new Error('the plan is empty');
} else {
  const { terraformReader } = await import('../src/readers/terraform/reader.ts');
  const result = await terraformReader.read({ name: path, bytes: createReadStream(path) });
  if (result.effects.length === 0) throw new Error('the plan has no effects');
}
