import type {
  AlterDefaultPrivilegesStmt,
  AlterPolicyStmt,
  CreatePolicyStmt,
  GrantRoleStmt,
  GrantStmt,
  Node,
} from 'libpg-query';
import { nameOfRange, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { filterOf } from './filter.ts';
import { on } from './handler.ts';

export function rolesOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).flatMap((node) => {
    if (!('RoleSpec' in node)) return [];
    const { roletype, rolename } = node.RoleSpec;
    if (roletype === 'ROLESPEC_PUBLIC') return ['public'];
    return [rolename ?? (roletype ?? '').replace('ROLESPEC_', '').toLowerCase()];
  });
}

function namesOf(nodes: readonly Node[] | undefined): readonly string[] {
  return (nodes ?? []).map((node) => {
    if ('RangeVar' in node)
      return [node.RangeVar.schemaname, node.RangeVar.relname].filter(Boolean).join('.');
    if ('ObjectWithArgs' in node) return strings(node.ObjectWithArgs.objname).join('.');
    return strings([node]).join('.');
  });
}

function readGrant(node: GrantStmt, scene: Scene): void {
  const privileges = (node.privileges ?? []).flatMap((part) =>
    'AccessPriv' in part ? [(part.AccessPriv.priv_name ?? 'all').toUpperCase()] : [],
  );
  const object = (node.objtype ?? 'OBJECT_TABLE').replace('OBJECT_', '').toLowerCase();
  const whole = node.targtype === 'ACL_TARGET_ALL_IN_SCHEMA';
  scene.add(node.is_grant === true ? 'grant' : 'revoke', {
    privileges: privileges.length > 0 ? privileges : ['ALL'],
    object: whole ? `every ${object} in schema` : object,
    names: namesOf(node.objects),
    grantees: rolesOf(node.grantees),
    withGrantOption: node.grant_option === true,
  });
}

function readGrantRole(node: GrantRoleStmt, scene: Scene): void {
  scene.add(node.is_grant === true ? 'grant' : 'revoke', {
    privileges: (node.granted_roles ?? []).flatMap((part) =>
      'AccessPriv' in part ? [part.AccessPriv.priv_name ?? ''] : [],
    ),
    object: 'role',
    names: [],
    grantees: rolesOf(node.grantee_roles),
    withGrantOption: (node.opt ?? []).some(
      (option) => 'DefElem' in option && option.DefElem.defname === 'admin',
    ),
  });
}

function readDefaultPrivileges(node: AlterDefaultPrivilegesStmt, scene: Scene): void {
  if (node.action === undefined) return scene.read('ALTER DEFAULT PRIVILEGES');
  readGrant({ ...node.action, objects: [] }, scene);
}

/** `USING (true)` lets everybody at every row; anything else is a condition that only a person can weigh. */
function readPolicy(
  node: CreatePolicyStmt | AlterPolicyStmt,
  replaces: boolean,
  scene: Scene,
): void {
  const table = nameOfRange(node.table);
  const name = node.policy_name ?? '(unnamed)';
  const filters = [node.qual, node.with_check].filter((part) => part !== undefined).map(filterOf);
  const everything = filters.some(({ kind }) => kind === 'tautology');
  const restrictive = 'permissive' in node ? !node.permissive : !replaces;
  const open =
    everything && !restrictive && rolesOf(node.roles).every((role) => role !== 'service_role');
  if (!open && !replaces) {
    scene.add('create-other', { object: 'policy', name: { schema: null, name }, table, replaces });
    return;
  }
  scene.add('stated', {
    verb: open ? 'expose' : 'update',
    object: 'policy',
    name,
    table,
    reversibility: 'reversible',
    data: 'none',
    traits: open ? ['permission-widened'] : [],
    why: open
      ? 'A policy that is true for every row lets its roles at all rows of the table.'
      : 'The condition of a policy changes; the earlier one is in source code.',
    safer: open ? ['name a condition that ties rows to whoever may see them'] : [],
  });
}

export const accessHandlers = [
  on<GrantStmt>('GrantStmt', readGrant),
  on<GrantRoleStmt>('GrantRoleStmt', readGrantRole),
  on<AlterDefaultPrivilegesStmt>('AlterDefaultPrivilegesStmt', readDefaultPrivileges),
  on<CreatePolicyStmt>('CreatePolicyStmt', (node, scene) => readPolicy(node, false, scene)),
  on<AlterPolicyStmt>('AlterPolicyStmt', (node, scene) => readPolicy(node, true, scene)),
];
