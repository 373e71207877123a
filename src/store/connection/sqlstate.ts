/** What PostgreSQL's errors mean for us, by SQLSTATE (PostgreSQL manual, appendix A). */

/** The whole transaction may simply be run again. */
const TRY_AGAIN = new Set([
  '40001', // serialization_failure
  '40P01', // deadlock_detected
]);

/** The server ended this connection or does not take new ones just now. */
const CONNECTION_LOST = /^(08...|57P01|57P02|57P03|57P05|53300)$/;

/** Errors of the operating system that say the same. */
const SOCKET_LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT', // the unix socket of a server that is not up
]);

/** The five characters of an error that the server reported, or null. Looks through causes. */
export function sqlStateOf(error: unknown): string | null {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('severity' in at && 'code' in at && typeof at.code === 'string') return at.code;
  }
  return null;
}

export function isSerialisationFailure(error: unknown): boolean {
  return TRY_AGAIN.has(sqlStateOf(error) ?? '');
}

/** True when the connection is gone, so that a transaction not yet committing was rolled back. */
export function isConnectionLoss(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== null) return CONNECTION_LOST.test(state);
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && SOCKET_LOST.has(at.code)) return true;
    // The driver gives these no code.
    if (/^Connection terminated|is not queryable$/.test(at.message)) return true;
    if (at instanceof AggregateError && at.errors.some(isConnectionLoss)) return true;
  }
  return false;
}

/** True when a text has no form in the database: a NUL character is the only one left after the driver. */
export function isBadText(error: unknown): boolean {
  return sqlStateOf(error) === '22021';
}

/** True when the server itself said that a COMMIT failed, and is there to say so: nothing was kept. */
export function commitWasRefused(error: unknown): boolean {
  return error instanceof Error && 'severity' in error && error.severity === 'ERROR';
}
