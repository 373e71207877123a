import { describe, expect, it } from 'vitest';
import { openOne, refTo, started } from './started.ts';
import { REPOSITORY } from './types.ts';
import type { Lack, StartForge } from './types.ts';

export function reading(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe('reading', () => {
    const under = started(start);

    it('reads a request as it is now', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const opened = await forge.readRequest(ref);
      expect(opened).toMatchObject({
        ...ref,
        state: 'open',
        base: { branch: 'main', commit: world.tip('main') },
        head: { branch: 'feature', commit: world.tip('feature'), repository: REPOSITORY },
      });
      const next = await world.push('feature', { files: { 'b.txt': 'b\n' } }, 'ravi');
      const moved = await forge.readRequest(ref);
      expect(moved?.head.commit).toBe(next);
    });

    it.skipIf(lack.has('accounts'))('names the author by a number, not by the login', async () => {
      const request = await under().forge.readRequest(await openOne(under()));
      expect(request?.author).toMatchObject({ login: 'mary', kind: 'person' });
      expect(request?.author.id).not.toBe('mary');
    });

    it('knows of no request where there is none', async () => {
      expect(await under().forge.readRequest(refTo(under(), 999))).toBeNull();
    });

    it('says that a request was closed', async () => {
      const ref = await openOne(under());
      await under().world.close(ref.number, 'mary');
      const request = await under().forge.readRequest(ref);
      expect(request?.state).toBe('closed');
    });

    it.skipIf(lack.has('forks'))('keeps a request whose fork is gone', async () => {
      const { forge, world } = under();
      world.addPerson('mallory');
      await world.fork('mallory', 'evil', { files: { 'a.txt': 'evil\n' }, author: 'mallory' });
      const number = await world.open({ branch: 'evil', by: 'mallory', fork: 'mallory' });
      world.removeFork('mallory');
      const request = await forge.readRequest(refTo(under(), number));
      expect(request?.head.repository).toBeNull();
    });

    it.skipIf(lack.has('accounts'))('shows a deleted author as nobody', async () => {
      const { world, forge } = under();
      world.addPerson('leaver');
      await world.push('feature', { files: { 'a.txt': 'x' }, author: 'leaver' }, 'mary');
      const ref = refTo(under(), await world.open({ branch: 'feature', by: 'leaver' }));
      world.deletePerson('leaver');
      const request = await forge.readRequest(ref);
      const commits = await forge.listCommitAccounts(ref);
      expect(request?.author.kind).toBe('deleted');
      expect(commits.items.map(({ author }) => author?.kind ?? null)).not.toContain('person');
    });
  });
}
