import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PackageError, packageFile, packageRoot } from './package-root.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdpoint-root-'));
  const packages = {
    app: '{"name": "app"}',
    'app/node_modules/holdpoint': '{"name": "holdpoint"}',
    'app/node_modules/holdpoint/dist/inner': '{"type": "module"}',
    'app/node_modules/holdpoint/dist/broken': '{',
    'app/node_modules/holdpoint/dist/odd': 'null',
  };
  for (const [name, text] of Object.entries(packages)) {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'package.json'), text);
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe("Holdpoint's own folder", () => {
  it('is found from the sources', () => {
    expect(existsSync(packageFile('policies/default.yaml'))).toBe(true);
  });

  it.each(['', 'dist', 'dist/inner', 'dist/broken', 'dist/odd'])('is found from %s', (below) => {
    const root = join(folder, 'app/node_modules/holdpoint');
    expect(packageRoot(join(root, below))).toBe(root);
  });

  it('is not somebody else’s', () => {
    expect(() => packageRoot(join(folder, 'app'))).toThrow(PackageError);
  });
});
