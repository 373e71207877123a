import { isList, isObject } from '../plan/change.ts';
import type { PlanValue } from '../plan/types.ts';

/** Names that mean a secret even where the provider forgot to mark it. */
const SECRET_NAME =
  /pass(?:word|wd|phrase)|secret|token|private_?key|api_?key|access_?key|credential|connection_?string|user_?data|auth_?(?:key|string)|certificate_?body|kubeconfig|sas_?url|webhook|dsn/i;

export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** The sensitivity mark of a member, given its parent's mark. `true` covers everything below. */
export function markBelow(mark: PlanValue | undefined, key: string | number): PlanValue {
  if (mark === true) return true;
  if (isList(mark) && typeof key === 'number') return mark[key] ?? false;
  if (isObject(mark) && typeof key === 'string' && Object.hasOwn(mark, key)) {
    return mark[key] ?? false;
  }
  return false;
}

/** True when the mark covers the value, or anything inside it. */
export function isMarked(mark: PlanValue | undefined): boolean {
  if (mark === true) return true;
  if (isList(mark)) return mark.some((item) => isMarked(item));
  return isObject(mark) && Object.values(mark).some((item) => isMarked(item));
}
