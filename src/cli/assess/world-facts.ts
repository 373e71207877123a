import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
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

async function textAt(file: string, cwd: string): Promise<string> {
  const absolute = resolve(cwd, file);
  try {
    if ((await stat(absolute)).size <= LARGEST_FILE) return await readFile(absolute, 'utf8');
  } catch (cause) {
    throw new InputError(file, 'cannot be read', 'Check that it is a file you may read', { cause });
  }
  throw new InputError(file, 'is larger than 64 MiB', 'Leave out tables that no change touches');
}
