import { requirementWords } from '../../../config/policy/requirements.ts';
import { scopeCondition } from '../../../config/policy/scope.ts';
import type { LedgerEvent } from '../../ports.ts';
import type { DirectiveAct, SignedDirective, StoredDirective } from '../types.ts';

const PROPOSED = { start: 'starts', extend: 'is extended', end: 'ends early' } as const;

export function proposedEvent(directive: StoredDirective, act: DirectiveAct): LedgerEvent {
  const { name, terms } = directive;
  const until = act.ends === null ? '' : ` until ${act.ends}`;
  return {
    kind: 'directive.proposed',
    at: act.proposedAt,
    case: null,
    actor: act.proposedBy,
    text: `${act.proposedBy} proposed that the directive ${name} ${PROPOSED[act.kind]}${until}: ${act.reason}`,
    body: {
      directive: directive.id,
      name,
      act: act.id,
      kind: act.kind,
      ends: act.ends,
      reason: act.reason,
      ...(act.kind === 'start' ? { terms } : {}),
    },
  };
}

/** Holds the terms whole: what bound people is read from here years later. */
export function startedEvent(
  { id, name, terms }: StoredDirective,
  signed: SignedDirective,
  act: string,
  evidence: string,
  who: string,
): LedgerEvent {
  return {
    kind: 'directive.started',
    at: signed.at,
    case: null,
    actor: signed.by,
    text: `${who} (${signed.level}) signed the directive ${name}: ${requirementWords(terms.requires)}, where ${scopeCondition(terms.scope)}, from ${signed.starts} to ${signed.ends}: ${terms.reason}`,
    body: { directive: id, name, terms, signed, act, evidence },
  };
}

export function extendedEvent(
  { id, name, signed }: StoredDirective,
  act: DirectiveAct & { readonly signed: NonNullable<DirectiveAct['signed']> },
  who: string,
): LedgerEvent {
  return {
    kind: 'directive.extended',
    at: act.signed.at,
    case: null,
    actor: act.signed.by,
    text: `${who} (${act.signed.level}) extended the directive ${name} from ${signed?.ends ?? 'its end'} to ${act.ends ?? ''}: ${act.reason}`,
    body: {
      directive: id,
      name,
      act: act.id,
      before: signed?.ends ?? null,
      ends: act.ends,
      reason: act.reason,
      level: act.signed.level,
      evidence: act.signed.evidence,
    },
  };
}

/** Ended early by somebody, or, with neither act nor name, by time. */
export function endedEvent(
  { id, name, signed }: StoredDirective,
  by: { readonly act: DirectiveAct; readonly who: string } | null,
  at: string,
): LedgerEvent {
  const act = by?.act.signed ? by.act : null;
  return {
    kind: 'directive.ended',
    at,
    case: null,
    actor: act?.signed?.by ?? null,
    text:
      by === null
        ? `The directive ${name} is over`
        : `${by.who} ended the directive ${name} before its time: ${by.act.reason}`,
    body: {
      directive: id,
      name,
      was: signed?.ends ?? null,
      ...(act === null
        ? {}
        : { act: act.id, reason: act.reason, evidence: act.signed?.evidence ?? '' }),
    },
  };
}
