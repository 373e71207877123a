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
import { weightOf } from './table-size.ts';

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
    this.#memory = new ScriptMemory(script.transactional === true);
    this.#scope = {
      memory: this.#memory,
      outlook: outlookOf(acts),
      dialect: script.dialect,
      weightOf: (table: ObjectName | null) => weightOf(table, context.facts),
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
    const { table } = judged;
    const weighed = withCost(judged, mildenedCost(act, this.#scope), {
      isNew: table !== null && this.#memory.isProbablyNew(table),
      weight: this.#scope.weightOf(table),
      lockTimeout: this.#memory.lockTimeout,
      table,
    });
    this.#effects.push(effectOf(weighed, act, this.#script, this.#context));
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
