import { describe, expect, it } from 'vitest';
import { effectOf, sampleChange } from '../sample-plan.ts';

type Attributes = Readonly<Record<string, unknown>>;

const openstack = (from: string, port: number) => ({
  direction: 'ingress',
  protocol: 'tcp',
  port_range_min: port,
  port_range_max: port,
  remote_ip_prefix: from,
});
const oracle = (from: string, port: number) => ({
  direction: 'INGRESS',
  protocol: '6',
  source: from,
  tcp_options: [{ destination_port_range: [{ min: port, max: port }] }],
});

/** Type, before (null: it is created), after, and what it is called. */
type Row = readonly [string, Attributes | null, Attributes, 'expose' | 'grant' | 'plain'];

/** Firewalls and lists beyond the three big clouds, and new members of what there is. */
const FURTHER: readonly Row[] = [
  [
    'aws_security_group',
    null,
    { ingress: [{ ipv6_cidr_blocks: ['0::/0'], from_port: 22 }] },
    'expose',
  ],
  [
    'aws_security_group',
    null,
    { ingress: [{ ipv6_cidr_blocks: ['fd00::/8'], from_port: 22 }] },
    'plain',
  ],
  ['aws_ec2_managed_prefix_list', { entry: [] }, { entry: [{ cidr: '0.0.0.0/0' }] }, 'expose'],
  ['aws_ec2_managed_prefix_list', { entry: [] }, { entry: [{ cidr: '10.0.0.0/8' }] }, 'plain'],
  ['aws_ec2_managed_prefix_list_entry', null, { cidr: '::/0' }, 'expose'],
  ['mongodbatlas_project_ip_access_list', null, { cidr_block: '0.0.0.0/0' }, 'expose'],
  ['mongodbatlas_project_ip_access_list', null, { cidr_block: '203.0.113.0/24' }, 'plain'],
  ['openstack_networking_secgroup_rule_v2', null, openstack('0.0.0.0/0', 22), 'expose'],
  ['openstack_networking_secgroup_rule_v2', null, openstack('', 22), 'expose'],
  ['openstack_networking_secgroup_rule_v2', null, openstack('0.0.0.0/0', 443), 'plain'],
  ['openstack_networking_secgroup_rule_v2', null, openstack('10.0.0.0/8', 22), 'plain'],
  ['oci_core_network_security_group_security_rule', null, oracle('0.0.0.0/0', 22), 'expose'],
  ['oci_core_network_security_group_security_rule', null, oracle('0.0.0.0/0', 443), 'plain'],
  ['oci_core_network_security_group_security_rule', null, oracle('10.0.0.0/8', 22), 'plain'],
  [
    'azurerm_storage_account',
    { network_rules: [{ default_action: 'Deny' }] },
    { network_rules: [{ default_action: 'Allow' }] },
    'expose',
  ],
  [
    'azurerm_key_vault',
    { network_acls: [{ default_action: 'Allow' }] },
    { network_acls: [{ default_action: 'Deny' }] },
    'plain',
  ],
  [
    'google_bigquery_dataset',
    { access: [] },
    { access: [{ role: 'READER', special_group: 'allAuthenticatedUsers' }] },
    'expose',
  ],
  [
    'google_bigquery_dataset',
    { access: [] },
    { access: [{ role: 'READER', special_group: 'projectReaders' }] },
    'plain',
  ],
  [
    'google_project_iam_binding',
    { role: 'roles/owner', members: ['user:a'] },
    { role: 'roles/owner', members: ['user:a', 'user:b'] },
    'grant',
  ],
  [
    'google_project_iam_binding',
    { role: 'roles/owner', members: ['user:a', 'user:b'] },
    { role: 'roles/owner', members: ['user:a'] },
    'plain',
  ],
  [
    'google_project_iam_binding',
    { role: 'roles/viewer', members: ['user:a'] },
    { role: 'roles/viewer', members: ['user:a', 'user:b'] },
    'plain',
  ],
];

describe('who else gets in', () => {
  it.each(FURTHER)('%s from %j to %j is %s', async (type, before, after, kind) => {
    const verb = before === null ? 'create' : 'update';
    const effect = await effectOf(sampleChange(type, [verb], before, after));
    expect(effect.verb).toBe(kind === 'plain' ? verb : kind);
  });
});
