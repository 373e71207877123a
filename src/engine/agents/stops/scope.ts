import type { AgentSession, HeldCall, StopScope } from '../types.ts';

type Concerned = Pick<AgentSession | HeldCall, 'machine' | 'host' | 'session' | 'repository'>;

/** Whether a stop is about a session. `onSystem`: it was seen to touch the system that the scope names. */
export function concerns(scope: StopScope, session: Concerned, onSystem: boolean): boolean {
  switch (scope.kind) {
    case 'all':
      return true;
    case 'agent':
      return (
        scope.host === session.host &&
        (scope.session === undefined || scope.session === session.session)
      );
    case 'repository':
      return scope.repository === session.repository;
    case 'system':
      return onSystem;
    case 'machine':
      return scope.machine === session.machine;
  }
}

/** A scope in words, as it follows “Stopped”. */
export function describeScope(scope: StopScope): string {
  switch (scope.kind) {
    case 'all':
      return 'every agent';
    case 'agent':
      return scope.session === undefined
        ? `every session of ${scope.host}`
        : `session ${scope.session} of ${scope.host}`;
    case 'repository':
      return `agents in ${scope.repository}`;
    case 'system':
      return `agents on ${scope.system}`;
    case 'machine':
      return `agents on machine ${scope.machine}`;
  }
}
