import { lintPolicy } from '../../config/policy/lint.ts';
import { readSource } from '../../config/yaml/source.ts';
import { loadCatalog } from '../../config/catalog/load.ts';
import type { Catalog } from '../../core/catalog/types.ts';
import { findFile } from '../assess/find-upwards.ts';
import { USUAL_PLACES } from '../assess/sources.ts';
import type { CliContext } from '../context.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { printProblems } from './print-problems.ts';

/** `holdpoint policy lint`. Names are checked against the catalog where there is one. */
export async function runPolicyLint(
  named: string | undefined,
  catalog: string | undefined,
  context: CliContext,
): Promise<ExitCode> {
  const file = policyFile(named, context.cwd);
  const { text } = await readSource(file);
  const problems = await lintPolicy(text, file, await catalogFor(catalog, context.cwd));
  return printProblems(problems, [file], context);
}

/** The policy that was named, else the one in its usual place. */
export function policyFile(named: string | undefined, cwd: string): string {
  const file = named ?? findFile(cwd, USUAL_PLACES.policy);
  if (file === null) {
    throw new UsageError('no policy here: name a file, or write one with holdpoint init');
  }
  return file;
}

/** The catalog that was named, else the one in its usual place, else null. */
export async function catalogFor(named: string | undefined, cwd: string): Promise<Catalog | null> {
  const file = named ?? findFile(cwd, USUAL_PLACES.catalog);
  return file === null ? null : loadCatalog([file]);
}
