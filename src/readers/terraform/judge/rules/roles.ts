import type { PlanObject, PlanValue } from '../../plan/types.ts';
import type { Finding, Rule } from '../types.ts';
import { blocks, own, textList } from '../values.ts';

/** Attributes that name a role or managed policy, and the names that amount to everything. */
const WIDE_ROLES: readonly (readonly [RegExp, readonly string[], RegExp])[] = [
  [
    /^aws_/,
    ['policy_arn', 'managed_policy_arn', 'managed_policy_arns'],
    /(?:\/|^)(?:AdministratorAccess|PowerUserAccess|IAMFullAccess|AmazonEKSClusterAdminPolicy|AmazonEKSAdminPolicy)$/,
  ],
  [
    /^google_/,
    ['role', 'roles'],
    /^roles\/(?:owner|editor|iam\.securityAdmin|iam\.serviceAccountTokenCreator|iam\.serviceAccountKeyAdmin|iam\.organizationRoleAdmin|resourcemanager\.(?:organizationAdmin|projectIamAdmin|folderAdmin)|storage\.admin|cloudkms\.admin|bigquery\.admin|cloudsql\.admin)$/,
  ],
  [
    /^azure(?:rm|ad)_/,
    ['role_definition_name', 'role_definition_id'],
    /^(?:Owner|Contributor|User Access Administrator|Role Based Access Control Administrator|Key Vault Administrator)$|8e3af657-a8ff-443c-a75c-2fe8c4bcb635|b24988ac-6180-42a0-ab88-20f7382dd24c|18d7d88d-d35e-4fb5-a5c3-7773c20a72d9/,
  ],
  [/^kubernetes_.*role_binding/, ['name'], /^cluster-admin$/],
  [/^github_|^gitlab_/, ['permission', 'role', 'access_level'], /^(?:admin|owner|maintainer)$/],
  [
    /^snowflake_/,
    ['role_name', 'account_role', 'parent_role_name'],
    /^"?(?:ACCOUNTADMIN|SECURITYADMIN|ORGADMIN)"?$/i,
  ],
  [/^okta_/, ['admin_roles', 'role_type'], /^(?:SUPER_ADMIN|ORG_ADMIN)$/],
];

/** Members that stand for everybody on the internet. */
const EVERYBODY = /^(?:allUsers|allAuthenticatedUsers)$/;

/** Roles that amount to everything, and members that stand for everybody, where they are new. */
export const rolesRule: Rule = ({ change, verb }) => {
  if (verb !== 'create' && verb !== 'update' && verb !== 'replace') return [];
  const { type, before, after } = change;
  const findings: Finding[] = [];
  const roles = newOnes(wideRoles(type, before), wideRoles(type, after));
  if (roles.length === 0 && newOnes(holders(type, before), holders(type, after)).length > 0) {
    findings.push({
      verb: 'grant',
      traits: ['permission-widened'],
      because: 'it gives a role that amounts to everything to further members',
      safer: ['give a role that allows only what is needed'],
      leaves: [],
    });
  }
  if (roles.length > 0) {
    findings.push({
      verb: 'grant',
      traits: ['permission-widened'],
      because: `it gives ${roles.join(', ')}`,
      safer: ['give a role that allows only what is needed'],
      leaves: [],
    });
  }
  if (newOnes(everybody(type, before), everybody(type, after)).length > 0) {
    findings.push({
      verb: 'expose',
      traits: ['public-exposure'],
      because: 'it gives a role to everybody on the internet',
      safer: ['name the members that need it'],
      leaves: [],
    });
  }
  return findings;
};

/** Who holds a wide role of Google, each with the role. */
function holders(type: string, values: PlanObject | null): readonly string[] {
  if (values === null || !type.startsWith('google_')) return [];
  const given = bindings(values).flatMap(({ role, members }) =>
    role.flatMap((name) => members.map((member) => `${name} ${member}`)),
  );
  const role = wideRoles(type, values).join(' ');
  const members = [...textList(own(values, 'members')), ...textList(own(values, 'member'))];
  return role === '' ? given : [...given, ...members.map((member) => `${role} ${member}`)];
}

function newOnes(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set(after)].filter((item) => !before.includes(item));
}

function wideRoles(type: string, values: PlanObject | null): readonly string[] {
  if (values === null) return [];
  const found: string[] = [];
  for (const [types, names, wide] of WIDE_ROLES) {
    if (!types.test(type)) continue;
    const places = [values, ...blocks(own(values, 'role_ref'))];
    for (const place of names.flatMap((name) => places.map((values_) => own(values_, name)))) {
      found.push(
        ...textList(place)
          .filter((text) => wide.test(text))
          .map((text) => text.split('/').at(-1) ?? text),
      );
    }
  }
  return [
    ...found,
    ...escalations(type, values),
    ...wildcards(type, values),
    ...bindings(values).flatMap(({ role }) => role),
  ];
}

/** Permissions with which one can give oneself all others. */
const ESCALATES =
  /(?:\.setIamPolicy|^iam\.serviceAccounts\.(?:actAs|getAccessToken|signBlob|signJwt)|^iam\.serviceAccountKeys\.create|^iam\.roles\.update)$/;

/** Roles of Google that are put together by hand, and acting as any service account of a project. */
function escalations(type: string, values: PlanObject): readonly string[] {
  if (/^google_(?:project|organization)_iam_custom_role$/.test(type)) {
    return textList(own(values, 'permissions')).filter((permission) => ESCALATES.test(permission));
  }
  const wholeProject = /^google_(?:project|folder|organization)_iam_(?:member|binding)$/.test(type);
  const acting = own(values, 'role') === 'roles/iam.serviceAccountUser';
  return wholeProject && acting ? ['serviceAccountUser on everything in it'] : [];
}

/** Roles that are written out and allow everything: Azure role definitions, Kubernetes roles, Vault. */
function wildcards(type: string, values: PlanObject): readonly string[] {
  if (type === 'azurerm_role_definition') {
    const all = blocks(own(values, 'permissions')).some((permission) =>
      textList(own(permission, 'actions')).includes('*'),
    );
    return all ? ['every action'] : [];
  }
  if (/^kubernetes_(?:cluster_)?role(?:_v1)?$/.test(type)) {
    const all = blocks(own(values, 'rule')).some((rule) =>
      ['verbs', 'resources'].every((name) => textList(own(rule, name)).includes('*')),
    );
    return all ? ['every verb on every resource'] : [];
  }
  const policy = own(values, 'policy');
  const root =
    type === 'vault_policy' && typeof policy === 'string' && /path\s+"\*"\s*\{/.test(policy);
  return root ? ['every path'] : [];
}

function everybody(type: string, values: PlanObject | null): readonly string[] {
  if (values === null || !type.startsWith('google_')) return [];
  const members = [
    ...textList(own(values, 'member')),
    ...textList(own(values, 'members')),
    ...textList(own(values, 'entity')),
    ...textList(own(values, 'role_entity')).map((entry) => entry.split(':').at(-1) ?? entry),
    ...blocks(own(values, 'access')).flatMap((entry) =>
      ['special_group', 'iam_member'].flatMap((name) => textList(own(entry, name))),
    ),
    ...bindings(values).flatMap((binding) => binding.members),
  ];
  const role = textList(own(values, 'role')).join('');
  return members.filter((member) => EVERYBODY.test(member)).map((member) => `${role} ${member}`);
}

/** Bindings of a Google IAM policy given as JSON text. */
function bindings(
  values: PlanObject,
): readonly { readonly role: readonly string[]; readonly members: readonly string[] }[] {
  const data = own(values, 'policy_data');
  if (typeof data !== 'string') return [];
  try {
    const parsed = JSON.parse(data) as { readonly [key: string]: PlanValue } | null;
    return blocks(parsed === null ? undefined : parsed['bindings']).map((binding) => ({
      role: textList(own(binding, 'role')).filter((role) => /^roles\/(?:owner|editor)$/.test(role)),
      members: textList(own(binding, 'members')),
    }));
  } catch {
    return [];
  }
}
