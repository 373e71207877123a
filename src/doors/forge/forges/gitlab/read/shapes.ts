import { z } from 'zod';
import { ForgeFault } from '../../../../../engine/forge/ports.ts';
import type { RequestRef } from '../../../../../engine/forge/types.ts';

/** Shapes that webhooks and answers have in common. */
export const shaSchema = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);
export const numberSchema = z.int().positive();
export const branchSchema = z.string().min(1).max(1000);

const PART = /^[A-Za-z0-9_.-]{1,255}$/;
const MOST_PARTS = 22;

/** Groups may lie in groups: `acme/payments/shop`. */
export const projectNameSchema = z
  .string()
  .max(2000)
  .refine((name) => isProjectName(name));

function isProjectName(name: string): boolean {
  const parts = name.split('/');
  return (
    parts.length >= 2 &&
    parts.length <= MOST_PARTS &&
    parts.every((part) => PART.test(part) && part !== '.' && part !== '..')
  );
}

/** The path of a project by its name, or by its number where that is known. Throws `ForgeFault`. */
export function projectPath(project: string | number): string {
  if (typeof project === 'number') return `/projects/${project}`;
  if (isProjectName(project)) return `/projects/${encodeURIComponent(project)}`;
  throw new ForgeFault('malformed', 'GitLab: a project is named as group/name');
}

/** Throws `ForgeFault`. */
export function requestPath({ repository, number }: RequestRef): string {
  if (!numberSchema.safeParse(number).success) {
    throw new ForgeFault('malformed', 'GitLab: a request has a whole number above zero');
  }
  return `${projectPath(repository)}/merge_requests/${number}`;
}

/** A commit's id that is safe in a path. Throws `ForgeFault`. */
export function pathCommit(commit: string): string {
  if (shaSchema.safeParse(commit).success) return commit;
  throw new ForgeFault('malformed', 'GitLab: a commit is named by its whole id');
}
