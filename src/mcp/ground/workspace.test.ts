import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openWorkspace } from './workspace.ts';
import type { Workspace } from './workspace.ts';

let folder: string;
let workspace: Workspace;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdpoint-workspace-'));
  mkdirSync(join(folder, 'repo/src'), { recursive: true });
  mkdirSync(join(folder, 'repo-other'));
  writeFileSync(join(folder, 'repo-other/a'), 'secret');
  writeFileSync(join(folder, 'repo/a'), 'own');
  symlinkSync(join(folder, 'repo-other'), join(folder, 'repo/out'));
  symlinkSync('../a', join(folder, 'repo/src/in'));
  symlinkSync('round', join(folder, 'repo/round'));
  workspace = openWorkspace(join(folder, 'repo'), join(folder, 'repo/src'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it.each(['../a', './in', 'in'])('reads %s', async (path) => {
  expect(await workspace.text(path)).toBe('own');
});

it.each(['../../repo-other/a', '../out/a', '../out', '/etc/passwd', '../round', '../../..', ''])(
  'does not read %s',
  async (path) => {
    await expect(workspace.text(path)).rejects.toThrow(/outside the workspace|is not a file/);
  },
);

it.each([
  ['x/y.ts', 'src/x/y.ts'],
  ['../new', 'new'],
  ['./in', 'src/in'],
  ['..', ''],
])('calls %s %s', (path, place) => {
  expect(workspace.place(path)).toBe(place);
});

it('knows a neighbour with a longer name for one', () => {
  expect(workspace.holds(join(folder, 'repo-other/a'))).toBe(false);
  expect(() => workspace.place('../../repo-other/a')).toThrow(/outside/);
});
