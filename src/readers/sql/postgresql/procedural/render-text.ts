import type { FuncCall, Node } from 'libpg-query';
import { parseSql } from '../engine.ts';
import { strings } from '../scene.ts';
import { constantText } from '../statements/calls.ts';

/** Stands in the text for what is only known when the block runs; read as a template's placeholder is. */
const COMPUTED = '${computed}';

/** Looks up what a variable was set to, where that is one known text. */
export type Lookup = (variable: string) => string | null;

/**
 * The SQL that an expression of a block puts together, with `${computed}` for what cannot be known; null
 * where nothing of it can.
 */
export function renderText(expression: string, lookup: Lookup): string | null {
  const parsed = parseSql(`SELECT ${expression}`);
  if (parsed.kind === 'failed') return null;
  const [first] = parsed.statements;
  if (first === undefined || !('SelectStmt' in first.node)) return null;
  const [target] = first.node.SelectStmt.targetList ?? [];
  if (target === undefined || !('ResTarget' in target)) return null;
  const text = render(target.ResTarget.val, lookup);
  return text === COMPUTED ? null : text;
}

function render(node: Node | undefined, lookup: Lookup): string {
  if (node === undefined) return COMPUTED;
  const constant = constantText(node);
  if (constant !== null) return constant;
  if ('TypeCast' in node) return render(node.TypeCast.arg, lookup);
  if ('ColumnRef' in node) return lookup(strings(node.ColumnRef.fields).join('.')) ?? COMPUTED;
  if ('A_Expr' in node && strings(node.A_Expr.name).at(-1) === '||') {
    return render(node.A_Expr.lexpr, lookup) + render(node.A_Expr.rexpr, lookup);
  }
  return 'FuncCall' in node ? renderCall(node.FuncCall, lookup) : COMPUTED;
}

function renderCall(call: FuncCall, lookup: Lookup): string {
  const args = (call.args ?? []).map((arg) => render(arg, lookup));
  const [first = COMPUTED] = args;
  switch (strings(call.funcname).at(-1)) {
    case 'format':
      return fill(first, args.slice(1));
    case 'concat':
      return args.join('');
    case 'quote_ident':
      return first;
    case 'quote_literal':
    case 'quote_nullable':
      return `'${first.replaceAll("'", "''")}'`;
    default:
      return COMPUTED;
  }
}

/** `format('DROP TABLE %I.%I', …)`, with `%2$s` and widths. */
function fill(pattern: string, args: readonly string[]): string {
  let next = 0;
  return pattern.replace(
    /%(?:(\d{1,4})\$)?-?(?:\d{1,4}|\*)?([sIL%])/g,
    (_all, position: string | undefined, kind: string) => {
      if (kind === '%') return '%';
      const index = position === undefined ? next : Number(position) - 1;
      next = index + 1;
      const value = args[index] ?? COMPUTED;
      return kind === 'L' ? `'${value.replaceAll("'", "''")}'` : value;
    },
  );
}
