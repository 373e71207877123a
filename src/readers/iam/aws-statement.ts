import { at } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';

/** Names that are in, or everything but the names. */
export interface NameSet {
  readonly except: boolean;
  readonly patterns: readonly string[];
}

export interface Condition {
  /** Lower case: `stringequals`, `foranyvalue:stringlike`. */
  readonly operator: string;
  /** Lower case. */
  readonly key: string;
  readonly values: readonly string[];
}

export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: NameSet;
  readonly resources: NameSet;
  /** `AWS:arn…`, `Service:…`, or `*`; null where the policy belongs to a principal. */
  readonly principals: NameSet | null;
  readonly conditions: readonly Condition[];
  readonly line: number;
}

/** A policy as statements, or the line that cannot be read. */
export type PolicyReading =
  | { readonly kind: 'read'; readonly statements: readonly Statement[] }
  | { readonly kind: 'failed'; readonly line: number; readonly message: string };

const KNOWN = new Set(
  'Sid Effect Action NotAction Resource NotResource Principal NotPrincipal Condition'.split(' '),
);

export function readPolicy(document: MapTree): PolicyReading {
  const node = at(document, 'Statement');
  if (node === null) return failed(document, 'the policy has no Statement');
  const items = node.kind === 'list' ? node.items : [node];
  const statements: Statement[] = [];
  for (const item of items) {
    const statement = item.kind === 'map' ? readStatement(item) : 'a statement is no object';
    if (typeof statement === 'string') return failed(item, statement);
    statements.push(statement);
  }
  return { kind: 'read', statements };
}

function failed(tree: Tree, message: string): PolicyReading {
  return { kind: 'failed', line: tree.line, message };
}

/** The statement, or what is wrong with it. */
function readStatement(tree: MapTree): Statement | string {
  const stranger = [...tree.entries.keys()].find((key) => !KNOWN.has(key));
  if (stranger !== undefined) return `a statement has an element that no policy has: ${stranger}`;
  const effect = at(tree, 'Effect');
  const allow = effect?.kind === 'scalar' ? effect.value : null;
  if (allow !== 'Allow' && allow !== 'Deny') return 'a statement neither allows nor denies';
  const actions = nameSet(tree, 'Action', 'NotAction');
  if (actions === null || actions === 'absent') return 'a statement names no actions';
  const resources = nameSet(tree, 'Resource', 'NotResource');
  if (resources === null) return 'the resources of a statement cannot be read';
  const principals = principalSet(tree);
  if (principals === 'unreadable') return 'the principals of a statement cannot be read';
  const conditions = conditionsOf(at(tree, 'Condition'));
  if (conditions === null) return 'the condition of a statement cannot be read';
  return {
    effect: allow,
    actions: { ...actions, patterns: actions.patterns.map((name) => oneStar(name.toLowerCase())) },
    resources: resources === 'absent' ? { except: false, patterns: ['*'] } : resources,
    principals,
    conditions,
    line: tree.line,
  };
}

function nameSet(tree: MapTree, name: string, not: string): NameSet | 'absent' | null {
  const [given, excepted] = [at(tree, name), at(tree, not)];
  if (given === null && excepted === null) return 'absent';
  if (given !== null && excepted !== null) return null;
  const patterns = textsOf(given ?? excepted);
  return patterns === null
    ? null
    : {
        except: given === null,
        patterns: patterns.map((pattern) => (pattern === '*:*' ? '*' : oneStar(pattern))),
      };
}

function principalSet(tree: MapTree): NameSet | null | 'unreadable' {
  const [given, excepted] = [at(tree, 'Principal'), at(tree, 'NotPrincipal')];
  const node = given ?? excepted;
  if (node === null) return null;
  if (given !== null && excepted !== null) return 'unreadable';
  const patterns: string[] = [];
  if (node.kind === 'map') {
    for (const [type, value] of node.entries) {
      const names = textsOf(value);
      if (names === null) return 'unreadable';
      patterns.push(...names.map((name) => principalName(type, name)));
    }
  } else {
    if (node.kind !== 'scalar' || node.value !== '*') return 'unreadable';
    patterns.push('*');
  }
  return { except: given === null, patterns };
}

/** An account may stand for itself or for its root: both mean whoever the account lets. */
function principalName(type: string, name: string): string {
  if (type === 'AWS' && name === '*') return '*';
  const account = /^(?:arn:aws[\w-]*:iam::)?(\d{12})(?::root)?$/.exec(name)?.[1];
  return account === undefined ? `${type}:${name}` : `${type}:arn:aws:iam::${account}:*`;
}

function conditionsOf(node: Tree | null): readonly Condition[] | null {
  if (node === null) return [];
  if (node.kind !== 'map') return null;
  const conditions: Condition[] = [];
  for (const [operator, keys] of node.entries) {
    if (keys.kind !== 'map') return null;
    for (const [key, value] of keys.entries) {
      const values = textsOf(value);
      if (values === null) return null;
      conditions.push({
        operator: operator.toLowerCase(),
        key: key.toLowerCase(),
        values: values.toSorted(),
      });
    }
  }
  return conditions;
}

function textsOf(node: Tree | null): readonly string[] | null {
  if (node?.kind === 'scalar' && node.value !== null) return [String(node.value)];
  if (node?.kind !== 'list') return null;
  const texts = node.items.flatMap((item) =>
    item.kind === 'scalar' && item.value !== null ? [String(item.value)] : [],
  );
  return texts.length === node.items.length ? texts : null;
}

/** Several stars in a row mean one. */
function oneStar(pattern: string): string {
  return pattern.replace(/\*{2,}/g, '*');
}
