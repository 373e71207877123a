import type { Tree } from '../../../shared/tree/types.ts';
import { alternatives, itemsAt, textsAt } from '../../template/values.ts';
import { element } from './policy-element.ts';

/** Identity providers that serve everybody: which of their users may come in, only `sub` and the like say. */
const SHARED_PROVIDERS =
  /oidc-provider\/(?:token\.actions\.githubusercontent\.com|gitlab\.com|app\.terraform\.io|agent\.buildkite\.com)$/;
const WHOSE =
  /:(?:sub|repository|repository_id|repository_owner|repository_owner_id|namespace_id)$/i;
/** Conditions that are met by whoever asks over TLS. */
const ANYBODY_MEETS = /^aws:(?:securetransport|viaawsservice)$/i;
/** Values that leave nobody out: `*`, every address, any repository of anybody. */
const ANY_VALUE = /^(?:[*?]+|0\.0\.0\.0\/0|::\/0|repo:[*?/:]*|project_path:[*?/:]*)$/;
/** Operators that leave out a few, or that pass where the key is missing. */
const LOOSE_OPERATOR = /not|ifexists$/i;

/** True for a statement that lets in whoever comes: any principal, and no condition that tells them apart. */
export function isOpen(statement: Tree): boolean {
  const conditions = conditionsOf(statement);
  const narrowed = conditions.some(({ key, value }) => narrows(key, value));
  const principal = element(statement, 'Principal');
  if (element(statement, 'NotPrincipal') !== null) return !narrowed;
  if (principal === null) return false;
  if (textsAt(principal, []).includes('*')) return !narrowed;
  if (textsAt(element(principal, 'AWS'), []).includes('*')) return !narrowed;
  const shared = textsAt(element(principal, 'Federated'), []).some((from) =>
    SHARED_PROVIDERS.test(from),
  );
  return shared && !conditions.some(({ key, value }) => WHOSE.test(key) && narrows(key, value));
}

interface Condition {
  readonly key: string;
  readonly value: Tree;
}

/** The conditions that can keep anybody out, operator by operator. */
function conditionsOf(statement: Tree): readonly Condition[] {
  const operators = element(statement, 'Condition');
  return alternatives(operators).flatMap((tree) =>
    tree?.kind !== 'map'
      ? []
      : [...tree.entries]
          .filter(([operator]) => !LOOSE_OPERATOR.test(operator))
          .flatMap(([, keys]) => (keys.kind === 'map' ? [...keys.entries] : []))
          .map(([key, value]) => ({ key, value })),
  );
}

function narrows(key: string, value: Tree): boolean {
  if (ANYBODY_MEETS.test(key)) return false;
  // What is only known in AWS, an account or an ARN, leaves others out.
  return !itemsAt(value, []).some(
    (item) => item.kind === 'scalar' && ANY_VALUE.test(String(item.value)),
  );
}
