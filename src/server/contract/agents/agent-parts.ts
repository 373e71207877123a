/** What the API's shapes for agents are made of: names, texts, scopes. */
import { z } from 'zod';
import { Digest, EnvironmentKindSchema, Instant } from '../../../config/schema/change.ts';

export const Count = z.number().int().nonnegative();

/** A text of bounded length that the store and the ledger can keep: NULs out, well-formed Unicode. */
export const text = (most: number) =>
  z
    .string()
    .max(most)
    .overwrite((value) => value.replaceAll('\0', '').toWellFormed());

/** The same, with something in it. */
export const words = (most: number) => text(most).min(1);

/** Opaque id that a guard made once for the machine it stands on. */
export const MachineId = z.string().regex(/^[\w.:-]{1,100}$/, 'expected letters, digits, . : _ -');

/** An unguessable id made by the guard. */
export const GuardMadeId = z
  .string()
  .regex(/^[\w-]{16,64}$/, 'expected 16 to 64 of A-Z a-z 0-9 _ -');

/** Name of an agent's host, as in `holdpoint hook HOST`. */
export const HostId = z.string().regex(/^[\w.-]{1,64}$/, 'expected the name of a host');

/** `github.com/acme/shop`, or a path where there is no remote. */
export const RepositoryName = words(500);

export const AgentOutcome = z.enum(['allow', 'ask', 'hold', 'deny', 'stop']);
export type AgentOutcome = z.infer<typeof AgentOutcome>;

/** How many decisions came out how. */
export const OutcomeCounts = z.object({
  allow: Count,
  ask: Count,
  hold: Count,
  deny: Count,
  stop: Count,
});
export type OutcomeCounts = z.infer<typeof OutcomeCounts>;

/** What a stop is about. The same shape lies in the stop files of a machine. */
export const StopScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('all') }),
  z.object({ kind: z.literal('agent'), host: HostId, session: words(200).exactOptional() }),
  z.object({ kind: z.literal('repository'), repository: RepositoryName }),
  z.object({ kind: z.literal('system'), system: words(200) }),
  z.object({ kind: z.literal('machine'), machine: MachineId }),
]);
export type StopScope = z.infer<typeof StopScope>;

export { Digest, EnvironmentKindSchema, Instant };
