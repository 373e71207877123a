const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e)\/|(?:[._-](?:test|spec|e2e|cy)\.\w+|_test\.(?:go|py|rb|exs|dart)|Tests?\.(?:java|kt|cs|scala)|IT\.java|_spec\.rb)$|(?:^|\/)test_[\w-]+\.py$/;

export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}

const TRIAL =
  /(?:^|[/_.-])(?:fixtures?|examples?|samples?|mocks?|demos?|docs?|bench(?:marks?)?|testing|testsuites?|acceptance|testcerts|testdata|drills?|fstest)(?:[/_.-]|$)/i;

/** What people write to try or to show things: nothing in production runs it. */
export function isTrial(path: string): boolean {
  return isTestFile(path) || TRIAL.test(path);
}

/** The name of what a test covers: `basket` for `test_basket.py` and `basket.spec.ts`. */
export function stemOf(path: string): string {
  const name = path.split('/').at(-1) ?? path;
  return name
    .replace(/\.\w+$/, '')
    .replace(/(?:[._-](?:test|spec|e2e|cy)|_test|_spec|Tests?|IT)$/, '')
    .replace(/^test_/, '')
    .toLowerCase();
}

/** Changed files that a test by its name covers. */
export function coveredBy(path: string, changed: readonly string[]): readonly string[] {
  const stem = stemOf(path);
  return changed.filter((other) => !isTestFile(other) && stemOf(other) === stem);
}
