import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { ClassFacts, KnownType } from '../../shared/resource-types/types.ts';
import type { MapTree, Tree } from '../../shared/tree/types.ts';

/** What becomes of the thing itself when its resource goes or is replaced. */
export type Fate = 'delete' | 'retain' | 'snapshot' | 'unknown';

/** What CloudFormation will do to a resource, as far as the input says. */
export type Act = Extract<
  Verb,
  'create' | 'update' | 'replace' | 'delete' | 'import' | 'execute' | 'forget'
>;

/** A change of one resource, before it is judged. */
export interface Subject {
  readonly type: string;
  readonly logicalId: string;
  readonly act: Act;
  readonly known: KnownType | null;
  readonly facts: ClassFacts | null;
  /** Properties with everything that they refer to, or null where there are none or none are known. */
  readonly before: MapTree | null;
  readonly after: MapTree | null;
  /** Paths of the properties that differ. */
  readonly changed: readonly (readonly string[])[];
  readonly fate: Fate;
  /** The attribute or field that says so, for sentences. */
  readonly fateFrom: string;
  /** True where it depends on more than the input shows whether the old one goes. */
  readonly conditional: boolean;
  /** True where `before` and `after` are all properties, false where only some of them are known. */
  readonly whole: boolean;
}

/** A line that shows what a rule saw. */
export interface Mark {
  readonly side: 'before' | 'after';
  readonly line: number;
  /** `BackupRetentionPeriod: 1`. */
  readonly text: string;
}

/** What one rule makes of a subject. */
export interface Finding {
  readonly verb?: 'grant' | 'expose';
  /** A loss is no worse than this. */
  readonly lossAtMost?: Reversibility;
  /** The effect is no better than this. */
  readonly atLeast?: Reversibility;
  readonly data?: DataHolding;
  readonly traits: readonly Trait[];
  /** Part of a sentence, without its full stop. */
  readonly because: string;
  readonly safer: readonly string[];
  readonly marks: readonly Mark[];
}

export type Rule = (subject: Subject) => readonly Finding[];

export interface Judgement {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  readonly marks: readonly Mark[];
}

/** A mark for a value, with no more of it than its key and, where it is short, itself. */
export function markOf(side: Mark['side'], key: string, tree: Tree): Mark {
  const shown =
    tree.kind === 'scalar' && String(tree.value).length <= 60 ? String(tree.value) : '…';
  return { side, line: tree.line, text: `${key}: ${shown}` };
}

/** True where the resource stays, or may stay, and is changed as it is. */
export function staysPerhaps({ act, conditional }: Subject): boolean {
  return act === 'update' || (act === 'replace' && conditional);
}
