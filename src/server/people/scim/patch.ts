import { z } from 'zod';
import { PeopleFault } from '../../../engine/people/fault.ts';
import { readPath, type AttributePath } from './path.ts';
import { attributesOf, readAs } from './read-value.ts';

export type PatchVerb = 'add' | 'replace' | 'remove';

/** One thing to do to one attribute. */
export interface PatchStep {
  readonly verb: PatchVerb;
  readonly path: AttributePath;
  /** Undefined where none was given. */
  readonly value: unknown;
}

const MOST_OPERATIONS = 1_000;

/** Directories write the verb in capitals, too. */
const Verb = z
  .string()
  .transform((text) => text.toLowerCase())
  .pipe(z.enum(['add', 'replace', 'remove']));
const Operation = z.object({
  op: Verb,
  path: z.string().max(2_000).nullish(),
  value: z.unknown().optional(),
});
const Operations = z.array(z.unknown()).min(1).max(MOST_OPERATIONS);

/**
 * The steps of a PATCH (RFC 7644 section 3.5.2), in order. An operation without a path has its paths as the
 * keys of its value. Attributes that nobody keeps are left out. Throws `PeopleFault`.
 */
export function readPatch(body: unknown): readonly PatchStep[] {
  const given = readAs(Operations, attributesOf(body)?.['Operations'], 'Operations');
  return given.flatMap((each): readonly PatchStep[] => {
    const { op: verb, path, value } = readAs(Operation, attributesOf(each), 'Operations');
    if (path !== undefined && path !== null && path !== '') return stepOf(verb, path, value);
    if (verb === 'remove') {
      throw new PeopleFault('no-target', 'A remove operation must have a path.');
    }
    if (value === null || typeof value !== 'object' || Array.isArray(value)) {
      throw new PeopleFault('bad-value', 'Without a path, the value must be an object.');
    }
    return Object.entries(value).flatMap(([key, of]) => stepOf(verb, key, of));
  });
}

function stepOf(verb: PatchVerb, text: string, value: unknown): readonly PatchStep[] {
  const path = readPath(text);
  return path === null ? [] : [{ verb, path, value }];
}
