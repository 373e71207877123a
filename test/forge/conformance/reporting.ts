import { describe, expect, it } from 'vitest';
import type { ForgeReport } from '../../../src/engine/forge/types.ts';
import { openOne, started } from './started.ts';
import { REPOSITORY } from './types.ts';
import type { Lack, StartForge } from './types.ts';

function report(commit: string, given: Partial<ForgeReport> = {}): ForgeReport {
  return {
    case: 'case-1',
    commit,
    conclusion: 'held',
    title: 'Held: 2 approvals',
    summary: 'Somebody has to look at `a.txt`.',
    annotations: [],
    detailsUrl: 'https://holdpoint.example/cases/case-1',
    ...given,
  };
}

export function reporting(start: StartForge, lack: ReadonlySet<Lack>): void {
  describe.skipIf(lack.has('reports'))('reporting', () => {
    const under = started(start);

    it('writes one report beside a commit, however often it is told', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const commit = world.tip('feature');
      await forge.publish(ref, report(commit));
      await forge.publish(ref, report(commit));
      await forge.publish(ref, report(commit, { conclusion: 'released', title: 'Released' }));
      expect(world.reports(commit)).toMatchObject([
        { case: 'case-1', passes: true, title: 'Released' },
      ]);
    });

    it('writes one report also when told twice at once', async () => {
      const ref = await openOne(under());
      const commit = under().world.tip('feature');
      const { forge, world } = under();
      await Promise.all([forge.publish(ref, report(commit)), forge.publish(ref, report(commit))]);
      expect(world.reports(commit)).toHaveLength(1);
    });

    it.each(['held', 'denied', 'fault'] as const)(
      'lets nothing pass that is %s',
      async (conclusion) => {
        const ref = await openOne(under());
        const { forge, world } = under();
        const commit = world.tip('feature');
        await forge.publish(ref, report(commit, { conclusion, case: null }));
        expect(world.reports(commit)).toMatchObject([{ passes: false }]);
      },
    );

    it('writes beside a commit that belongs to no request', async () => {
      const { forge, world } = under();
      const commit = world.tip('main');
      await forge.publish({ repository: REPOSITORY }, report(commit));
      expect(world.reports(commit)).toHaveLength(1);
    });

    it('cuts what is too long, and says so', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const commit = world.tip('feature');
      const summary = 'A line of some length, with an é in it.\n'.repeat(50_000);
      await forge.publish(ref, report(commit, { summary }));
      const [seen] = world.reports(commit);
      expect(seen?.summary.length).toBeLessThan(summary.length);
      expect(seen?.summary).toContain('https://holdpoint.example/cases/case-1');
    });

    it('puts notes on lines that the diff shows, each once', async () => {
      const ref = await openOne(under());
      const { forge, world } = under();
      const commit = world.tip('feature');
      const note = { path: 'a.txt', weight: 'warning', title: 'Look', message: 'here' } as const;
      const annotations = [
        { ...note, line: 1 },
        { ...note, line: 400 },
        { ...note, line: 1, path: 'nowhere.txt' },
      ];
      await forge.publish(ref, report(commit, { annotations }));
      await forge.publish(ref, report(commit, { annotations }));
      expect(world.reports(commit)).toMatchObject([{ notes: 1 }]);
    });
  });
}
