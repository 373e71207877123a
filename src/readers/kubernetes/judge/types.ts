import type { DataHolding, Reversibility, Trait, Verb } from '../../../core/change/types.ts';
import type { Tree } from '../../shared/tree/types.ts';
import type { LeafChange } from '../compare/changes.ts';
import type { KnownKind } from '../kinds/types.ts';
import type { KubeObject } from '../objects/types.ts';
import type { SelectorIndex } from './selectors.ts';

/**
 * How the two sides are known. `apply`: a manifest over whatever there is. `create`, `update`, `delete`:
 * both sides are known.
 */
export type Act = 'apply' | 'create' | 'update' | 'delete';

/** What the rest of the change says, for rules that look beyond one object. */
export interface Surroundings {
  /** Services after the change. */
  readonly services: SelectorIndex;
  /** Names of namespaces that the change makes: nothing runs there yet. */
  readonly newNamespaces: ReadonlySet<string>;
}

/** One object of a change, as the rules see it. */
export interface Subject {
  readonly act: Act;
  readonly before: KubeObject | null;
  readonly after: KubeObject | null;
  /** The side that is there: after, or before where the object goes. */
  readonly object: KubeObject;
  readonly known: KnownKind | null;
  readonly changes: readonly LeafChange[];
  /** True where the loss is of the object itself; false where its manifest stays in a repository's past. */
  readonly live: boolean;
  readonly surroundings: Surroundings;
}

/** What one rule has seen. */
export interface Finding {
  /** What an update or apply is called instead. */
  readonly verb?: Verb;
  /** No milder than this. */
  readonly atLeast?: Reversibility;
  /** No graver than this; only on a delete. */
  readonly lossAtMost?: Reversibility;
  readonly data?: DataHolding;
  readonly traits: readonly Trait[];
  /** True where what it manages stays when it is deleted. */
  readonly spares?: boolean;
  /** The end of a sentence, without a full stop. Holds no secret value. */
  readonly because: string;
  readonly safer: readonly string[];
  /** Where it stands, to be shown; null where nothing stands there. */
  readonly seen: { readonly side: 'before' | 'after'; readonly tree: Tree } | null;
}

export type Rule = (subject: Subject) => readonly Finding[];

export interface Judgement {
  readonly verb: Verb;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits: readonly Trait[];
  readonly why: string;
  readonly safer: readonly string[];
  readonly findings: readonly Finding[];
}
