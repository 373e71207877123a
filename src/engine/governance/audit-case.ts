import { contributorsOf } from '../../core/approval/people/contributors.ts';
import { withPresentHands } from '../../core/approval/people/present-hands.ts';
import { asksPresence } from '../../core/approval/presence.ts';
import type { Permission } from '../../core/approval/people/eligibility.ts';
import { auditLevel } from '../../config/policy/requirements.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Level } from '../../core/provenance/types.ts';
import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault, unknownCase } from '../fault.ts';
import type { StoredCase, StoreReads } from '../ports.ts';
import { signedTransaction } from '../presence/proof/signed-transaction.ts';
import { caseSubject } from '../presence/statements/case-subject.ts';
import { evidenceOf } from '../presence/statements/evidence-of.ts';
import { issueChallenge, type Asked } from '../presence/statements/issue-challenge.ts';
import type { Challenge, GivenPresence } from '../presence/types.ts';
import { auditedEvent } from './events.ts';
import { nameOf } from '../name-of.ts';
import type { GovernanceReads } from './ports.ts';
import type { Audit, AuditFinding, StoredDirective } from './types.ts';

/** A released change that a directive wants looked at, with what was found so far. */
export interface AuditItem {
  readonly case: StoredCase;
  readonly directive: string;
  /** Who looks is of this level or above. */
  readonly level: Level;
  readonly audits: readonly Audit[];
}

const MOST = 200;

/** Directives of the last months still send what they let through. */
const LOOK_BACK = 180 * 24 * 60 * 60 * 1000;

/** Riskiest first; those that nobody has looked at before the others. */
export async function auditQueue(engine: Engine): Promise<readonly AuditItem[]> {
  const { store, clock } = engine;
  const since = instantAfter(clock.now(), -LOOK_BACK);
  const wanted = auditing(await store.governance.listDirectives(500));
  if (wanted.size === 0) return [];
  const ids = await store.governance.releasedUnder([...wanted.keys()], since, MOST);
  const audits = Map.groupBy(await store.governance.auditsOf(ids), (each) => each.case);
  const items: AuditItem[] = [];
  for (const id of ids) {
    const row = await store.findCase(id);
    if (row === null) continue;
    for (const { rule } of row.verdict.reasons) {
      const level = wanted.get(rule);
      if (level === undefined) continue;
      const found = (audits.get(id) ?? []).filter(({ directive }) => directive === rule);
      items.push({ case: row, directive: rule, level, audits: found });
    }
  }
  return items.toSorted(
    (a, b) =>
      Number(a.audits.length > 0) - Number(b.audits.length > 0) ||
      b.case.assessment.risk.points - a.case.assessment.risk.points ||
      (a.case.submittedAt < b.case.submittedAt ? -1 : 1),
  );
}

export interface GivenAudit {
  readonly case: string;
  /** Person id, from their own session. */
  readonly person: string;
  readonly finding: AuditFinding;
  readonly note: string;
  /** Directives that it is for; left out for all that this person is senior enough for. */
  readonly directives?: readonly string[];
  /** Their passkey's signature; left out where the session is to do. */
  readonly presence?: GivenPresence;
}

/** What the page needs so that this person can sign. Throws as `auditCase` does, or `no-passkey`. */
export async function challengeAudit(
  engine: Engine,
  given: Omit<GivenAudit, 'presence'>,
): Promise<Challenge> {
  const row = await engine.store.findCase(given.case);
  if (row === null) throw unknownCase(given.case);
  const directives = await answeredBy(engine, engine.store, row, given);
  return issueChallenge(engine, askedOf(row, directives, given));
}

/**
 * Writes down what somebody found in a change that was released, for each directive whose level they have.
 * Where the policy asks for presence on such a change, their passkey has signed exactly this. Throws
 * `unknown-case`, `not-released` where no directive wants it looked at, `not-eligible`, `presence-required`,
 * or what `takeAssertion` throws.
 */
export async function auditCase(engine: Engine, given: GivenAudit): Promise<readonly Audit[]> {
  return signedTransaction(engine, async (tx) => {
    const row = await tx.lockCase(given.case);
    if (row === null) throw unknownCase(given.case);
    const directives = await answeredBy(engine, tx, row, given);
    const { person, finding, note, presence } = given;
    const evidence = await evidenceOf(tx, engine, {
      ...askedOf(row, directives, given),
      asks: asksPresence(row.assessment, engine.world.policy),
      presence,
    });
    const audits: Audit[] = [];
    const at = engine.clock.now();
    const level = engine.world.catalog.people.get(person)?.level ?? 'junior';
    for (const directive of directives) {
      const audit = { case: row.id, directive, person, level, at, finding, note, evidence };
      await tx.governance.insertAudit(audit);
      await tx.appendToLedger(auditedEvent(row, audit, nameOf(engine, person)));
      audits.push(audit);
    }
    return audits;
  });
}

function askedOf(
  row: StoredCase,
  directives: readonly string[],
  { person, finding, note }: Omit<GivenAudit, 'presence'>,
): Asked {
  const subject = { ...caseSubject(row), directives: [...directives], finding, note };
  return { person, purpose: 'audit', subject };
}

/** The directives that this look answers, sorted: each by the level that it names itself. */
async function answeredBy(
  engine: Engine,
  reads: StoreReads & { readonly governance: GovernanceReads },
  row: StoredCase,
  { person, directives }: Omit<GivenAudit, 'presence'>,
): Promise<readonly string[]> {
  const wanting = auditing(await reads.governance.listDirectives(500));
  const wanted = new Map(
    row.verdict.reasons.flatMap(({ rule }) => {
      const level = wanting.get(rule);
      return level === undefined ? [] : [[rule, level] as const];
    }),
  );
  const hasGone = (await reads.listRecord(row.id)).some(({ kind }) => kind === 'case.released');
  const asked = directives ?? [...wanted.keys()];
  if (!hasGone || asked.length === 0 || asked.some((each) => !wanted.has(each))) {
    throw notWanted(row);
  }
  const refusals = new Map(
    [...new Set(asked)].map((directive) => {
      const needed = wanted.get(directive) ?? 'director';
      const { allowed, why } = mayAudit(engine, row, person, needed);
      return [directive, allowed ? null : { why, needed }] as const;
    }),
  );
  const answered = [...refusals].filter(([, refusal]) => refusal === null);
  const refused = [...refusals.values()].find((refusal) => refusal !== null);
  // What was asked for by name is recorded whole or not at all.
  if (refused && (directives !== undefined || answered.length === 0)) {
    throw new EngineFault('not-eligible', refused.why, `Let another ${refused.needed} look at it.`);
  }
  return answered.map(([directive]) => directive).toSorted();
}

/**
 * Whether somebody may look after the release: of the level, with neither a hand in it nor an approval of it, by
 * whatever accounts are known to be theirs by now.
 */
export function mayAudit(
  { world }: Pick<Engine, 'world'>,
  { assessment, verdict }: StoredCase,
  person: string,
  needed: Level,
): Permission {
  const { catalog } = world;
  const found = catalog.people.get(person);
  if (found?.active !== true) return no('The roster does not know you with an open account.');
  if (levelRank(found.level) < levelRank(needed)) {
    return no(`This takes somebody ${needed} or above, and ${found.name} is ${found.level}.`);
  }
  if (contributorsOf(withPresentHands(assessment, catalog)).has(person)) {
    return no(`${found.name} had a hand in it.`);
  }
  const isTheirs = (id: string) =>
    id === person || (!catalog.people.has(id) && catalog.personBy(id)?.id === person);
  const hasApproved = verdict.answers.some(
    (answer) => isTheirs(answer.person) && answer.counts && answer.answer === 'approve',
  );
  if (hasApproved) return no(`${found.name} approved it.`);
  return { allowed: true, why: `${found.name} is ${found.level} and had no part in it.` };
}

function no(why: string): Permission {
  return { allowed: false, why };
}

/** Names of directives that want a look after the release, with who is to look. */
function auditing(directives: readonly StoredDirective[]): ReadonlyMap<string, Level> {
  return new Map(
    directives.flatMap(({ name, terms, signed }) => {
      const level = signed === null ? null : auditLevel(terms.requires);
      return level === null ? [] : [[name, level] as const];
    }),
  );
}

function notWanted({ id }: StoredCase): EngineFault {
  return new EngineFault(
    'not-released',
    `No directive wants case ${id} looked at after its release.`,
    'See the audit queue for those that one does.',
  );
}
