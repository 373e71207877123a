import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createGitMirror } from '../../../src/doors/forge/mirror/create-git-mirror.ts';
import type { GitMirror } from '../../../src/engine/forge/ports.ts';
import { openOne, refTo, started } from './started.ts';
import { REPOSITORY } from './types.ts';
import type { Lack, StartForge } from './types.ts';
import { faultOf } from './weather.ts';

function git(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim();
}

function has(folder: string, commit: string): boolean {
  try {
    git(folder, 'cat-file', '-e', `${commit}^{commit}`);
    return true;
  } catch {
    return false;
  }
}

export function fetching(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe('fetching', () => {
    const under = started(start);
    let folder = '';
    let mirror: GitMirror;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'holdpoint-mirror-'));
      const clock = { now: () => '2026-03-10T09:00:00.000Z' };
      mirror = createGitMirror({ folder, clock, protocols: ['https', 'http', 'file'] });
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const fetch = async (...refs: readonly string[]): Promise<string> =>
      mirror.fetch(REPOSITORY, await under().forge.remoteOf(REPOSITORY), refs);

    it('fetches heads of requests, branches and single commits', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const remote = await forge.remoteOf(REPOSITORY);
      const [main, feature] = [world.tip('main'), world.tip('feature')];
      const copy = await fetch(remote.headRef(ref.number), 'refs/heads/main', main);
      expect([has(copy, main), has(copy, feature)]).toEqual([true, true]);
      expect(git(copy, 'merge-base', main, feature)).toBe(main);
    });

    it('keeps what is being judged when its branch is moved by force', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const head = (await forge.remoteOf(REPOSITORY)).headRef(ref.number);
      const former = world.tip('feature');
      await fetch(head);
      const now = await world.forcePush('feature', { files: { 'z.txt': 'z' } }, 'ravi');
      const copy = await fetch(head);
      git(copy, 'gc', '--quiet', '--prune=now');
      expect([has(copy, former), has(copy, now)]).toEqual([true, true]);
      expect(git(copy, 'fsck', '--connectivity-only')).toBe('');
    });

    it('brings commits along every parent', async () => {
      await openOne(under());
      const { forge, world } = under();
      const main = world.tip('main');
      const [side = ''] = await world.commits('side', [{ files: { s: 's' }, parents: [main] }]);
      const parents = [world.tip('feature'), side];
      await world.push('feature', { files: { s: 's' }, parents }, 'mary');
      const head = (await forge.remoteOf(REPOSITORY)).headRef(1);
      const copy = await fetch(head, 'refs/heads/main');
      expect(git(copy, 'rev-list', `${main}..${world.tip('feature')}`).split('\n')).toContain(side);
    });

    it.skipIf(lack.has('forks'))('brings heads of requests from forks', async () => {
      const { forge, world } = under();
      world.addPerson('mallory');
      await world.fork('mallory', 'evil', { files: { 'a.txt': 'evil\n' }, author: 'mallory' });
      const number = await world.open({ branch: 'evil', by: 'mallory', fork: 'mallory' });
      const head = (await forge.readRequest(refTo(under(), number)))?.head.commit ?? '';
      const copy = await fetch((await forge.remoteOf(REPOSITORY)).headRef(number));
      expect(has(copy, head)).toBe(true);
    });

    it('says that a ref or a commit is not there', async () => {
      const faults = await Promise.all([
        faultOf(fetch('refs/heads/none')),
        faultOf(fetch('0123456789012345678901234567890123456789')),
      ]);
      expect(faults.map(({ code }) => code)).toEqual(['gone', 'gone']);
    });

    it('writes no authorization down', async () => {
      await openOne(under());
      const { authorization } = await under().forge.remoteOf(REPOSITORY);
      const copy = await fetch('refs/heads/main');
      const files = readdirSync(copy, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile())
        .map((file) => readFileSync(join(file.parentPath, file.name), 'latin1'));
      const secret = authorization ?? 'none is needed';
      expect(files.filter((text) => text.includes(secret) || /x-access-token/.test(text))).toEqual(
        [],
      );
    });
  });
}
