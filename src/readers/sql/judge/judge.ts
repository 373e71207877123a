import type { Effect, Signal } from '../../../core/change/types.ts';
import type { Act, ObjectName } from '../acts.ts';
import type { Script, ScriptContext } from '../types.ts';
import { withCost } from './cost.ts';
import { asDescribed, asRolledBack } from './described.ts';
import { effectOf, evidenceOf } from './effect.ts';
import { mildenedCost } from './milden.ts';
import { ScriptMemory } from './memory.ts';
import { outlookOf } from './outlook.ts';
import { remember } from './remember.ts';
import { ruleOn } from './rules.ts';
import type { Scope } from './rules/rule.ts';
import { withSize } from './size-words.ts';
import { weightOf } from './table-size.ts';
import type { Weight } from './table-size.ts';

export interface Judged {
  readonly effects: readonly Effect[];
  readonly signals: readonly Signal[];
}

/** Functions that call each other are followed this far. */
const DEEPEST_CALL = 8;

/** Effects of acts in the order in which they are run, each judged in the light of those before it. */
export function judge(acts: readonly Act[], script: Script, context: ScriptContext): Judged {
  return new Judging(acts, script, context).run();
}

class Judging {
  readonly #acts: readonly Act[];
  readonly #script: Script;
  readonly #context: ScriptContext;
  readonly #effects: Effect[] = [];
  readonly #signals: Signal[] = [];
  readonly #memory: ScriptMemory;
  readonly #scope: Scope;
  /** How many effects there were when the open transaction began; null outside one. */
  #begun: number | null = null;

  constructor(acts: readonly Act[], script: Script, context: ScriptContext) {
    this.#acts = acts;
    this.#script = script;
    this.#context = context;
    this.#memory = context.memory ?? new ScriptMemory();
    this.#memory.begin(script.transactional === true);
    this.#scope = {
      memory: this.#memory,
      outlook: outlookOf(acts),
      dialect: script.dialect,
      weightOf: (table: ObjectName | null) => this.#weightOf(table),
    };
  }

  run(): Judged {
    for (const act of this.#acts) this.#take(act, 0);
    const described = this.#context.stance === 'described';
    return {
      effects: described ? this.#effects.flatMap(asDescribed) : this.#effects,
      signals: described
        ? this.#signals.map((signal) => ({ ...signal, weight: 'note' }))
        : this.#signals,
    };
  }

  /** A table whose rows the change itself may have put there is not what was counted. */
  #weightOf(table: ObjectName | null): Weight {
    if (table === null) return { kind: 'unknown', claim: null };
    const weight = weightOf(this.#memory.key(table), this.#context.sizes);
    if (weight.kind === 'large' || this.#memory.isAsCounted(table)) return weight;
    return { kind: 'unknown', claim: null };
  }

  /** The statement does not say what the type was; a dump of the schema may. */
  #withOldType(act: Act): Act {
    if (act.kind !== 'alter-type' || act.from !== null) return act;
    const types = this.#context.columnTypes;
    const from = types?.get(`${this.#memory.key(act.table)}.${act.column}`) ?? null;
    return { ...act, from };
  }

  #take(given: Act, depth: number): void {
    const act = this.#withOldType(given);
    if (act.kind === 'call' && depth < DEEPEST_CALL && this.#callKnown(act, depth)) return;
    if (act.kind === 'transaction') this.#followTransaction(act.action);
    this.#tell(act);
    remember(act, this.#memory);
  }

  /** The bodies of functions that the script itself has made; false where one is not known. */
  #callKnown(act: Extract<Act, { kind: 'call' }>, depth: number): boolean {
    const bodies = act.functions.map((name) => this.#memory.bodyOf(name));
    if (bodies.includes(null)) return false;
    for (const inner of bodies.flatMap((body) => body ?? [])) this.#take(inner, depth + 1);
    return true;
  }

  #tell(act: Act): void {
    const judged = ruleOn(act, this.#scope);
    if (act.kind === 'opaque') this.#signals.push(...this.#doubt(act));
    if (judged === null) return;
    // The partition is read and locked, however new and empty the table is that it comes to.
    const table = act.kind === 'attach-partition' ? act.partition : judged.table;
    const weight = this.#weightOf(table);
    const isNew = table !== null && this.#memory.isProbablyNew(table);
    const { lockTimeout } = this.#memory;
    const costly = withCost(judged, mildenedCost(act, this.#scope), { isNew, weight, lockTimeout });
    const told = isNew ? costly : withSize(costly, weight);
    this.#effects.push(effectOf(told, act, this.#script, this.#context));
  }

  #doubt(act: Extract<Act, { kind: 'opaque' }>): readonly Signal[] {
    if (act.reason !== 'syntax-error' && act.reason !== 'other-file') return [];
    const evidence = evidenceOf(act, this.#script);
    const message = `${evidence.source}, line ${act.line}, cannot be read: ${act.message}`;
    return [{ kind: 'incomplete-input', weight: 'hold', message, evidence: [evidence] }];
  }

  #followTransaction(action: 'begin' | 'commit' | 'rollback' | 'savepoint'): void {
    if (action === 'savepoint') return;
    // MySQL commits before each change of a table, so nothing of that can be taken back.
    if (action === 'rollback' && this.#begun !== null && this.#script.dialect !== 'mysql') {
      const undone = this.#effects.splice(this.#begun);
      this.#effects.push(...undone.flatMap(asRolledBack));
    }
    this.#begun = action === 'begin' ? this.#effects.length : null;
  }
}
