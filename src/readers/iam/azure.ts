import { at, listAt, mapAt, textAt } from '../shared/tree/look.ts';
import type { MapTree, Tree } from '../shared/tree/types.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';
import { Budget, covers, overlaps } from './pattern.ts';

interface Line {
  readonly name: string;
  readonly line: number;
}

/** Some actions, less some others. */
interface Grant {
  readonly actions: readonly Line[];
  readonly not: readonly string[];
}

const ESCALATES = 'microsoft.authorization/roleassignments/write';

export function isAzureRole(tree: MapTree): boolean {
  const body = bodyOf(tree);
  return (
    field(body, 'assignableScopes') !== null &&
    (field(body, 'actions') ?? field(body, 'permissions')) !== null
  );
}

/** What an Azure role definition allows, and where it may be assigned. */
export function compareAzure(before: MapTree | null, after: MapTree | null): readonly Finding[] {
  return [
    ...sides(before, after, 'actions', 'notActions'),
    ...sides(before, after, 'dataActions', 'notDataActions'),
    ...scopes(before, after),
  ];
}

function bodyOf(tree: MapTree): MapTree {
  return mapAt(tree, 'properties') ?? mapAt(tree, 'Properties') ?? tree;
}

/** Both spellings are in use: `Actions` in files for the command line, `actions` in the API. */
function field(tree: Tree | null, name: string): Tree | null {
  return at(tree, name) ?? at(tree, `${name.charAt(0).toUpperCase()}${name.slice(1)}`);
}

function grantsOf(tree: MapTree | null, yes: string, no: string): readonly Grant[] {
  if (tree === null) return [];
  const body = bodyOf(tree);
  const permissions = field(body, 'permissions');
  const parts = permissions?.kind === 'list' ? permissions.items : [body];
  return parts.map((part) => ({
    actions: linesOf(field(part, yes)),
    not: linesOf(field(part, no)).map(({ name }) => name),
  }));
}

function linesOf(tree: Tree | null): readonly Line[] {
  return (listAt(tree)?.items ?? []).flatMap((item) => {
    const text = textAt(item);
    return text === null ? [] : [{ name: text.toLowerCase(), line: item.line }];
  });
}

function sides(
  before: MapTree | null,
  after: MapTree | null,
  yes: string,
  no: string,
): readonly Finding[] {
  const budget = new Budget(10_000_000);
  const [old, next] = [grantsOf(before, yes, no), grantsOf(after, yes, no)];
  const gained = beyond(next, old, budget).map(({ name, line }) => {
    const escalates = covers(name, ESCALATES, budget)
      ? 'with it, whoever has the role can assign any role'
      : null;
    return finding('widened', `it now allows ${name}`, { side: 'after', line }, { escalates });
  });
  const lost = beyond(old, next, budget).map(({ name, line }) =>
    finding('narrowed', `it no longer allows ${name}`, { side: 'before', line }),
  );
  const cut = budget.spent
    ? [finding('unclear', 'it has more patterns than can be compared', { side: 'after', line: 1 })]
    : [];
  return [...gained, ...lost, ...cut];
}

function beyond(inner: readonly Grant[], outer: readonly Grant[], budget: Budget): readonly Line[] {
  return inner.flatMap((grant) =>
    grant.actions.filter(({ name }) => !outer.some((other) => within(name, grant, other, budget))),
  );
}

function within(name: string, grant: Grant, outer: Grant, budget: Budget): boolean {
  return (
    outer.actions.some((action) => covers(action.name, name, budget)) &&
    outer.not.every(
      (left) => !overlaps(left, name, budget) || grant.not.some((out) => covers(out, left, budget)),
    )
  );
}

function scopes(before: MapTree | null, after: MapTree | null): readonly Finding[] {
  if (before === null || after === null) return [];
  const [old, next] = [before, after].map((tree) =>
    linesOf(field(bodyOf(tree), 'assignableScopes')),
  );
  const inside = (scope: string, list: readonly Line[] | undefined) =>
    (list ?? []).some(({ name }) => {
      const root = name.replace(/\/$/, '');
      return scope.replace(/\/$/, '') === root || scope.startsWith(`${root}/`);
    });
  return [
    ...(next ?? [])
      .filter(({ name }) => !inside(name, old))
      .map(({ name, line }) =>
        finding('widened', `it may now be assigned in ${name}`, { side: 'after', line }),
      ),
    ...(old ?? [])
      .filter(({ name }) => !inside(name, next))
      .map(({ name, line }) =>
        finding('narrowed', `it may no longer be assigned in ${name}`, { side: 'before', line }),
      ),
  ];
}
