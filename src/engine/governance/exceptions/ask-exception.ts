import type { ExceptionScope } from '../../../core/approval/standing.ts';
import { CORE_RULES } from '../../../config/policy/core-rules.ts';
import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import { askedEvent } from './exception-events.ts';
import { lockWaiting } from '../redecide/lock-waiting.ts';
import { nameOf } from '../../name-of.ts';
import type { AskedException, StoredException } from '../types.ts';

const DAY = 24 * 60 * 60 * 1000;
const LONGEST = 30 * DAY;

export interface GivenException {
  /** Person id, from their own session. */
  readonly person: string;
  /** Ids of rules, or `*`. */
  readonly rules: readonly string[];
  readonly scope: ExceptionScope;
  readonly reason: string;
  /** ISO instant, at most 30 days away. */
  readonly ends: string;
}

/**
 * Asks for leave to go without what some rules want, until an end. Nothing comes of it until somebody who has
 * that power grants it. Throws `unknown-case`, `already-decided`, `unknown-system`, `unknown-rule`, `bad-time`
 * or `not-eligible`.
 */
export async function askException(
  engine: Engine,
  { person, rules, scope, reason, ends }: GivenException,
): Promise<StoredException> {
  const now = engine.clock.now();
  if (engine.world.catalog.people.get(person)?.active !== true) {
    throw new EngineFault(
      'not-eligible',
      `${person} is nobody whom the roster knows with an open account.`,
      'Let somebody whom the catalog knows ask for it.',
    );
  }
  refuseBadEnd(ends, now);
  const asked: AskedException = {
    id: engine.ids.next(),
    rules: [...new Set(rules)].toSorted(),
    scope: distinctScope(scope),
    reason,
    askedBy: person,
    askedAt: now,
    ends: new Date(Date.parse(ends)).toISOString(),
  };
  refuseUnknownSystems(engine, scope);
  await engine.store.transaction(async (tx) => {
    await refuseUnknownRules(engine, tx, asked);
    await tx.governance.insertException(asked);
    await tx.appendToLedger(askedEvent(asked, nameOf(engine, person)));
  });
  const untouched = { answer: null, revoked: null, settledAt: null, overdueAt: null, review: null };
  return { ...asked, ...untouched };
}

function distinctScope(scope: ExceptionScope): ExceptionScope {
  if (scope.kind === 'case') return scope;
  return { kind: 'systems', systems: [...new Set(scope.systems)].toSorted() };
}

function refuseBadEnd(ends: string, now: string): void {
  const left = Date.parse(ends) - Date.parse(now);
  const advice =
    'An exception ends in the future, within 30 days. What has to last longer is a rule.';
  if (!(left > 0))
    throw new EngineFault('bad-time', 'The exception would be over already.', advice);
  if (left > LONGEST) {
    throw new EngineFault('bad-time', 'The exception would last longer than 30 days.', advice);
  }
}

function refuseUnknownSystems({ world }: Engine, scope: ExceptionScope): void {
  if (scope.kind === 'case') return;
  const known = new Set(world.catalog.catalog.systems.map(({ id }) => id));
  const stranger = scope.systems.find((id) => !known.has(id));
  if (stranger === undefined) return;
  throw new EngineFault(
    'unknown-system',
    `The catalog has no system ${stranger}.`,
    'See the catalog for the ids that there are.',
  );
}

/** What the case is held by may be named, and what the policy has; all else is a slip of the pen. */
async function refuseUnknownRules(
  engine: Engine,
  tx: StoreTransaction,
  { rules, scope }: AskedException,
): Promise<void> {
  const { policy } = engine.world;
  const known = new Set(['*', ...CORE_RULES]);
  for (const { id } of policy.rules) known.add(id);
  for (const { id } of policy.directives) known.add(id);
  if (scope.kind === 'case') {
    const row = await lockWaiting(tx, scope.case);
    for (const { rule } of row.verdict.reasons) known.add(rule);
  }
  const stranger = rules.find((rule) => !known.has(rule));
  const fixed = rules.find((rule) => NOT_LIFTED.has(rule));
  if (stranger !== undefined) {
    throw new EngineFault(
      'unknown-rule',
      `There is no rule ${stranger}.`,
      'Name rules as the case shows them, or * for all that may be lifted.',
    );
  }
  if (fixed !== undefined) {
    throw new EngineFault(
      'unknown-rule',
      `No exception lifts ${fixed}: what answers are worth rests on it.`,
      'Do what it asks for.',
    );
  }
}

const NOT_LIFTED: ReadonlySet<string> = new Set(['unknown-hands', 'refused', 'overdue-review']);
