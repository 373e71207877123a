import { readFile, realpath, stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import type { Effect } from '../../core/change/types.ts';
import { InputError, NO_FACTS } from '../../readers/types.ts';
import type { WorldFacts } from '../../readers/types.ts';

const LARGEST_FILE = 64 * 1024 * 1024;

/**
 * What the person who runs this knows of the world before the change: `file` says how large tables are.
 * Throws `InputError` for one that cannot be read, or that says something nobody understands.
 */
export async function worldFacts(file: string | undefined, cwd: string): Promise<WorldFacts> {
  if (file === undefined) return NO_FACTS;
  const { readTableSizes } = await import('../../readers/sql/sizes/read-table-sizes.ts');
  const { sizes, faults } = readTableSizes(await textAt(file, cwd), file);
  const [fault] = faults;
  if (fault !== undefined) {
    throw new InputError(
      `${file}, line ${fault.line}`,
      fault.message,
      'Write it as {"public.users": {"rows": 1200, "bytes": 90000}}',
    );
  }
  return { tableSizes: sizes };
}

/**
 * Throws `InputError` where the file of sizes is among the files that a change in git brings or edits:
 * its author would then be the one who is believed.
 */
export async function refuseOwnFacts(
  file: string | undefined,
  effects: readonly Effect[],
  cwd: string,
): Promise<void> {
  if (file === undefined) return;
  const { openRepository } = await import('../../readers/git/repository/open-repository.ts');
  const [top, named] = await Promise.all([
    realpath((await openRepository(cwd)).directory),
    realpath(resolve(cwd, file)),
  ]);
  const path = relative(top, named).split(sep).join('/');
  const own = effects.some(
    ({ resource }) => resource.provider === null && resource.address === path,
  );
  if (!own) return;
  throw new InputError(file, 'is part of the change itself', 'Name a copy from before the change');
}

async function textAt(file: string, cwd: string): Promise<string> {
  const absolute = resolve(cwd, file);
  try {
    if ((await stat(absolute)).size <= LARGEST_FILE) return await readFile(absolute, 'utf8');
  } catch (cause) {
    throw new InputError(file, 'cannot be read', 'Check that it is a file you may read', { cause });
  }
  throw new InputError(file, 'is larger than 64 MiB', 'Leave out tables that no change touches');
}
