import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Workers of one project are not kept for another, so each runs as a whole: the one of long files before all. */
const PROJECTS = ['whole', 'systems', 'units'];

/** Files that take longest, which their size does not tell; else one is left to the last, alone. Longest first. */
export const LONGEST: readonly string[] = [
  'test/git-hooks/pre-receive.test.ts',
  'test/web/looks.test.ts',
  'test/web/governance/looks.test.ts',
  'test/forge/attacks/reviews.test.ts',
  'test/forge/attacks/moved-requests.test.ts',
  'test/web/case/looks.test.ts',
  'test/forge/load/webhooks.test.ts',
  'test/web/case.test.ts',
  'test/forge/attacks/replay-and-agents.test.ts',
  'test/e2e/pages-look-right.test.ts',
  'test/e2e/races.test.ts',
  'test/forge/attacks/content.test.ts',
  'test/web/governance/signing.test.ts',
  'test/forge/attacks/webhooks-and-words.test.ts',
  'test/web/agents.test.ts',
  'test/e2e/change-door.test.ts',
  'test/forge/attacks/merging.test.ts',
  'test/e2e/release-the-sample-hold.test.ts',
  'test/git-hooks/released-push.test.ts',
  'test/forge/attacks/cut-short.test.ts',
  'test/e2e/pipeline.test.ts',
  'test/durability/kill.test.ts',
  'test/forge/attacks/pushes.test.ts',
  'test/hostile/readers.test.ts',
  'test/cli/token.test.ts',
  'test/server/kill.test.ts',
  'src/engine/forge/merged/judge-merged.test.ts',
  'src/engine/forge/reconcile/reconcile-request.test.ts',
  'src/cli/agents/doctor/run.test.ts',
  'test/cli/formats.test.ts',
  'src/engine/forge/work/run-next.test.ts',
  'src/readers/shell/read/carriers/inner/hostile.test.ts',
  'src/readers/git/inspect/lockfile.test.ts',
  'src/readers/git/inspect/workflow.test.ts',
];

/** One project after the other; in each the longest files first, then by what vitest knows of them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { root } = this.ctx.config;
    const rank = ({ project, moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((path) => moduleId === `${root}/${path}`);
      const among = place === -1 ? LONGEST.length : place;
      return PROJECTS.indexOf(project.name) * (LONGEST.length + 1) + among;
    };
    return (await super.sort(files)).toSorted((one, other) => rank(one) - rank(other));
  }
}
