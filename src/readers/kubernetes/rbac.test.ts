import { describe, expect, it } from 'vitest';
import { effectBetween, manifest, readStream } from './sample-files.ts';

const GROUP = 'rbac.authorization.k8s.io/v1';

function role(rules: string): string {
  return manifest(GROUP, 'Role', `rules:\n${rules}\n`);
}

function rule(groups: string, resources: string, verbs: string, more = ''): string {
  return `  - {apiGroups: [${groups}], resources: [${resources}], verbs: [${verbs}]${more}}`;
}

function binding(roleName: string, subjects: string, kind = 'RoleBinding'): string {
  return manifest(
    GROUP,
    kind,
    `roleRef: {apiGroup: ${GROUP}, kind: ClusterRole, name: ${roleName}}\nsubjects: [${subjects}]\n`,
  );
}

const OWN = '{kind: ServiceAccount, name: web, namespace: shop}';
const READ = role(rule('""', 'pods, services', 'get, list'));

describe('rights', () => {
  it.each([
    ['a verb', READ, role(rule('""', 'pods, services', 'get, list, delete'))],
    ['a resource', READ, role(rule('""', 'pods, services, configmaps', 'get, list'))],
    ['a group', READ, role(rule('"", apps', 'pods, services', 'get, list'))],
    ['all verbs', READ, role(rule('""', 'pods, services', '"*"'))],
    [
      'names no longer narrowed',
      role(rule('""', 'secrets', 'get', ', resourceNames: [a]')),
      role(rule('""', 'secrets', 'get')),
    ],
    ['another subject', binding('view', OWN), binding('view', `${OWN}, {kind: Group, name: devs}`)],
    [
      'everybody',
      binding('view', OWN),
      binding('view', '{kind: Group, name: "system:unauthenticated"}'),
    ],
    ['another role', binding('view', OWN), binding('cluster-admin', OWN)],
  ])('that widen by %s are a grant', async (_, before, after) => {
    const effect = await effectBetween(before, after);
    expect(effect).toMatchObject({ verb: 'grant' });
    expect(effect?.traits).toContain('permission-widened');
  });

  it('are compared in bounded time', async () => {
    const many = Array.from({ length: 3_000 }, (_, index) => `r${index}`).join(', ');
    const wide = role(rule('a, b, c, d', many, 'get, list'));
    const effect = await effectBetween(wide, wide.replace('r0,', 'r0, x,'));
    expect(effect).toMatchObject({ verb: 'grant' });
    expect(effect?.why).toContain('more than is counted');
  });

  it('of a cloud that an account gets anew are a grant', async () => {
    const account = manifest('v1', 'ServiceAccount').replace(
      '  name:',
      '  annotations: {eks.amazonaws.com/role-arn: "arn:a", note: x}\n  name:',
    );
    expect(await effectBetween(account, account.replace('arn:a', 'arn:b'))).toMatchObject({
      verb: 'grant',
    });
    expect(await effectBetween(account, account.replace('note: x', 'note: y'))).toMatchObject({
      verb: 'update',
    });
  });

  it.each([
    ['the same in another order', READ, role(rule('""', 'services, pods', 'list, get'))],
    [
      'the same in two rules',
      READ,
      role(`${rule('""', 'pods', 'get, list')}\n${rule('""', 'services', 'get, list')}`),
    ],
    ['less', READ, role(rule('""', 'pods', 'get'))],
    ['what a star allowed before', role(rule('"*"', '"*"', '"*"')), READ],
    [
      'narrowed to a name',
      role(rule('""', 'secrets', 'get')),
      role(rule('""', 'secrets', 'get', ', resourceNames: [a]')),
    ],
    ['a subject less', binding('view', `${OWN}, {kind: Group, name: devs}`), binding('view', OWN)],
  ])('that are %s are no grant', async (_, before, after) => {
    const effect = await effectBetween(before, after);
    expect(effect).toMatchObject({ verb: 'update', reversibility: 'reversible' });
    expect(effect?.traits).not.toContain('permission-widened');
  });

  it.each([
    ['everything', role(rule('"*"', '"*"', '"*"')), /everything in the cluster/],
    ['escalation', role(rule(GROUP.split('/')[0] ?? '', 'roles', 'escalate')), /escalate/],
    ['impersonation', role(rule('""', 'users', 'impersonate')), /impersonate/],
    ['every secret', role(rule('""', 'secrets', 'list')), /every secret/],
    ['a shell', role(rule('""', 'pods/exec', 'create')), /pods\/exec/],
    ['tokens', role(rule('""', 'serviceaccounts/token', 'create')), /tokens/],
    ['cluster-admin', binding('cluster-admin', OWN, 'ClusterRoleBinding'), /nearly everything/],
    ['everybody', binding('view', '{kind: Group, name: "system:authenticated"}'), /everybody/],
  ])('to %s are a grant, new or applied', async (_, text, why) => {
    const fresh = await effectBetween(null, text);
    expect(fresh).toMatchObject({ verb: 'grant' });
    expect(fresh?.why).toMatch(why);
    expect((await readStream(text)).effects[0]).toMatchObject({ verb: 'grant' });
  });

  it.each([
    ['an ordinary role', READ],
    ['one secret by its name', role(rule('""', 'secrets', 'get', ', resourceNames: [a]'))],
    ['a role for an account of its own', binding('web', OWN)],
  ])('of %s are none when new', async (_, text) => {
    const fresh = await effectBetween(null, text);
    expect(fresh).toMatchObject({ verb: 'create', reversibility: 'reversible' });
    expect(fresh?.traits).not.toContain('permission-widened');
  });
});
