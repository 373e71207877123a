import { isAbsolute, resolve } from 'node:path';
import type { AgentAct, AgentMoment, Heard } from '../types.ts';
import { fieldsOf, textAt, valueAt } from './fields.ts';
import type { Fields } from './fields.ts';

export function malformed(why: string): Heard {
  return { kind: 'malformed', why };
}

export const NOT_AN_OBJECT = malformed('The payload is not a JSON object.');

/** What every host tells of a call, in its own names; null and empty where it tells nothing. */
export interface CallFacts {
  readonly host: string;
  readonly session: string;
  readonly callId?: string | null;
  readonly subagent?: string | null;
  readonly model?: string | null;
  readonly cwd: string;
  readonly tool: string;
}

/** A call with its acts; malformed where the tool's input made no sense. */
export function heardCall(facts: CallFacts, acts: readonly AgentAct[] | string): Heard {
  if (typeof acts === 'string') return malformed(acts);
  if (acts.length === 0) return malformed(`${facts.tool} was called with nothing to do.`);
  return { kind: 'call', call: { callId: null, subagent: null, model: null, ...facts, acts } };
}

export function heardMoment(
  kind: AgentMoment['kind'],
  facts: { readonly host: string; readonly session: string; readonly cwd: string },
): Heard {
  return { kind: 'moment', moment: { kind, ...facts } };
}

/** Names whose values must be text wherever they are there at all; the first that is not, or null. */
export function notText(fields: Fields, names: readonly string[]): string | null {
  const odd = names.find((name) => {
    const value = valueAt(fields, name);
    return value !== undefined && typeof value !== 'string';
  });
  return odd === undefined ? null : `The payload’s "${odd}" is not text.`;
}

/** The folder a tool works in: the call's own, or the one its input names. */
export function folderOf(cwd: string, input: Fields, ...names: readonly string[]): string {
  const own = textAt(input, ...names);
  if (own === null || own === '') return cwd;
  return isAbsolute(own) || cwd === '' ? own : resolve(cwd, own);
}

/** `tool_input` as an object, also as JSON text; a sentence where it is neither. */
export function inputOf(fields: Fields, ...names: readonly string[]): Fields | string {
  const value = valueAt(fields, ...names);
  if (typeof value === 'string') {
    try {
      const parsed = fieldsOf(JSON.parse(value));
      if (parsed !== null) return parsed;
    } catch {
      return `The payload’s "${names[0]}" is text, but not a JSON object.`;
    }
  }
  return fieldsOf(value) ?? `The payload’s "${names[0]}" is not an object.`;
}

/**
 * The moment that an event is by its host's table, or null where it is a call. An event on no list that
 * names a tool is taken for a call: a host that renames its event must not thereby get past us.
 */
export function momentOf(
  table: Readonly<Record<string, AgentMoment['kind']>>,
  event: string,
  fields: Fields,
  beforeTool: string,
): AgentMoment['kind'] | null {
  if (event === beforeTool) return null;
  if (Object.hasOwn(table, event)) return table[event] ?? 'other';
  return valueAt(fields, 'tool_name', 'toolName') === undefined ? 'other' : null;
}
