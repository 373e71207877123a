/** Short ways of saying what the tables of this machine say again and again. */
import type { DataHolding, Reversibility, Trait, Verb } from '../../../../core/change/types.ts';
import type { Doing, ToolReading } from '../../types.ts';
import type { Act, ActEffect, Call, Targets, Tool, ToolContext } from '../types.ts';

export const LOCAL = 'local';
export const HARMLESS: Act = { words: '', does: 'harmless' };

export function doing(
  verb: Verb,
  type: string,
  address: string,
  reversibility: Reversibility,
  data: DataHolding,
  why: string,
  traits: readonly Trait[] = [],
): Doing {
  return { verb, type, address, provider: LOCAL, reversibility, data, traits, why };
}

/** The same as data of a table; its targets are the operands after the act's words. */
export function effect(
  verb: Verb,
  type: string,
  reversibility: Reversibility,
  data: DataHolding,
  why: string,
  traits: readonly Trait[] = [],
  targets: Targets = { operands: 0 },
): ActEffect {
  return { verb, type, targets, reversibility, data, traits, why };
}

export type Does = (call: Call, context: ToolContext) => ToolReading;

/** A tool of which every call is read by one function. */
export function toolOf(
  id: string,
  programs: readonly string[],
  valued: readonly string[],
  does: Does,
): Tool {
  return {
    id,
    programs,
    provider: LOCAL,
    valued,
    acts: [
      {
        words: '',
        does: (call, context) => does(call, { ...context, place: call.invocation.place }),
      },
    ],
    otherwise: 'harmless',
  };
}

export function reading(...doings: readonly (Doing | null)[]): ToolReading {
  const all = doings.filter((each) => each !== null);
  return all.length === 0 ? {} : { doings: all };
}

export function together(readings: readonly ToolReading[]): ToolReading {
  const doings = readings.flatMap((each) => each.doings ?? []);
  return doings.length === 0 ? {} : { doings };
}

/** Whether a short option is given alone or among others: `r` in `-rf`. Bounded by the arguments. */
export function hasLetter({ invocation }: Call, letter: string): boolean {
  return invocation.args.some(({ text }) => /^-[A-Za-z]+$/.test(text) && text.includes(letter));
}

/** A reading of `read` with a credential, or with nothing that matters. */
export const NOTHING: ToolReading = {};
