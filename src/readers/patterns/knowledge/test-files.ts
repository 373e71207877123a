const TEST_FILE =
  /(?:^|\/)(?:tests?|__tests__|specs?|e2e)\/|(?:[._-](?:tests?|spec|e2e|cy)\.\w+|_test\.(?:go|py|rb|exs|dart)|Tests?\.(?:java|kt|cs|scala)|IT\.java|_spec\.rb)$|(?:^|\/)test_[\w-]+\.py$/;

export function isTestFile(path: string): boolean {
  return TEST_FILE.test(path);
}

const TRIAL =
  /(?:^|[/_.-])(?:fixtures?|examples?|samples?|mocks?|demos?|docs?|bench(?:marks?)?|testing|testsuites?|acceptance|testcerts|testdata|drills?|fstest)(?:[/_.-]|$)/i;

/** What people write to try or to show things: nothing in production runs it. */
export function isTrial(path: string): boolean {
  return isTestFile(path) || TRIAL.test(path);
}

const BY_HAND =
  /(?:^|\/)(?:scripts?|contrib|tools?|hack|misc|maint|ci|\.github|bin|setup)\/|(?:^|\/)setup\.py$/;

/** What somebody runs by hand, or a build does: it keeps nobody else waiting. */
export function isRunByHand(path: string, text: string): boolean {
  return BY_HAND.test(path) || /^#!|^\/\/(?:go:build| \+build) ignore/.test(text);
}

const IN_BROWSER =
  /(?:^|\/)(?:www|ui|webui|frontend|public|static|assets|browser)\/|\.(?:tsx|jsx|vue)$/;

/** Runs in a browser: whoever waits there can leave. */
export function isForBrowsers(path: string): boolean {
  return IN_BROWSER.test(path);
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
