import type { CallStmt, FuncCall, Node } from 'libpg-query';
import type { ObjectName } from '../../acts.ts';
import { nameOfParts, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { ACTING_FUNCTIONS } from '../tables/acting-functions.ts';
import { isKnownFunction } from '../tables/known-functions.ts';
import { functionsIn } from '../walk.ts';

/**
 * Adds what the functions in an expression do. With `listed` only those count that are known to act;
 * with `any` also those that no list knows.
 */
export function readCalls(root: unknown, scene: Scene, which: 'any' | 'listed'): void {
  const strange: ObjectName[] = [];
  let location: number | undefined;
  for (const call of functionsIn(root)) {
    const parts = strings(call.funcname);
    const name = nameOfParts(parts);
    const acting = actingFunction(parts);
    if (acting !== undefined)
      acting({ texts: constants(call), name, scene, location: call.location });
    else if (which === 'any' && !isKnown(parts)) {
      strange.push(name);
      location ??= call.location;
    }
  }
  if (strange.length > 0) scene.add('call', { functions: strange }, null, location);
}

/** `cron.schedule` stands in its list with its schema; built-in ones stand without. */
function actingFunction(parts: readonly string[]) {
  const name = parts.at(-1) ?? '';
  const schema = parts.at(-2);
  return ACTING_FUNCTIONS.get(`${schema ?? ''}.${name}`) ?? ACTING_FUNCTIONS.get(name);
}

function isKnown(parts: readonly string[]): boolean {
  const schema = parts.at(-2);
  if (schema !== undefined && schema !== 'pg_catalog' && schema !== 'public') return false;
  return isKnownFunction(parts.at(-1) ?? '');
}

/** Arguments that are constants, as text; null for any other. */
function constants(call: FuncCall): readonly (string | null)[] {
  return (call.args ?? []).map(constantText);
}

export function constantText(node: Node): string | null {
  if ('NamedArgExpr' in node) return constantText(node.NamedArgExpr.arg as Node);
  if ('TypeCast' in node && node.TypeCast.arg !== undefined) return constantText(node.TypeCast.arg);
  if (!('A_Const' in node)) return null;
  const { sval, ival, fval, boolval, isnull } = node.A_Const;
  if (isnull === true) return null;
  if (sval !== undefined) return sval.sval ?? '';
  if (ival !== undefined) return String(ival.ival ?? 0);
  if (fval !== undefined) return fval.fval ?? '';
  return boolval === undefined ? null : String(boolval.boolval === true);
}

export function readCallStatement(node: CallStmt, scene: Scene): void {
  const call = node.funccall;
  if (call === undefined) return;
  const acting = actingFunction(strings(call.funcname));
  const name = nameOfParts(strings(call.funcname));
  if (acting === undefined) scene.add('call', { functions: [name] });
  else acting({ texts: constants(call), name, scene, location: call.location });
  readCalls(call.args, scene, 'any');
}
