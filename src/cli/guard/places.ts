/** Where a guard keeps what it needs between two calls, and where an administrator's word lies. */
export interface Places {
  /** Root's, where an agent's user cannot write: the policy snapshot, stops, the server's address. */
  readonly managed: string;
  /** The user's own: spool, holds, stops, the snapshot where nothing is managed. */
  readonly state: string;
  /** Every folder in which a stop may lie, the managed one first. */
  readonly stops: readonly string[];
  readonly snapshot: string;
  readonly spool: string;
  readonly holds: string;
  readonly socket: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * `HOLDPOINT_STATE` moves the user's folder, for tests and machines without a home. It cannot move the
 * managed one, or an agent could start its own guard on an empty record of stops. What is relative would
 * lie in whatever project a hook is called from, and is passed over.
 */
export function placesFor(env: Environment, managedRoot = '/etc/holdpoint'): Places {
  const state = placeOf(env['HOLDPOINT_STATE']) ?? `${stateRoot(env)}/holdpoint`;
  return {
    managed: managedRoot,
    state,
    stops: [`${managedRoot}/stop`, `${state}/stop`],
    snapshot: `${state}/snapshot`,
    spool: `${state}/spool`,
    holds: `${state}/holds`,
    socket: `${state}/guard.sock`,
  };
}

/** Where the rules of a server lie: in root's folder, so that no guard is left without them, or the user's. */
export function serverSnapshot(places: Places, isRoot: boolean): string {
  return isRoot ? `${places.managed}/server.json` : `${places.snapshot}/server.json`;
}

/** Absolute, and not by way of a process, whose folder it would be again. */
function placeOf(given: string | undefined): string | undefined {
  return given !== undefined && /^\/(?!\/*proc(?:\/|$))/.test(given) ? given : undefined;
}

function stateRoot(env: Environment): string {
  const own = placeOf(env['XDG_STATE_HOME']);
  if (own !== undefined) return own;
  return `${env['HOME'] ?? '/nonexistent'}/.local/state`;
}
