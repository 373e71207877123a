import { readCatalog } from '../../config/catalog/load.ts';
import { loadPolicy } from '../../config/policy/load.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import { findFile } from '../assess/find-upwards.ts';
import type { CliContext } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { printProblems } from './print-problems.ts';

/** `holdpoint catalog lint`. */
export async function runCatalogLint(
  named: readonly string[],
  context: CliContext,
): Promise<ExitCode> {
  const files = named.length > 0 ? named : usual(context.cwd);
  const bySystem = await goesBySystem(context.cwd);
  const { problems } = await readCatalog(files, { gaps: true, bySystem });
  return printProblems(problems, files, context);
}

/** Whether the policy here, if there is one that can be read, has seniors on their own systems only. */
async function goesBySystem(cwd: string): Promise<boolean> {
  const path = findFile(cwd, USUAL_PLACES.policy);
  if (path === null) return false;
  try {
    const { terms } = await loadPolicy({ path });
    return terms?.seniority === 'by-system';
  } catch {
    // What is wrong with the policy is told by policy lint.
    return false;
  }
}

function usual(cwd: string): readonly string[] {
  const found = findFile(cwd, USUAL_PLACES.catalog);
  if (found === null) {
    throw new UsageError('no catalog here: name a file, or write one with holdpoint init');
  }
  return [found];
}
