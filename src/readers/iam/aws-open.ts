import type { Statement } from './aws-statement.ts';

/** Identity providers that serve everybody: which of their users may come in, only a condition says. */
const SHARED =
  /oidc-provider\/(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com)$/;
const ANY_VALUE = /^(?:[*?]+|0\.0\.0\.0\/0|::\/0|repo:[*?/:]*|project_path:[*?/:]*)$/;
const LOOSE = /not|ifexists$/;
/** Keys that anybody meets by coming over TLS. */
const IDLE = /^aws:(?:securetransport|viaawsservice)$/;

/** True for a statement that lets in whoever comes, with no condition that tells them apart. */
export function isOpen({ effect, principals, conditions }: Statement): boolean {
  if (effect !== 'Allow' || principals === null) return false;
  const anybody =
    principals.except || principals.patterns.some((name) => name === '*' || SHARED.test(name));
  return (
    anybody &&
    !conditions.some(
      ({ operator, key, values }) =>
        !LOOSE.test(operator) &&
        !IDLE.test(key) &&
        !key.endsWith(':aud') &&
        !values.some((value) => ANY_VALUE.test(value)),
    )
  );
}
