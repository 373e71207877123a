import { casesFileOf, runCases } from '../../config/policy/cases.ts';
import type { CaseResult } from '../../config/policy/cases.ts';
import { loadPolicy } from '../../config/policy/load.ts';
import type { CliContext } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../faults.ts';
import { count } from '../render/counting.ts';
import { plain } from '../terminal/layout.ts';
import { catalogFor, policyFile } from './policy-lint.ts';

/** `holdpoint policy test`: runs the cases beside a policy; one that comes out otherwise is a failure. */
export async function runPolicyTest(
  named: string | undefined,
  catalog: string | undefined,
  context: CliContext,
): Promise<ExitCode> {
  const file = policyFile(named, context.cwd);
  const cases = casesFileOf(file);
  if (cases === null) {
    const expected = file.replace(/(\.ya?ml)?$/i, '.test.yaml');
    throw new UsageError(`${file}: has no cases beside it. Write them into ${expected}`);
  }
  const policy = await loadPolicy({ path: file });
  const results = await runCases(cases, policy, await catalogFor(catalog, context.cwd));
  for (const result of results) context.stdout.write(`${lines(result).join('\n')}\n`);
  const failed = results.filter(({ differences }) => differences.length > 0).length;
  const outcome = failed === 0 ? 'all as expected' : `${failed} came out otherwise`;
  context.stderr.write(`${cases}: ${count(results.length, 'case')}, ${outcome}.\n`);
  return failed === 0 ? EXIT.allow : EXIT.usage;
}

function lines({ name, file, line, differences, verdict }: CaseResult): readonly string[] {
  if (differences.length === 0) return [plain(`ok    ${verdict.outcome}  ${name}`)];
  return [
    plain(`FAIL  ${name}  (${file}:${line})`),
    ...differences.map((difference) => plain(`      ${difference}`)),
  ];
}
