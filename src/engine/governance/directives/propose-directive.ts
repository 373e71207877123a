import type { Engine } from '../../engine.ts';
import { EngineFault } from '../../fault.ts';
import type { StoreTransaction } from '../../ports.ts';
import { proposedEvent } from './directive-events.ts';
import {
  lengthOf,
  refuseBadSpan,
  refuseMistakes,
  refuseOverlap,
  spanOf,
} from './directive-terms.ts';
import { instantAfter } from '../../engine.ts';
import type { DirectiveAct, DirectiveTerms, StoredDirective } from '../types.ts';

/** A directive with all that was done to it. */
export interface DirectiveFile {
  readonly directive: StoredDirective;
  readonly acts: readonly DirectiveAct[];
}

/**
 * Proposes a directive; it binds nobody until somebody signs it. `by`: name of a token, or a person's id.
 * Throws `bad-time`, `bad-directive` or `directive-taken`.
 */
export async function proposeDirective(
  engine: Engine,
  name: string,
  terms: DirectiveTerms,
  by: string,
): Promise<DirectiveFile> {
  return engine.store.transaction(async (tx) => {
    const at = engine.clock.now();
    const span = spanOf(terms, at);
    const person = engine.world.catalog.people.has(by) ? by : null;
    refuseMistakes(name, terms, span, person, engine.world);
    await tx.governance.lockDirectives();
    refuseOverlap(engine, name, terms, span, await tx.governance.openDirectives(at));
    const directive: StoredDirective = {
      id: engine.ids.next(),
      name,
      terms,
      proposedBy: by,
      proposedAt: at,
      signed: null,
      closed: null,
    };
    await tx.governance.insertDirective(directive);
    const act = await addAct(engine, tx, directive, 'start', null, terms.reason, by);
    return { directive, acts: [act] };
  });
}

export interface GivenExtension {
  readonly name: string;
  readonly until: DirectiveTerms['until'];
  readonly reason: string;
  /** Name of a token, or a person's id. */
  readonly by: string;
}

/** Proposes another end. `for` counts from the present end. Throws `unknown-directive`, `already-settled` or `bad-time`. */
export async function proposeExtension(
  engine: Engine,
  { name, until, reason, by }: GivenExtension,
): Promise<DirectiveFile> {
  return engine.store.transaction(async (tx) => {
    await tx.governance.lockDirectives();
    const directive = await findOpen(tx, name, engine.clock.now());
    const ends =
      'ends' in until
        ? new Date(Date.parse(until.ends)).toISOString()
        : instantAfter(directive.signed.ends, lengthOf(until.for));
    refuseBadExtension(directive, ends, engine.clock.now());
    await addAct(engine, tx, directive, 'extend', ends, reason, by);
    return { directive, acts: await tx.governance.actsOf(directive.id) };
  });
}

/** Proposes to end it at once. Throws `unknown-directive` or `already-settled`. */
export async function proposeEnd(
  engine: Engine,
  { name, reason, by }: Omit<GivenExtension, 'until'>,
): Promise<DirectiveFile> {
  return engine.store.transaction(async (tx) => {
    await tx.governance.lockDirectives();
    const directive = await findOpen(tx, name, engine.clock.now());
    await addAct(engine, tx, directive, 'end', null, reason, by);
    return { directive, acts: await tx.governance.actsOf(directive.id) };
  });
}

export type OpenDirective = StoredDirective & {
  readonly signed: NonNullable<StoredDirective['signed']>;
};

/** A signed directive that is not over. Throws `unknown-directive` or `already-settled`. */
export async function findOpen(
  tx: Pick<StoreTransaction, 'governance'>,
  name: string,
  now: string,
): Promise<OpenDirective> {
  const directive = await tx.governance.findDirective(name);
  if (directive === null) throw unknownDirective(name);
  const { signed, closed } = directive;
  if (signed === null) {
    throw new EngineFault(
      'already-settled',
      `Nobody has signed the directive ${name} yet.`,
      'It binds nobody: sign it on its page first, or let it be.',
    );
  }
  if (closed !== null || Date.parse(signed.ends) <= Date.parse(now)) {
    throw new EngineFault(
      'already-settled',
      `The directive ${name} is over since ${closed?.at ?? signed.ends}.`,
      'Start another one if it is still wanted; its report says what this one did.',
    );
  }
  return { ...directive, signed };
}

/** Throws `bad-time` where the new end is no later, or too far from the beginning. */
export function refuseBadExtension({ signed }: OpenDirective, ends: string, now: string): void {
  if (Date.parse(ends) <= Date.parse(signed.ends)) {
    throw new EngineFault(
      'bad-time',
      `An extension ends later than the directive does now (${signed.ends}), and this ends at ${ends}.`,
      'To let it end earlier, end it.',
    );
  }
  refuseBadSpan({ starts: signed.starts, ends }, now);
}

async function addAct(
  engine: Engine,
  tx: StoreTransaction,
  directive: StoredDirective,
  kind: DirectiveAct['kind'],
  ends: string | null,
  reason: string,
  by: string,
): Promise<DirectiveAct> {
  const act: DirectiveAct = {
    id: engine.ids.next(),
    directive: directive.id,
    kind,
    ends,
    reason,
    proposedBy: by,
    proposedAt: engine.clock.now(),
    signed: null,
  };
  await tx.governance.insertAct(act);
  await tx.appendToLedger(proposedEvent(directive, act));
  return act;
}

export function unknownDirective(name: string): EngineFault {
  return new EngineFault(
    'unknown-directive',
    `There is no directive ${name}.`,
    'See holdpoint directive list, or the page of the directives, for those there are.',
  );
}
