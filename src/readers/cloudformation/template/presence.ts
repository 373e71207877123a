import { listAt } from '../../shared/tree/look.ts';
import type { Tree } from '../../shared/tree/types.ts';
import { canonical } from './canonical.ts';
import { definitionOf } from './expand.ts';
import { argumentOf, functionOf } from './intrinsics.ts';
import type { Template } from './template.ts';

/** Above this, not every combination of values is tried. */
const MOST_COMBINATIONS = 4_096;
const MOST_VARIABLES = 100;
/** Stands for every value that neither template mentions. */
const OTHER = '\u0000other';

/** What each thing that conditions compare comes to, by its canonical form. */
type Values = ReadonlyMap<string, string>;

/**
 * True when some values of the parameters make the first condition hold and the second one fail, or when
 * that cannot be ruled out. A resource that moves from the first to the second is then deleted.
 */
export function mayCease(
  before: { readonly condition: string | null; readonly template: Template },
  after: { readonly condition: string | null; readonly template: Template },
): boolean {
  if (after.condition === null) return false;
  const old = before.condition === null ? null : definitionOf(before.condition, before.template);
  const next = definitionOf(after.condition, after.template);
  const variables = new Map<string, Set<string>>();
  const seen = new Set<Tree>();
  for (const tree of [old, next]) if (tree !== null) collect(tree, variables, seen);
  for (const [variable, values] of variables) {
    const allowed = [before, after].flatMap(({ template }) => allowedFor(variable, template));
    if (allowed.length === 0) values.add(OTHER);
    for (const value of allowed) values.add(value);
  }
  const ceases = (then: Values, now: Values): boolean =>
    (old === null || holds(old, then, new Map()) !== false) && holds(next, now, new Map()) !== true;
  const then = fallbacks(variables, before.template);
  const now = fallbacks(variables, after.template);
  if (then !== null && now !== null && changed(then, now) && ceases(then, now)) return true;
  if (old !== null && canonical(old) === canonical(next)) return false;
  const combinations = [...variables.values()].reduce((product, { size }) => product * size, 1);
  if (combinations > MOST_COMBINATIONS) return true;
  return everyValues([...variables]).some((values) => ceases(values, values));
}

/** What is known of the parts of a definition, which share parts. Null where it cannot be told. */
type Known = Map<Tree, boolean | null>;

function holds(tree: Tree, values: Values, known: Known): boolean | null {
  const before = known.get(tree);
  if (before !== undefined) return before;
  const value = evaluate(tree, values, known);
  known.set(tree, value);
  return value;
}

function evaluate(tree: Tree, values: Values, known: Known): boolean | null {
  const parts = listAt(argumentOf(tree))?.items ?? [];
  switch (functionOf(tree)) {
    case 'Fn::Equals':
      return equal(parts, values);
    case 'Fn::Not': {
      const [part] = parts;
      const value = part === undefined ? null : holds(part, values, known);
      return value === null ? null : !value;
    }
    case 'Fn::And':
      return combine(parts, values, known, false);
    case 'Fn::Or':
      return combine(parts, values, known, true);
    case null:
    default:
      return null;
  }
}

/** `decisive` is the value of one part that settles the whole. */
function combine(
  parts: readonly Tree[],
  values: Values,
  known: Known,
  decisive: boolean,
): boolean | null {
  let open = false;
  for (const part of parts) {
    const value = holds(part, values, known);
    if (value === decisive) return decisive;
    if (value === null) open = true;
  }
  return open ? null : !decisive;
}

function equal(parts: readonly Tree[], values: Values): boolean | null {
  const [left, right] = parts.map((part) =>
    part.kind === 'scalar' ? String(part.value) : (values.get(canonical(part)) ?? null),
  );
  if (left === undefined || right === undefined || left === null || right === null) return null;
  if (left === OTHER && right === OTHER) return null;
  return left === right;
}

function collect(tree: Tree, variables: Map<string, Set<string>>, seen: Set<Tree>): void {
  if (seen.has(tree) || variables.size > MOST_VARIABLES) return;
  seen.add(tree);
  const parts = listAt(argumentOf(tree))?.items ?? [];
  if (functionOf(tree) !== 'Fn::Equals') {
    for (const part of parts) collect(part, variables, seen);
    return;
  }
  const literals = parts.flatMap((part) => (part.kind === 'scalar' ? [String(part.value)] : []));
  for (const part of parts) {
    if (part.kind === 'scalar') continue;
    const name = canonical(part);
    const values = variables.get(name) ?? new Set<string>();
    for (const literal of literals) values.add(literal);
    variables.set(name, values);
  }
}

function parameterNamed(variable: string): string | null {
  return /^\{"Ref":"([A-Za-z0-9]+)"\}$/.exec(variable)?.[1] ?? null;
}

function allowedFor(variable: string, template: Template): readonly string[] {
  const name = parameterNamed(variable);
  return name === null ? [] : (template.parameters.get(name)?.allowed ?? []);
}

/** The values of a stack that takes every default, or null where something has none. */
function fallbacks(
  variables: ReadonlyMap<string, ReadonlySet<string>>,
  template: Template,
): Values | null {
  const values = new Map<string, string>();
  for (const variable of variables.keys()) {
    const name = parameterNamed(variable);
    const fallback = name === null ? undefined : template.parameters.get(name)?.fallback;
    if (fallback?.kind === 'scalar') values.set(variable, String(fallback.value));
  }
  return values.size === 0 ? null : values;
}

function changed(then: Values, now: Values): boolean {
  return [...now].some(([variable, value]) => then.has(variable) && then.get(variable) !== value);
}

function everyValues(
  variables: readonly (readonly [string, ReadonlySet<string>])[],
): readonly Values[] {
  let all: readonly Values[] = [new Map()];
  for (const [name, values] of variables) {
    all = all.flatMap((one) => [...values].map((value) => new Map([...one, [name, value]])));
  }
  return all;
}
