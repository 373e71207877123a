import type { AgentCall } from '../../../doors/agent/types.ts';
import type { GuardJudgement } from '../judge.ts';
import type { Desk } from '../message.ts';

/** What is held, for whoever keeps it. */
export interface HeldAction {
  readonly call: AgentCall;
  readonly judged: GuardJudgement;
  readonly repository: string | null;
  readonly operator: string | null;
  /** What the agent would do, as text, secrets masked. */
  readonly asked: string;
  readonly operatorOnly: boolean;
  /** Process that asked. */
  readonly caller: number;
  readonly now: string;
}

/** What became of a hold. */
export type HoldAnswer =
  /** Released, and this is the one use of it. */
  | { readonly kind: 'released'; readonly by: string | null; readonly caseId: string | null }
  | { readonly kind: 'refused'; readonly why: string; readonly caseId: string | null }
  | { readonly kind: 'held'; readonly desk: Desk; readonly caseId: string | null };

/** Where what is held waits for a person: a server, this machine, or nowhere (a replay). */
export interface HoldDesk {
  /** True where the server could not be asked. */
  readonly offline: () => boolean;
  /** Counts a use of each grant that it rests on. Null where all were given, else why one was not. */
  readonly useGrant: (
    judged: Pick<GuardJudgement, 'grants' | 'presence'>,
    call: AgentCall,
    operator: string | null,
    decision: string,
  ) => Promise<string | null>;
  readonly bring: (held: HeldAction) => Promise<HoldAnswer>;
}

/** For replays and benchmarks: everything is held, and nobody is told. */
export const NO_DESK: HoldDesk = {
  offline: () => false,
  useGrant: () => Promise.resolve(null),
  bring: () =>
    Promise.resolve({
      kind: 'held',
      desk: { kind: 'none', why: 'A person would have to release it.' },
      caseId: null,
    }),
};
