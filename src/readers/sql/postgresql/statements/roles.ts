import type {
  AlterRoleSetStmt,
  AlterRoleStmt,
  CreateRoleStmt,
  CreateUserMappingStmt,
  DropOwnedStmt,
  DropRoleStmt,
  DropUserMappingStmt,
  Node,
  ReassignOwnedStmt,
} from 'libpg-query';
import type { Trait } from '../../../../core/change/types.ts';
import type { Scene } from '../scene.ts';
import { rolesOf } from './access.ts';
import { hasOption } from './maintenance.ts';
import { on } from './handler.ts';

/** Options of a role that let it past all or most checks. */
const POWERS = new Map([
  ['superuser', 'SUPERUSER'],
  ['createrole', 'CREATEROLE'],
  ['bypassrls', 'BYPASSRLS'],
  ['isreplication', 'REPLICATION'],
  ['createdb', 'CREATEDB'],
]);

function stated(
  scene: Scene,
  facts: {
    readonly verb: 'create' | 'update' | 'delete' | 'grant';
    readonly name: string;
    readonly traits: readonly Trait[];
    readonly why: string;
    readonly safer?: readonly string[];
    readonly reversibility?: 'reversible' | 'costly' | 'irreversible';
  },
): void {
  const { safer = [], reversibility = 'reversible', ...rest } = facts;
  scene.add('stated', { object: 'role', table: null, data: 'none', safer, reversibility, ...rest });
}

function powersIn(options: readonly Node[] | undefined): readonly string[] {
  return [...POWERS].filter(([option]) => hasOption(options, option)).map(([, word]) => word);
}

function readCreateRole(node: CreateRoleStmt, scene: Scene): void {
  const powers = powersIn(node.options);
  stated(scene, {
    verb: 'create',
    name: node.role ?? '(unnamed)',
    traits: powers.length > 0 ? ['identity', 'permission-widened'] : ['identity'],
    why: powers.length > 0 ? widened(powers) : 'A new role can do only what it is granted.',
    safer: powers.length > 0 ? ['grant it only the rights that it needs'] : [],
  });
}

function readAlterRole(node: AlterRoleStmt, scene: Scene): void {
  const [name = '(unnamed)'] = node.role === undefined ? [] : rolesOf([{ RoleSpec: node.role }]);
  const powers = powersIn(node.options);
  const members = (node.options ?? []).some(
    (option) => 'DefElem' in option && option.DefElem.defname === 'rolemembers',
  );
  const widens = powers.length > 0 || members;
  const noLogin =
    (node.options ?? []).some(
      (option) => 'DefElem' in option && option.DefElem.defname === 'canlogin',
    ) && !hasOption(node.options, 'canlogin');
  stated(scene, {
    verb: widens ? 'grant' : 'update',
    name,
    traits: widens ? ['identity', 'permission-widened'] : ['identity'],
    reversibility: noLogin ? 'costly' : 'reversible',
    why: widens
      ? widened(members ? ['everything the role may'] : powers)
      : noLogin
        ? 'With NOLOGIN nobody can connect as this role any more.'
        : 'Settings of a role change, and can be set back.',
    safer: widens ? ['grant only the rights that are needed'] : [],
  });
}

function widened(powers: readonly string[]): string {
  return `The role may do more than before: ${powers.join(', ')}.`;
}

function readDropRole(node: DropRoleStmt, scene: Scene): void {
  for (const name of rolesOf(node.roles)) {
    scene.add('drop-other', {
      object: 'role',
      name: { schema: null, name },
      table: null,
      ifExists: node.missing_ok === true,
      cascade: false,
      loses: 'access',
    });
  }
}

function readDropOwned(node: DropOwnedStmt, scene: Scene): void {
  scene.add('stated', {
    verb: 'delete',
    object: 'role',
    name: rolesOf(node.roles).join(', '),
    table: null,
    reversibility: 'irreversible',
    data: 'holds-data',
    traits: ['contents-destroyed'],
    why: 'DROP OWNED drops every table that the role owns, with all rows in it, whatever it is called.',
    safer: ['REASSIGN OWNED BY … TO … first, so that only rights are left to drop'],
  });
}

function readReassign(node: ReassignOwnedStmt, scene: Scene): void {
  stated(scene, {
    verb: 'update',
    name: rolesOf(node.roles).join(', '),
    traits: ['identity'],
    why: 'What the role owned belongs to another one; nothing is lost, and REASSIGN OWNED can bring it back.',
  });
}

function readMapping(user: string, verb: 'create' | 'delete', scene: Scene): void {
  stated(scene, {
    verb,
    name: user,
    traits: ['identity'],
    reversibility: verb === 'delete' ? 'costly' : 'reversible',
    why: `A user mapping says how to log on to a foreign server; ${verb === 'delete' ? 'without it foreign tables cannot be read' : 'it can be dropped again'}.`,
  });
}

export const roleHandlers = [
  on<CreateRoleStmt>('CreateRoleStmt', readCreateRole),
  on<AlterRoleStmt>('AlterRoleStmt', readAlterRole),
  on<AlterRoleSetStmt>('AlterRoleSetStmt', (node, scene) => {
    scene.add('settings', { name: node.setstmt?.name ?? 'all', value: null, scope: 'role' });
  }),
  on<DropRoleStmt>('DropRoleStmt', readDropRole),
  on<DropOwnedStmt>('DropOwnedStmt', readDropOwned),
  on<ReassignOwnedStmt>('ReassignOwnedStmt', readReassign),
  on<CreateUserMappingStmt>('CreateUserMappingStmt', (node, scene) => {
    readMapping(node.user?.rolename ?? 'public', 'create', scene);
  }),
  on<DropUserMappingStmt>('DropUserMappingStmt', (node, scene) => {
    readMapping(node.user?.rolename ?? 'public', 'delete', scene);
  }),
];
