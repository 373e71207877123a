/** Parts of inputs that several tools ask for, each bounded. */
import { z } from 'zod';

export const LONGEST_TEXT = 2 * 1024 * 1024;

export const Path = z.string().min(1).max(1000).describe('a path, inside the workspace');
export const Paths = z.array(Path).max(50).default([]).describe('paths in the workspace');
export const Name = z.string().min(1).max(200);
export const Names = (what: string) => z.array(Name).max(50).default([]).describe(what);
export const Command = z.string().min(1).max(100_000).describe('a command as it would be run');
export const Dialect = z
  .enum(['posix', 'powershell', 'cmd'])
  .default('posix')
  .describe('the shell it is for');
export const Text = z
  .string()
  .min(1)
  .max(LONGEST_TEXT)
  .describe('a plan as JSON, a diff, SQL, a manifest or a template');
export const Cwd = z
  .string()
  .min(1)
  .max(1000)
  .optional()
  .describe('the folder it would be run in; the workspace if left out');
