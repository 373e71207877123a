import { EngineFault } from '../../fault.ts';
import type { AgentReads } from '../ports.ts';
import type { Stop } from '../types.ts';
import { unknownStop } from './acknowledge-stop.ts';

/** A stop that binds, as the ledger has it. Throws `unknown-stop`, or `already-resumed`. */
export async function findInForce(reads: AgentReads, id: string): Promise<Stop> {
  const { stops } = await reads.activeStops();
  const binding = stops.find((stop) => stop.id === id);
  if (binding !== undefined) return binding;
  const row = await reads.findStop(id);
  if (row === null) throw unknownStop(id);
  throw new EngineFault(
    'already-resumed',
    `This stop ended at ${row.resumed?.at ?? row.at}.`,
    'Reload the page to see who ended it and why.',
  );
}
