import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { RequestRef } from '../../../../../engine/forge/types.ts';

/** Shapes that webhooks and answers have in common. */
export const shaSchema = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
export const repositoryNameSchema = z
  .string()
  .regex(/^[A-Za-z0-9_.-]{1,100}\/[A-Za-z0-9_.-]{1,100}$/);
export const numberSchema = z.int().positive();
/** Git’s own limit is lower on most systems; what is longer is no branch. */
export const branchSchema = z.string().min(1).max(1000);

/** A number that is safe in a path. Throws `ForgeFault`. */
export function pathNumber({ number }: RequestRef): string {
  if (numberSchema.safeParse(number).success) return String(number);
  throw new ForgeFault('malformed', 'GitHub: a request has a whole number above zero');
}

/** A commit’s id that is safe in a path. Throws `ForgeFault`. */
export function pathCommit(commit: string): string {
  if (shaSchema.safeParse(commit).success) return commit;
  throw new ForgeFault('malformed', 'GitHub: a commit is named by its whole id');
}
