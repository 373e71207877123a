import { join } from 'node:path';
import { listHolds } from '../../../src/cli/guard/holds/hold-files.ts';
import type { HeldFile } from '../../../src/cli/guard/holds/hold-files.ts';
import type { LiveScript, Scene } from './types.ts';

/**
 * The script that all releases share: one call that nobody minds; one that is held; then a person releases
 * it; the same again, which runs; and once more, which is held anew.
 */
export function heldScript(
  { cli, stage, model }: Scene,
  holds: string,
  release: (held: HeldFile) => Promise<void>,
): LiveScript {
  const fine = join(stage.workspace, 'fine.txt');
  const danger = join(stage.workspace, 'danger.txt');
  const call = (command: string) => ({ tool: cli.shellTool, input: cli.shellInput(command) });
  const destroy = call(`echo x >> '${danger}'; terraform destroy -auto-approve`);
  let fault: string | null = 'the script never came to the release';
  model.before(2, async () => {
    const [held] = listHolds(holds);
    fault = held === undefined ? 'nothing is held' : null;
    if (held === undefined) return;
    try {
      await release(held);
    } catch (error) {
      fault = `it could not be released: ${error instanceof Error ? error.message : String(error)}`;
    }
  });
  return {
    steps: [call(`echo x >> '${fine}'`), destroy, destroy, destroy, { text: 'done' }],
    faultIn: ({ turns, lines }) => {
      if (lines('fine.txt') !== 1)
        return `what nobody minds ran ${lines('fine.txt')} times, not once`;
      if (fault !== null) return fault;
      if (lines('danger.txt') !== 1)
        return `what was released once ran ${lines('danger.txt')} times`;
      const told = turns.filter((text) => text.includes('Held by Holdpoint')).length;
      return told === 0 ? 'the model was not told why' : null;
    },
  };
}
