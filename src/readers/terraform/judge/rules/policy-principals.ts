import { isObject } from '../../plan/change.ts';
import type { PlanObject, PlanValue } from '../../plan/types.ts';
import { textList } from '../values.ts';
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
export function isOpen(statement: PlanObject): boolean {
  const conditions = conditionsOf(statement);
  const narrowed = conditions.some(({ key, values }) => narrows(key, values));
  const principal = element(statement, 'Principal');
  if (element(statement, 'NotPrincipal') !== undefined || principal === '*') return !narrowed;
  if (!isObject(principal)) return false;
  if (textList(element(principal, 'AWS')).includes('*')) return !narrowed;
  const shared = textList(element(principal, 'Federated')).some((from) =>
    SHARED_PROVIDERS.test(from),
  );
  return shared && !conditions.some(({ key, values }) => WHOSE.test(key) && narrows(key, values));
}

interface Condition {
  readonly key: string;
  readonly values: readonly string[];
}

/** The conditions that can keep anybody out, operator by operator. */
function conditionsOf(statement: PlanObject): readonly Condition[] {
  const operators = element(statement, 'Condition');
  if (!isObject(operators)) return [];
  return Object.entries(operators)
    .filter(([operator]) => !LOOSE_OPERATOR.test(operator))
    .flatMap(([, keys]) => (isObject(keys) ? Object.entries(keys) : []))
    .map(([key, values]) => ({ key, values: texts(values) }));
}

function narrows(key: string, values: readonly string[]): boolean {
  return !ANYBODY_MEETS.test(key) && !values.some((value) => ANY_VALUE.test(value));
}

function texts(value: PlanValue | undefined): readonly string[] {
  return typeof value === 'boolean' || typeof value === 'number'
    ? [String(value)]
    : textList(value);
}
