import { describe, expect, it } from 'vitest';
import { openOne, refTo, started } from './started.ts';
import { REPOSITORY } from './types.ts';
import type { Lack, StartForge } from './types.ts';

export function listing(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe('listing', () => {
    const under = started(start);

    it.skipIf(lack.has('reviews'))(
      'lists reviews in order, a dismissed one in its place',
      async () => {
        const ref = await openOne(under());
        const { forge, world } = under();
        world.review(ref.number, 'ravi', 'comment');
        const first = world.review(ref.number, 'ravi', 'approve');
        world.review(ref.number, 'eve', 'approve');
        world.review(ref.number, 'ravi', 'request-changes');
        world.dismiss(ref.number, first, 'mary');
        const { items, isWhole } = await forge.listReviews(ref);
        expect(items.map(({ account, opinion }) => [account.login, opinion])).toEqual([
          ['ravi', 'comment'],
          ['ravi', 'dismissed'],
          ['eve', 'approve'],
          ['ravi', 'request-changes'],
        ]);
        expect(items.map(({ commit }) => commit)).toContain(world.tip('feature'));
        expect(isWhole).toBe(true);
      },
    );

    it.skipIf(lack.has('reviews'))('says who may write as of now', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      for (const login of ['ravi', 'eve']) world.review(ref.number, login, 'approve');
      const before = await forge.listReviews(ref);
      world.setRole('ravi', null);
      const after = await forge.listReviews(ref);
      expect(before.items.map(({ mayWrite }) => mayWrite)).toEqual([true, false]);
      expect(after.items.map(({ mayWrite }) => mayWrite)).toEqual([false, false]);
    });

    it.skipIf(lack.has('reviews') || lack.has('accounts'))(
      'shows deleted reviewers as nobody',
      async () => {
        const ref = await openOne(under());
        const { forge, world } = under();
        world.addPerson('leaver');
        world.setRole('leaver', 'write');
        world.review(ref.number, 'leaver', 'approve');
        world.deletePerson('leaver');
        const { items } = await forge.listReviews(ref);
        expect(items).toMatchObject([{ account: { kind: 'deleted' }, mayWrite: false }]);
      },
    );

    it.skipIf(lack.has('accounts'))('leaves an address that is linked to nobody open', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const stranger = { name: 'Mary', email: 'mary@nowhere.example' };
      await world.push('feature', { files: { 'b.txt': 'b' }, author: stranger }, 'mary');
      const { items, isWhole } = await forge.listCommitAccounts(ref);
      expect(items.map(({ author }) => author?.login ?? null)).toEqual(['mary', null]);
      expect(isWhole).toBe(true);
    });

    it.skipIf(lack.has('counts'))('never takes a listing that was cut for all', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      for (const name of ['b', 'c', 'd']) {
        await world.push('feature', { files: { [name]: name }, author: 'ravi' }, 'ravi');
      }
      const whole = await forge.listCommitAccounts(ref);
      world.cutCommits(3);
      const cut = await forge.listCommitAccounts(ref);
      expect([whole.items.length, whole.isWhole]).toEqual([4, true]);
      expect([cut.items.length, cut.isWhole]).toEqual([3, false]);
    });

    it('lists repositories and open requests', async () => {
      const first = await openOne(under());
      const { forge, world } = under();
      await world.push('other', { files: { 'c.txt': 'c' } }, 'ravi');
      const second = refTo(under(), await world.open({ branch: 'other', by: 'ravi' }));
      const both = await forge.listOpenRequests(REPOSITORY);
      await world.close(first.number, 'mary');
      const one = await forge.listOpenRequests(REPOSITORY);
      expect(both).toEqual({ items: [first, second], isWhole: true });
      expect(one).toEqual({ items: [second], isWhole: true });
      expect((await forge.listRepositories()).items).toContain(REPOSITORY);
    });

    it('finds open requests by their head, and by nothing else', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const former = world.tip('feature');
      const head = await world.push('feature', { files: { 'b.txt': 'b' } }, 'mary');
      const now = await forge.requestsAt(REPOSITORY, head);
      const then = await forge.requestsAt(REPOSITORY, former);
      expect(now).toEqual({ items: [ref], isWhole: true });
      expect(then.items).toEqual([]);
    });

    it.skipIf(lack.has('pushers'))(
      'names everybody who pushed, those who were overwritten too',
      async () => {
        const ref = await openOne(under());
        const { forge, world } = under();
        await world.push('feature', { files: { 'b.txt': 'b' }, author: 'mary' }, 'ravi');
        await world.forcePush('feature', { files: { 'c.txt': 'c' }, author: 'mary' }, 'mary');
        const { items, isWhole } = await forge.listPushers(ref);
        expect(items.map(({ login }) => login).toSorted()).toEqual(['mary', 'ravi']);
        expect(isWhole).toBe(true);
      },
    );

    it.skipIf(lack.has('pushers') || lack.has('forks'))(
      'does not claim to know who pushed to a fork that is gone',
      async () => {
        const { forge, world } = under();
        world.addPerson('mallory');
        await world.fork('mallory', 'evil', { files: { 'a.txt': 'evil\n' }, author: 'mallory' });
        const number = await world.open({ branch: 'evil', by: 'mallory', fork: 'mallory' });
        world.removeFork('mallory');
        const { isWhole } = await forge.listPushers(refTo(under(), number));
        expect(isWhole).toBe(false);
      },
    );

    it.skipIf(lack.has('teams'))('lists teams with their members', async () => {
      const { items, isWhole } = await under().forge.listTeams();
      const payments = items.find(({ name }) => name === 'acme/payments');
      expect(payments?.members.map(({ login }) => login)).toEqual(['ravi']);
      expect(isWhole).toBe(true);
    });
  });
}
