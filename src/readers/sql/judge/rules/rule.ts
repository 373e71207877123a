import type { Act } from '../../acts.ts';
import type { Dialect } from '../../types.ts';
import type { ScriptMemory } from '../memory.ts';
import type { Outlook } from '../outlook.ts';
import type { Ruling } from '../ruling.ts';
import type { Weight } from '../table-size.ts';
import type { ObjectName } from '../../acts.ts';

/** What a rule may look at besides the act. */
export interface Scope {
  readonly memory: ScriptMemory;
  readonly outlook: Outlook;
  readonly dialect: Dialect;
  readonly weightOf: (table: ObjectName | null) => Weight;
}

/** Judges one kind of act; null where there is nothing to tell. Rules do not write to memory. */
export type Rule<A extends Act = Act> = (act: A, scope: Scope) => Ruling | null;

export type ActOf<K extends Act['kind']> = Extract<Act, { readonly kind: K }>;

export type Rules = { readonly [K in Act['kind']]?: Rule<ActOf<K>> };
