import type { LedgerEvent } from '../../ports.ts';
import type { RefusedRecord } from '../decisions/spool-run.ts';
import type { AgentDecision, Gap, HeldCall } from '../types.ts';

const OUTCOME_WORDS = {
  allow: 'was allowed',
  ask: 'asked its person',
  hold: 'was held',
  deny: 'was denied',
  stop: 'was stopped',
} as const;

/** A decision that was no plain pass. */
export function decidedEvent(
  decision: AgentDecision,
  digest: string,
  by: string,
  at: string,
): LedgerEvent {
  const { host, outcome, headline, tool } = decision;
  return {
    kind: 'agent.decided',
    at,
    case: null,
    actor: by,
    text: `${host} ${OUTCOME_WORDS[outcome]}: ${headline === '' ? tool : headline}`,
    body: { digest, decision },
  };
}

/** All that a batch allowed, by digest: the records lie in the store. */
export function allowedBatchEvent(
  allowed: readonly { readonly decision: AgentDecision; readonly digest: string }[],
  batchDigest: string,
  by: string,
  at: string,
): LedgerEvent {
  const hosts = [...new Set(allowed.map(({ decision }) => decision.host))].toSorted();
  const offline = allowed.filter(({ decision }) => decision.offline).length;
  const inProduction = allowed.filter(({ decision }) => decision.environment === 'production');
  return {
    kind: 'agent.allowed-batch',
    at,
    case: null,
    actor: by,
    text: `${allowed.length} ${allowed.length === 1 ? 'action' : 'actions'} of ${hosts.join(', ')} passed`,
    body: {
      count: allowed.length,
      offline,
      inProduction: inProduction.length,
      hosts,
      machines: [...new Set(allowed.map(({ decision }) => decision.machine))].toSorted(),
      digest: batchDigest,
      records: allowed.map(({ digest }) => digest),
    },
  };
}

export function gapEvent(gap: Gap, by: string, at: string): LedgerEvent {
  return {
    kind: 'agent.gap',
    at,
    case: null,
    actor: by,
    text: `Decisions ${numbers(gap)} of machine ${gap.machine} are missing`,
    body: { ...gap },
  };
}

export function gapFilledEvent(gap: Gap, by: string, at: string): LedgerEvent {
  return {
    kind: 'agent.gap-filled',
    at,
    case: null,
    actor: by,
    text: `Decisions ${numbers(gap)} of machine ${gap.machine} came late`,
    body: { ...gap },
  };
}

/** A record that was not taken in is kept here as it came, where it could be read. */
export function recordRefusedEvent(record: RefusedRecord, by: string, at: string): LedgerEvent {
  return {
    kind: 'agent.record-refused',
    at,
    case: null,
    actor: by,
    text: `A record of a guard was not taken in: ${record.why}`,
    body: { ...record },
  };
}

export function heldEvent(
  caseId: string,
  call: HeldCall,
  title: string,
  by: string,
  at: string,
): LedgerEvent {
  return {
    kind: 'agent.held',
    at,
    case: caseId,
    actor: by,
    text: `${call.host} waits for people: ${title}`,
    body: { ...call },
  };
}

function numbers({ from, to }: Gap): string {
  return from === to ? String(from) : `${from} to ${to}`;
}
