import { describe, expect, it } from 'vitest';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;

const policy = (...statements: readonly Attributes[]) =>
  JSON.stringify({ Version: '2012-10-17', Statement: statements });
const allow = (action: unknown, resource: unknown, more: Attributes = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const ingress = (cidr: string, from: number, to: number, protocol = 'tcp') => ({
  ingress: [{ cidr_blocks: [cidr], from_port: from, to_port: to, protocol }],
});
const nsg = (source: string, port: string, access = 'Allow') => ({
  access,
  direction: 'Inbound',
  protocol: 'Tcp',
  source_address_prefix: source,
  destination_port_range: port,
});
const fw = (ranges: readonly string[], ports: readonly string[]) => ({
  direction: 'INGRESS',
  source_ranges: ranges,
  allow: [{ protocol: 'tcp', ports }],
});

/** Type, before (null: it is created), after, and what it is called. */
type Row = readonly [string, Attributes | null, Attributes, 'expose' | 'grant' | 'plain'];

const ROWS: readonly Row[] = [
  ['aws_security_group', ingress('10.0.0.0/8', 22, 22), ingress('0.0.0.0/0', 22, 22), 'expose'],
  [
    'aws_security_group',
    ingress('10.0.0.0/8', 5432, 5432),
    ingress('0.0.0.0/0', 5432, 5432),
    'expose',
  ],
  ['aws_security_group', null, ingress('0.0.0.0/0', 0, 0, '-1'), 'expose'],
  ['aws_security_group', null, ingress('0.0.0.0/1', 22, 22), 'expose'],
  ['aws_security_group', ingress('0.0.0.0/0', 22, 22), ingress('0.0.0.0/0', 22, 22), 'plain'],
  ['aws_security_group', ingress('0.0.0.0/0', 0, 65535), ingress('0.0.0.0/0', 22, 22), 'plain'],
  ['aws_security_group', ingress('0.0.0.0/0', 22, 22), ingress('10.0.0.0/8', 22, 22), 'plain'],
  ['aws_security_group', null, ingress('0.0.0.0/0', 443, 443), 'plain'],
  ['aws_security_group', null, ingress('0.0.0.0/0', 80, 80), 'plain'],
  ['aws_security_group', null, ingress('10.0.0.0/8', 22, 22), 'plain'],
  [
    'aws_security_group_rule',
    null,
    {
      type: 'ingress',
      cidr_blocks: ['0.0.0.0/0'],
      from_port: 3389,
      to_port: 3389,
      protocol: 'tcp',
    },
    'expose',
  ],
  [
    'aws_security_group_rule',
    null,
    { type: 'egress', cidr_blocks: ['0.0.0.0/0'], from_port: 0, to_port: 0, protocol: '-1' },
    'plain',
  ],
  [
    'aws_vpc_security_group_ingress_rule',
    null,
    { cidr_ipv6: '::/0', from_port: 6379, to_port: 6379, ip_protocol: 'tcp' },
    'expose',
  ],
  ['google_compute_firewall', null, fw(['0.0.0.0/0'], ['22']), 'expose'],
  ['google_compute_firewall', null, fw(['0.0.0.0/0'], ['80', '443']), 'plain'],
  ['google_compute_firewall', null, fw(['10.0.0.0/8'], ['22']), 'plain'],
  ['google_compute_firewall', null, { ...fw(['0.0.0.0/0'], ['22']), direction: 'EGRESS' }, 'plain'],
  ['azurerm_network_security_rule', null, nsg('*', '3389'), 'expose'],
  ['azurerm_network_security_rule', null, nsg('Internet', '*'), 'expose'],
  ['azurerm_network_security_rule', null, nsg('*', '443'), 'plain'],
  ['azurerm_network_security_rule', null, nsg('*', '22', 'Deny'), 'plain'],
  ['azurerm_network_security_rule', null, nsg('VirtualNetwork', '22'), 'plain'],
  [
    'digitalocean_firewall',
    null,
    { inbound_rule: [{ protocol: 'tcp', port_range: '22', source_addresses: ['0.0.0.0/0'] }] },
    'expose',
  ],
  [
    'hcloud_firewall',
    null,
    { rule: [{ direction: 'in', protocol: 'tcp', port: '443', source_ips: ['0.0.0.0/0'] }] },
    'plain',
  ],
  ['aws_db_instance', { publicly_accessible: false }, { publicly_accessible: true }, 'expose'],
  ['aws_db_instance', { publicly_accessible: true }, { publicly_accessible: false }, 'plain'],
  [
    'aws_s3_bucket_public_access_block',
    { block_public_policy: true },
    { block_public_policy: false },
    'expose',
  ],
  [
    'aws_s3_bucket_public_access_block',
    { block_public_policy: false },
    { block_public_policy: true },
    'plain',
  ],
  ['aws_s3_bucket_acl', { acl: 'private' }, { acl: 'public-read' }, 'expose'],
  ['aws_s3_bucket_acl', null, { acl: 'private' }, 'plain'],
  [
    'aws_s3_bucket_policy',
    null,
    { policy: policy(allow('s3:GetObject', '*', { Principal: '*' })) },
    'expose',
  ],
  [
    'aws_s3_bucket_policy',
    null,
    {
      policy: policy(
        allow('s3:*', '*', {
          Principal: '*',
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
        }),
      ),
    },
    'plain',
  ],
  [
    'aws_s3_bucket_policy',
    null,
    { policy: policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }) },
    'plain',
  ],
  [
    'aws_sqs_queue_policy',
    null,
    { policy: policy(allow('sqs:SendMessage', '*', { Principal: { AWS: '*' } })) },
    'expose',
  ],
  [
    'aws_kms_key',
    null,
    { policy: policy(allow('kms:*', '*', { Principal: { AWS: 'arn:aws:iam::1:root' } })) },
    'plain',
  ],
  ['aws_lambda_function_url', null, { authorization_type: 'NONE' }, 'expose'],
  ['aws_lambda_function_url', null, { authorization_type: 'AWS_IAM' }, 'plain'],
  [
    'google_storage_bucket_iam_member',
    null,
    { role: 'roles/storage.objectViewer', member: 'allUsers' },
    'expose',
  ],
  [
    'google_storage_bucket_iam_member',
    null,
    { role: 'roles/storage.objectViewer', member: 'user:a@b.c' },
    'plain',
  ],
  [
    'google_sql_database_instance',
    { settings: [] },
    { settings: [{ ip_configuration: [{ authorized_networks: [{ value: '0.0.0.0/0' }] }] }] },
    'expose',
  ],
  [
    'azurerm_storage_account',
    { public_network_access_enabled: false },
    { public_network_access_enabled: true },
    'expose',
  ],
  ['azurerm_storage_account', null, { public_network_access_enabled: true }, 'plain'],
  ['azurerm_storage_container', null, { container_access_type: 'blob' }, 'expose'],
  [
    'azurerm_postgresql_flexible_server_firewall_rule',
    null,
    { start_ip_address: '0.0.0.0', end_ip_address: '255.255.255.255' },
    'expose',
  ],
  ['github_repository', { visibility: 'private' }, { visibility: 'public' }, 'expose'],
  [
    'aws_iam_policy',
    { policy: policy(allow('s3:GetObject', 'a')) },
    { policy: policy(allow('*', '*')) },
    'grant',
  ],
  ['aws_iam_role_policy', null, { policy: policy(allow('iam:*', '*')) }, 'grant'],
  ['aws_iam_role_policy', null, { policy: policy(allow(['iam:PassRole'], ['*'])) }, 'grant'],
  [
    'aws_iam_role_policy',
    null,
    { policy: policy({ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }) },
    'grant',
  ],
  [
    'aws_iam_role',
    null,
    { assume_role_policy: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' }) },
    'grant',
  ],
  [
    'aws_iam_role',
    null,
    {
      assume_role_policy: policy({
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'ec2.amazonaws.com' },
      }),
    },
    'plain',
  ],
  [
    'aws_iam_policy',
    { policy: policy(allow('*', '*')) },
    { policy: policy(allow('s3:GetObject', 'a')) },
    'plain',
  ],
  [
    'aws_iam_policy',
    { policy: policy(allow('*', '*')) },
    { policy: policy(allow('s3:*', '*')) },
    'plain',
  ],
  [
    'aws_iam_policy',
    null,
    { policy: policy(allow(['s3:GetObject', 's3:PutObject'], 'arn:aws:s3:::a/*')) },
    'plain',
  ],
  ['aws_iam_policy', null, { policy: policy(allow('ec2:DescribeInstances', '*')) }, 'plain'],
  [
    'aws_iam_role_policy_attachment',
    null,
    { policy_arn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
    'grant',
  ],
  [
    'aws_iam_role_policy_attachment',
    null,
    { policy_arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    'plain',
  ],
  ['aws_organizations_policy', null, { content: policy(allow('*', '*')) }, 'plain'],
  ['google_project_iam_member', null, { role: 'roles/owner', member: 'user:a@b.c' }, 'grant'],
  ['google_project_iam_member', null, { role: 'roles/viewer', member: 'user:a@b.c' }, 'plain'],
  [
    'google_project_iam_binding',
    { role: 'roles/owner', members: ['a'] },
    { role: 'roles/owner', members: [] },
    'plain',
  ],
  ['azurerm_role_assignment', null, { role_definition_name: 'Owner' }, 'grant'],
  ['azurerm_role_assignment', null, { role_definition_name: 'Reader' }, 'plain'],
  ['azurerm_role_definition', null, { permissions: [{ actions: ['*'] }] }, 'grant'],
  ['kubernetes_cluster_role_binding', null, { role_ref: [{ name: 'cluster-admin' }] }, 'grant'],
  ['kubernetes_cluster_role_binding', null, { role_ref: [{ name: 'view' }] }, 'plain'],
  [
    'kubernetes_cluster_role',
    null,
    { rule: [{ verbs: ['*'], resources: ['*'], api_groups: ['*'] }] },
    'grant',
  ],
  ['vault_policy', null, { policy: 'path "*" { capabilities = ["sudo"] }' }, 'grant'],
  ['vault_policy', null, { policy: 'path "secret/*" { capabilities = ["read"] }' }, 'plain'],
];

const TRAITS = { expose: 'public-exposure', grant: 'permission-widened' } as const;

describe('who gets in', () => {
  it.each(ROWS.map((row) => [row[0], JSON.stringify(row[2]), row[3], row] as const))(
    '%s %s is %s',
    async (...[, , , [type, before, after, kind]]) => {
      const verb = before === null ? 'create' : 'update';
      const effect = await effectOf(sampleChange(type, [verb], before, after));
      expect(effect.verb).toBe(kind === 'plain' ? verb : kind);
      for (const [name, trait] of Object.entries(TRAITS)) {
        expect([trait, effect.traits.includes(trait)]).toEqual([trait, name === kind]);
      }
    },
  );

  it('keeps the verb of a replacement and names the opening beside it', async () => {
    const change = sampleChange(
      'aws_security_group',
      ['delete', 'create'],
      ingress('10.0.0.0/8', 22, 22),
      ingress('0.0.0.0/0', 22, 22),
    );
    const effect = await effectOf(change);
    expect(effect.verb).toBe('replace');
    expect(effect.traits).toContain('public-exposure');
  });

  it('names a public access block that is taken away', async () => {
    const type = 'aws_s3_bucket_public_access_block';
    const effect = await effectOf(
      sampleChange(type, ['delete'], { block_public_acls: true }, null),
    );
    expect(effect.traits).toEqual(
      expect.arrayContaining(['protection-removed', 'public-exposure']),
    );
  });
});
