/** Effects that acts of databases, queues and stores have in common, as data. */
import type { Trait } from '../../../../core/change/types.ts';
import type { Connection } from '../../environment/connection.ts';
import type { Doing, ToolReading } from '../../types.ts';
import { doingsOf } from '../apply.ts';
import type { Act, ActEffect, Call, Targets, Tool, ToolContext } from '../types.ts';
import { settled } from './run-sql.ts';

export const FIRST: Targets = { operands: 0, most: 1 };
export const ALL: Targets = { operands: 0 };

type More = Partial<Pick<ActEffect, 'traits' | 'safer' | 'data'>>;

/** Goes with everything in it, and only a backup brings it back. */
export function loses(
  type: string,
  why: string,
  targets: Targets = ALL,
  more: More = {},
): ActEffect {
  const traits: readonly Trait[] = ['contents-destroyed'];
  const base = { verb: 'delete', type, targets, why, traits } as const;
  return { ...base, reversibility: 'irreversible', data: 'holds-data', ...more };
}

/** Is away until somebody makes or starts it again, and nothing in it is lost. */
export function costs(
  verb: ActEffect['verb'],
  type: string,
  why: string,
  targets: Targets = ALL,
  more: More = {},
): ActEffect {
  return { verb, type, targets, why, reversibility: 'costly', data: 'none', ...more };
}

export function changes(
  type: string,
  why: string,
  targets: Targets = ALL,
  more: More & { readonly verb?: ActEffect['verb'] } = {},
): ActEffect {
  return {
    verb: 'update',
    type,
    targets,
    why,
    reversibility: 'reversible',
    data: 'none',
    ...more,
  };
}

/** Acts that are looked at and do nothing that matters: one for each string of words. */
export function harmless(...words: readonly string[]): readonly Act[] {
  return words.map((each) => ({ words: each, does: 'harmless' }));
}

/** Effects as doings of a call, where the connection says. */
export function doingsAt(
  tool: Pick<Tool, 'provider'>,
  effects: readonly ActEffect[],
  call: Call,
  connection: Connection,
): ToolReading {
  return {
    doings: placedAt(
      effects.flatMap((effect) => doingsOf(tool, effect, call)),
      connection,
    ),
  };
}

export function placedAt(doings: readonly Doing[], connection: Connection): readonly Doing[] {
  return doings.map((doing) => settled(doing, connection));
}

/**
 * A table in which every act is about what the connection of the call leads to: what is lost in a
 * database that nobody keeps can be made again.
 */
export function connected(
  tool: Omit<Tool, 'setting'>,
  connectionOf: (call: Call, context: ToolContext) => Connection,
): Tool {
  const acts = tool.acts.map((act): Act => {
    const { does } = act;
    if (typeof does === 'string' || typeof does === 'function') return act;
    return {
      ...act,
      does: (call, context) => doingsAt(tool, does, call, connectionOf(call, context)),
    };
  });
  return { ...tool, acts, setting: (call, context) => connectionOf(call, context).setting };
}
