import { EngineFault } from '../../engine/fault.ts';
import type { CliContext } from '../context.ts';
import { UsageError } from '../faults.ts';

/** Whom the shell belongs to, as it says itself; null where it does not. */
export function operatorIn(env: CliContext['env']): string | null {
  const said = env['SUDO_USER'] ?? env['USER'] ?? env['LOGNAME'] ?? '';
  return /^[\w.@-]{1,100}$/.test(said) ? said : null;
}

/** A refusal of the engine is about what was asked for. */
export function asUsageError(error: unknown): never {
  throw error instanceof EngineFault
    ? new UsageError(`${error.message} ${error.advice}`, { cause: error })
    : error;
}
