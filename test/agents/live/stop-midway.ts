import { join } from 'node:path';
import { writeStop } from '../../../src/cli/guard/stop/stop-files.ts';
import type { LiveCase } from './types.ts';

/** A stop that comes between two harmless calls: the second is refused, and the loop ends where it can. */
export const stopMidway: LiveCase = {
  name: 'stop-midway',
  needs: 'nothing',
  set: async ({ cli, stage, state, model }) => {
    const call = (file: string) => ({
      tool: cli.shellTool,
      input: cli.shellInput(`echo x >> '${join(stage.workspace, file)}'`),
    });
    model.before(1, async () =>
      writeStop(join(state, 'stop'), {
        id: 'midway',
        scope: { kind: 'all' },
        reason: 'The test stops everything.',
        by: 'a person',
        at: new Date().toISOString(),
      }),
    );
    return {
      steps: [call('before.txt'), call('after.txt'), call('after.txt'), { text: 'done' }],
      faultIn: ({ turns, lines }) => {
        if (lines('before.txt') !== 1) return 'the call before the stop did not run';
        if (lines('after.txt') !== 0) return 'a call ran after the stop';
        if (cli.stopEndsLoop && turns.length > 2) return 'the loop went on after the stop';
        const isTold = turns.some((text) => text.includes('Stopped by a person'));
        return cli.stopEndsLoop || isTold ? null : 'the model was not told of the stop';
      },
    };
  },
};
