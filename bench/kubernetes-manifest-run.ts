/** One run of `kubernetes-manifest.ts`, in a process of its own: `load FILE` or `read FILE`. */
import { createReadStream, readFileSync } from 'node:fs';
import process from 'node:process';

const [mode, path = ''] = process.argv.slice(2);

if (mode === 'load') {
  const { loadAll } = await import('js-yaml');
  if (loadAll(readFileSync(path, 'utf8')).length === 0) throw new Error('the manifest is empty');
} else {
  const { kubernetesReader } = await import('../src/readers/kubernetes/reader.ts');
  const result = await kubernetesReader.read({ name: path, bytes: createReadStream(path) });
  if (result.effects.length === 0) throw new Error('the manifest has no effects');
}
