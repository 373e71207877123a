import type { LedgerEvent } from '../../ports.ts';
import { describeScope } from './scope.ts';
import type { Acknowledgement, SessionKey, Stop, Tampering } from '../types.ts';

/** `isSigned`: it ends by nothing but what a person signed. */
export function stopIssuedEvent(
  stop: Stop,
  revision: number,
  name: string,
  isSigned: boolean,
): LedgerEvent {
  return {
    kind: 'stop.issued',
    at: stop.at,
    case: null,
    actor: stop.by,
    text: `${name} stopped ${describeScope(stop.scope)}: ${stop.reason}`,
    body: {
      stop: stop.id,
      scope: stop.scope,
      reason: stop.reason,
      revision,
      ...(isSigned && { ends: 'signed' }),
    },
  };
}

export function stopAcknowledgedEvent(
  stop: Stop,
  session: SessionKey,
  said: Acknowledgement,
  by: string,
): LedgerEvent {
  const words = {
    refused: 'had its next action refused',
    ended: 'ended its loop',
    killed: 'had its process ended',
  };
  return {
    kind: 'stop.acknowledged',
    at: said.receivedAt,
    case: null,
    actor: by,
    text: `A session of ${session.host} ${words[said.how]} by the stop of ${describeScope(stop.scope)}`,
    body: {
      stop: stop.id,
      agent: said.agent,
      host: session.host,
      session: session.session,
      machine: session.machine,
      how: said.how,
      obeyedAt: said.at,
    },
  };
}

export function stopResumedEvent(
  stop: Stop,
  revision: number,
  person: { readonly id: string; readonly name: string },
  { reason, evidence }: { readonly reason: string; readonly evidence: string | null },
  at: string,
): LedgerEvent {
  return {
    kind: 'stop.resumed',
    at,
    case: null,
    actor: person.id,
    text: `${person.name} let ${describeScope(stop.scope)} go on: ${reason}`,
    body: {
      stop: stop.id,
      scope: stop.scope,
      reason,
      revision,
      ...(evidence !== null && { evidence }),
    },
  };
}

/** A person or a machine that may not end a stop tried to. */
export function resumeRefusedEvent(stop: Stop, by: string, why: string, at: string): LedgerEvent {
  return {
    kind: 'stop.resume-refused',
    at,
    case: null,
    actor: by,
    text: `${by} tried to end the stop of ${describeScope(stop.scope)} and was refused: ${why}`,
    body: { stop: stop.id, why },
  };
}

export function stopTamperedEvent(said: Tampering, by: string, at: string): LedgerEvent {
  return {
    kind: 'stop.tampered',
    at,
    case: null,
    actor: by,
    text: `A stop was tampered with on machine ${said.machine}: ${said.what}`,
    body: { ...said },
  };
}
