import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtParts } from '../../../src/cli/agents/places.ts';
import type { LiveCase } from './types.ts';

const NOTE = 'Migrations of this team take their locks last.';

/** What was learned reaches the model when its session begins. */
export const lessonsAtStart: LiveCase = {
  name: 'lessons',
  needs: 'nothing',
  set: async ({ cli, state }) => {
    const shipped = join(builtParts()?.guard ?? '', 'default-snapshot.json');
    const lesson = {
      id: 'l-1',
      title: 'Locks',
      note: NOTE,
      paths: [],
      systems: [],
      rule: null,
    };
    const snapshot = {
      ...(JSON.parse(readFileSync(shipped, 'utf8')) as object),
      lessons: [lesson],
    };
    mkdirSync(join(state, 'snapshot'), { recursive: true });
    writeFileSync(join(state, 'snapshot/server.json'), JSON.stringify(snapshot));
    return {
      steps: [{ text: 'done' }],
      faultIn: ({ turns }) => {
        const hears = turns.some((text) => text.includes(NOTE));
        if (hears === cli.hearsAtStart) return null;
        return hears
          ? 'the lesson reached the model, and was not to'
          : 'the lesson never reached the model';
      },
    };
  },
};
