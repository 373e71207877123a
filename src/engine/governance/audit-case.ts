import { contributorsOf } from '../../core/approval/contributors.ts';
import type { Permission } from '../../core/approval/eligibility.ts';
import { auditLevel } from '../../config/policy/requirements.ts';
import { levelRank } from '../../core/provenance/levels.ts';
import type { Level } from '../../core/provenance/types.ts';
import { instantAfter, type Engine } from '../engine.ts';
import { EngineFault, unknownCase } from '../fault.ts';
import type { StoredCase } from '../ports.ts';
import { auditedEvent } from './events.ts';
import { nameOf } from './name-of.ts';
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
}

/**
 * Writes down what somebody of the level found in a change that was released. Throws `unknown-case`,
 * `not-released` where no directive wants it looked at, or `not-eligible`.
 */
export async function auditCase(engine: Engine, given: GivenAudit): Promise<readonly Audit[]> {
  const wanted = auditing(await engine.store.governance.listDirectives(500));
  return engine.store.transaction(async (tx) => {
    const row = await tx.lockCase(given.case);
    if (row === null) throw unknownCase(given.case);
    const rules = row.verdict.reasons.map(({ rule }) => rule).filter((rule) => wanted.has(rule));
    const hasGone = (await tx.listRecord(row.id)).some(({ kind }) => kind === 'case.released');
    if (rules.length === 0 || !hasGone) throw notWanted(row);
    const audits: Audit[] = [];
    for (const directive of rules) {
      const needed = wanted.get(directive) ?? 'director';
      const level = refuseUnfit(engine, row, given.person, needed);
      const { person, finding, note } = given;
      const at = engine.clock.now();
      const audit = { case: row.id, directive, person, level, at, finding, note };
      await tx.governance.insertAudit(audit);
      await tx.appendToLedger(auditedEvent(row, audit, nameOf(engine, person)));
      audits.push(audit);
    }
    return audits;
  });
}

/** Whether somebody may look after the release: of the level, with neither a hand in it nor an approval of it. */
export function mayAudit(
  { world }: Pick<Engine, 'world'>,
  { assessment, verdict }: StoredCase,
  person: string,
  needed: Level,
): Permission {
  const found = world.catalog.people.get(person);
  if (found?.active !== true) return no('The roster does not know you with an open account.');
  if (levelRank(found.level) < levelRank(needed)) {
    return no(`This takes somebody ${needed} or above, and ${found.name} is ${found.level}.`);
  }
  if (contributorsOf(assessment).has(person)) return no(`${found.name} had a hand in it.`);
  const hasApproved = verdict.answers.some(
    (answer) => answer.person === person && answer.counts && answer.answer === 'approve',
  );
  if (hasApproved) return no(`${found.name} approved it.`);
  return { allowed: true, why: `${found.name} is ${found.level} and had no part in it.` };
}

function no(why: string): Permission {
  return { allowed: false, why };
}

function refuseUnfit(engine: Engine, row: StoredCase, person: string, needed: Level): Level {
  const { allowed, why } = mayAudit(engine, row, person, needed);
  const level = engine.world.catalog.people.get(person)?.level;
  if (allowed && level !== undefined) return level;
  throw new EngineFault('not-eligible', why, `Let another ${needed} look at it.`);
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
