/** Acts of migration runners, by what they do to the database. */
import type { Act, ActEffect, Tool } from '../types.ts';
import { connected, loses } from '../database/effects.ts';
import type { FrameworkWhere } from './where.ts';
import { frameworkAt } from './where.ts';

const DATABASE = { text: 'database' };

const WIPES = loses(
  'database',
  'Every row in the database is gone, and only a backup brings it back.',
  DATABASE,
  {
    traits: ['contents-destroyed', 'database'],
    safer: ['Run it on a database of its own for tests.'],
  },
);
const FORWARD: ActEffect = {
  verb: 'update',
  type: 'database-schema',
  targets: DATABASE,
  reversibility: 'reversible',
  data: 'none',
  why: 'Pending migrations are applied, each with its way back; that way is costly once rows are there.',
};
const BACK: ActEffect = {
  ...FORWARD,
  reversibility: 'costly',
  data: 'holds-data',
  why: 'A migration that is taken back drops what it had added, with what was written there since.',
  safer: ['Write a new migration that goes forward.'],
};
const FORCED: ActEffect = {
  ...BACK,
  reversibility: 'irreversible',
  traits: ['contents-destroyed'],
  why: 'It is told to go on where tables or columns that hold rows are dropped.',
  safer: ['Leave the option out, and read what it would drop.'],
};
const MARKED: ActEffect = {
  ...FORWARD,
  reversibility: 'costly',
  why: 'The record of what has been run changes by hand, and the schema does not follow.',
};
const SEEDED: ActEffect = {
  ...FORWARD,
  verb: 'create',
  type: 'database-rows',
  why: 'Rows are added.',
};

type Words = readonly string[];
type Condition = Pick<Act, 'with' | 'without'>;

const acts =
  (effect: ActEffect) =>
  (words: Words, condition: Condition = {}): readonly Act[] =>
    words.map((each) => ({ words: each, ...condition, does: [effect] }));

export const EFFECTS = { WIPES, FORWARD, BACK, FORCED, MARKED, SEEDED } as const;

export const wipes = acts(WIPES);
export const forward = acts(FORWARD);
export const back = acts(BACK);
export const forced = acts(FORCED);
export const marked = acts(MARKED);
export const seeded = acts(SEEDED);

export interface Runner extends Pick<Tool, 'id' | 'programs' | 'acts' | 'harmlessWith'> {
  readonly valued?: string;
  readonly where?: FrameworkWhere;
  readonly otherwise?: Tool['otherwise'];
}

/** A migration runner as a tool; every act is about the database that its framework connects to. */
export function runner({ valued = '', where = {}, otherwise = 'harmless', ...rest }: Runner): Tool {
  const options = [...(where.modeOptions ?? []), ...(where.urlOptions ?? [])];
  return connected(
    {
      ...rest,
      provider: 'database',
      valued: [...valued.split(' ').filter(Boolean), ...options],
      otherwise,
    },
    (call, context) => frameworkAt(call, context, where),
  );
}
