import type { Node } from 'libpg-query';
import type { Filter } from '../../acts.ts';
import { strings } from '../scene.ts';

/** What a WHERE lets through, as far as the text alone can tell. */
export function filterOf(where: Node | undefined): Filter {
  if (where === undefined) return { kind: 'none' };
  const value = truthOf(where);
  if (value === true) return { kind: 'tautology' };
  if (value === false) return { kind: 'never' };
  const parts = conjuncts(where).filter((part) => truthOf(part) !== true);
  const equal = parts.flatMap((part) => fixedValues(part) ?? []);
  if (equal.length > 0) {
    return {
      kind: 'values',
      columns: equal.map(({ column }) => column),
      atMost: Math.min(...equal.map(({ count }) => count)),
    };
  }
  return { kind: 'condition', nullColumns: parts.flatMap(nullColumn) };
}

function conjuncts(node: Node): readonly Node[] {
  if ('BoolExpr' in node && node.BoolExpr.boolop === 'AND_EXPR') {
    return (node.BoolExpr.args ?? []).flatMap(conjuncts);
  }
  return [node];
}

/** True or false where every row gives the same answer; null where it depends. */
function truthOf(node: Node): boolean | null {
  if ('A_Const' in node) return constantTruth(node.A_Const);
  if ('TypeCast' in node && node.TypeCast.arg !== undefined) return truthOf(node.TypeCast.arg);
  if ('BoolExpr' in node) {
    const args = (node.BoolExpr.args ?? []).map(truthOf);
    switch (node.BoolExpr.boolop) {
      case 'AND_EXPR':
        return args.includes(false) ? false : args.every((arg) => arg === true) ? true : null;
      case 'OR_EXPR':
        return args.includes(true) || allCasesOf(node.BoolExpr.args ?? [])
          ? true
          : args.every((arg) => arg === false)
            ? false
            : null;
      default:
        return args[0] === undefined || args[0] === null ? null : !args[0];
    }
  }
  if ('NullTest' in node) {
    const { arg, nulltesttype } = node.NullTest;
    if (arg === undefined || !('A_Const' in arg)) return null;
    return (arg.A_Const.isnull === true) === (nulltesttype === 'IS_NULL');
  }
  if ('SubLink' in node) return existsAlways(node.SubLink);
  return 'A_Expr' in node ? comparisonTruth(node.A_Expr) : null;
}

/** `a IS NULL OR a IS NOT NULL`. */
function allCasesOf(args: readonly Node[]): boolean {
  const seen = new Set<string>();
  return args.some((arg) => {
    if (!('NullTest' in arg)) return false;
    const column = JSON.stringify(withoutPlaces(arg.NullTest.arg));
    const opposite = arg.NullTest.nulltesttype === 'IS_NULL' ? 'IS_NOT_NULL' : 'IS_NULL';
    const found = seen.has(`${opposite} ${column}`);
    seen.add(`${arg.NullTest.nulltesttype ?? ''} ${column}`);
    return found;
  });
}

/** `EXISTS (SELECT 1)` without a FROM holds for every row. */
function existsAlways(link: Extract<Node, { SubLink: unknown }>['SubLink']): boolean | null {
  const query = link.subselect;
  if (link.subLinkType !== 'EXISTS_SUBLINK' || query === undefined || !('SelectStmt' in query)) {
    return null;
  }
  const { fromClause, whereClause, valuesLists, limitCount, larg } = query.SelectStmt;
  return [fromClause, whereClause, valuesLists, limitCount, larg].every(
    (part) => part === undefined,
  )
    ? true
    : null;
}

function constantTruth(constant: Extract<Node, { A_Const: unknown }>['A_Const']): boolean | null {
  if (constant.isnull === true) return false;
  if (constant.boolval !== undefined) return constant.boolval.boolval === true;
  const text = constant.sval?.sval?.toLowerCase();
  if (text === undefined) return null;
  if (/^(?:t|tr|tru|true|y|ye|yes|on|1)$/.test(text)) return true;
  return /^(?:f|fa|fal|fals|false|n|no|of|off|0)$/.test(text) ? false : null;
}

/** `1 = 1`, `'a' = 'a'`, `id = id` (which leaves out only rows without an id). */
function comparisonTruth(expression: Extract<Node, { A_Expr: unknown }>['A_Expr']): boolean | null {
  const operator = strings(expression.name).at(-1);
  const { lexpr: left, rexpr: right } = expression;
  if (left === undefined || right === undefined) return null;
  if (expression.kind === 'AEXPR_LIKE') return matchesAll(right) ? true : null;
  if (expression.kind !== 'AEXPR_OP' && expression.kind !== 'AEXPR_NOT_DISTINCT') return null;
  const [first, second] = [scalar(left), scalar(right)];
  if (first !== null && second !== null) return compare(first, operator, second);
  const same = JSON.stringify(withoutPlaces(left)) === JSON.stringify(withoutPlaces(right));
  const pure = 'ColumnRef' in left;
  return same && pure && (operator === '=' || operator === '<=' || operator === '>=') ? true : null;
}

function compare(
  first: string | number,
  operator: string | undefined,
  second: string | number,
): boolean | null {
  const numeric = typeof first === 'number' && typeof second === 'number';
  switch (operator) {
    case '=':
      return first === second;
    case '<>':
      return first !== second;
    case '<':
      return numeric ? first < second : null;
    case '>':
      return numeric ? first > second : null;
    case '<=':
      return numeric ? first <= second : null;
    case '>=':
      return numeric ? first >= second : null;
    default:
      return null;
  }
}

function matchesAll(pattern: Node): boolean {
  return /^%+$/.test(String(scalar(pattern)));
}

function scalar(node: Node): string | number | null {
  if (!('A_Const' in node)) return null;
  const { ival, fval, sval } = node.A_Const;
  if (ival !== undefined) return ival.ival ?? 0;
  if (fval !== undefined) return Number(fval.fval);
  return sval === undefined ? null : (sval.sval ?? '');
}

function fixedValues(node: Node): { readonly column: string; readonly count: number } | null {
  if (!('A_Expr' in node)) return null;
  const { kind, name, lexpr, rexpr } = node.A_Expr;
  if (lexpr === undefined || rexpr === undefined || strings(name).at(-1) !== '=') return null;
  const column = columnOf(lexpr) ?? columnOf(rexpr);
  if (column === null) return null;
  if (kind === 'AEXPR_OP') {
    return isFixed(rexpr) || isFixed(lexpr) ? { column, count: 1 } : null;
  }
  if (kind === 'AEXPR_IN' && 'List' in rexpr) {
    const items = rexpr.List.items ?? [];
    return items.every(isFixed) ? { column, count: items.length } : null;
  }
  if (kind === 'AEXPR_OP_ANY' && 'A_ArrayExpr' in rexpr) {
    const items = rexpr.A_ArrayExpr.elements ?? [];
    return items.every(isFixed) ? { column, count: items.length } : null;
  }
  return null;
}

function isFixed(node: Node): boolean {
  if ('TypeCast' in node) return node.TypeCast.arg !== undefined && isFixed(node.TypeCast.arg);
  return 'A_Const' in node || 'ParamRef' in node;
}

function nullColumn(node: Node): readonly string[] {
  if (!('NullTest' in node) || node.NullTest.nulltesttype !== 'IS_NULL') return [];
  const column = node.NullTest.arg === undefined ? null : columnOf(node.NullTest.arg);
  return column === null ? [] : [column];
}

export function columnOf(node: Node): string | null {
  return 'ColumnRef' in node ? (strings(node.ColumnRef.fields).at(-1) ?? null) : null;
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value ?? null, (key, inner: unknown) =>
      key === 'location' ? undefined : inner,
    ),
  ) as unknown;
}
