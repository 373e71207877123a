import { asksPresence } from '../../core/approval/presence.ts';
import { requirementWords } from '../../config/policy/requirements.ts';
import { scopeCondition } from '../../config/policy/scope.ts';
import type { Engine } from '../../engine/engine.ts';
import { mayAudit, type AuditItem } from '../../engine/governance/audit-case.ts';
import { nameOf } from '../../engine/name-of.ts';
import type { DirectiveFile } from '../../engine/governance/directives/propose-directive.ts';
import { maySign } from '../../engine/governance/directives/sign-directive.ts';
import type { StoredDirective } from '../../engine/governance/types.ts';
import type * as contract from '../contract/governance/directives.ts';
import type { Named } from '../contract/governance/exceptions.ts';
import { listedCase } from '../../engine/cases/listed-case.ts';
import { summaryOf } from './case-summary.ts';

const DAY = 24 * 60 * 60 * 1000;

/** A directive as `viewer` sees it: a person's id, or null for a machine, which signs nothing. */
export function directiveOf(
  engine: Engine,
  { directive, acts }: DirectiveFile,
  viewer: string | null,
): contract.Directive {
  const now = engine.clock.now();
  const { id, name, terms, signed, closed } = directive;
  const permission =
    viewer === null
      ? { allowed: false, why: 'People sign on the page; a token cannot.' }
      : maySign(engine, viewer);
  return {
    id,
    name,
    title: terms.title,
    reason: terms.reason,
    state: stateOf(directive, now),
    scope: scopeOf(terms.scope),
    scopeText: scopeCondition(terms.scope),
    requires: [...terms.requires],
    requiresText: requirementWords(terms.requires),
    proposedBy: named(engine, directive.proposedBy),
    proposedAt: directive.proposedAt,
    issuedBy: signed && named(engine, signed.by),
    level: signed?.level ?? null,
    starts: signed?.starts ?? null,
    ends: signed?.ends ?? null,
    daysLeft: signed && daysLeft(closed?.at ?? signed.ends, now),
    closed: closed && { ...closed, by: closed.by === null ? null : named(engine, closed.by) },
    acts: acts.map((act) => ({
      id: act.id,
      kind: act.kind,
      ends: act.ends,
      reason: act.reason,
      proposedBy: named(engine, act.proposedBy),
      proposedAt: act.proposedAt,
      signed: act.signed && { ...act.signed, by: named(engine, act.signed.by) },
    })),
    me: { canSign: permission.allowed, why: permission.why },
  };
}

export function auditItemOf(engine: Engine, item: AuditItem, viewer: string): contract.AuditItem {
  const { allowed, why } = mayAudit(engine, item.case, viewer, item.level);
  return {
    case: summaryOf(listedCase(item.case), viewer),
    directive: item.directive,
    level: item.level,
    audits: item.audits.map(({ person, level, at, finding, note, evidence }) => ({
      by: named(engine, person),
      level,
      at,
      finding,
      note,
      evidence,
    })),
    signs: asksPresence(item.case.assessment, engine.world.policy),
    me: { canAudit: allowed, why },
  };
}

function stateOf({ signed, closed }: StoredDirective, now: string): contract.DirectiveState {
  if (signed === null) return closed === null ? 'proposed' : 'dropped';
  if (closed !== null || Date.parse(signed.ends) <= Date.parse(now)) return 'ended';
  return Date.parse(signed.starts) <= Date.parse(now) ? 'in-force' : 'coming';
}

function daysLeft(end: string, now: string): number {
  return Math.max(0, Math.ceil((Date.parse(end) - Date.parse(now)) / DAY));
}

function scopeOf(scope: StoredDirective['terms']['scope']): contract.DirectiveScope {
  const { tiers, systems, environments, when } = scope;
  return {
    ...(tiers && { tiers: [...tiers] }),
    ...(systems && { systems: [...systems] }),
    ...(environments && { environments: [...environments] }),
    ...(when !== undefined && { when }),
  };
}

function named(engine: Engine, id: string): Named {
  return { id, name: nameOf(engine, id) };
}
