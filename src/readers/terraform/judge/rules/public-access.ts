import type { Leaf } from '../../attributes/leaves.ts';
import type { PlanValue } from '../../plan/types.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { isOn, textList } from '../values.ts';

/** A switch or list by which a thing is reachable by everybody. */
interface PublicSwitch {
  readonly name: RegExp;
  readonly types?: RegExp;
  readonly open: (value: PlanValue | undefined) => boolean;
  /** False where new things are open by default, so that only a change of an old one is news. */
  readonly onCreate: boolean;
}

const NETS = /^(?:0\.0\.0\.0\/0|::\/0)$/;

const SWITCHES: readonly PublicSwitch[] = [
  { name: /^publicly_accessible$/, open: isOn, onCreate: true },
  { name: /^public_network_access_enabled$/, open: isOn, onCreate: false },
  { name: /^public_network_access$/, open: isOn, onCreate: false },
  {
    name: /^(?:allow_nested_items_to_be_public|allow_blob_public_access)$/,
    open: isOn,
    onCreate: false,
  },
  { name: /^container_access_type$/, open: isOneOf('blob', 'container'), onCreate: true },
  {
    name: /^(?:acl|canned_acl|predefined_acl)$/,
    open: (value) =>
      typeof value === 'string' &&
      /^(?:public-?read|public-?read-?write|authenticated-read)$/i.test(value),
    onCreate: true,
  },
  {
    name: /^(?:block_public_acls|block_public_policy|ignore_public_acls|restrict_public_buckets)$/,
    open: (value) => value === false,
    onCreate: false,
  },
  { name: /^default_action$/, types: /^azurerm_/, open: isOneOf('Allow'), onCreate: false },
  { name: /^public_access_prevention$/, open: isOneOf('inherited'), onCreate: false },
  {
    name: /^authorization_type$/,
    types: /^aws_lambda_function_url$/,
    open: isOneOf('NONE'),
    onCreate: true,
  },
  { name: /^principal$/, types: /^aws_lambda_permission$/, open: isOneOf('*'), onCreate: true },
  { name: /^(?:public_access_cidrs)$/, open: hasNet, onCreate: false },
  { name: /^value$/, types: /^google_sql_database_instance$/, open: hasNet, onCreate: true },
  { name: /^cidr_block$/, types: /^google_container_cluster$/, open: hasNet, onCreate: true },
  {
    name: /^end_ip_address$/,
    types: /_firewall_rule$/,
    open: isOneOf('255.255.255.255'),
    onCreate: true,
  },
  { name: /^visibility$/, types: /^github_repository$/, open: isOneOf('public'), onCreate: false },
  { name: /^visibility_level$/, types: /^gitlab_/, open: isOneOf('public'), onCreate: false },
  {
    name: /^(?:group|account_id)$/,
    types: /^aws_(?:ami_launch_permission|snapshot_create_volume_permission)$/,
    open: isOneOf('all'),
    onCreate: true,
  },
  { name: /^shared_accounts$/, open: (value) => textList(value).includes('all'), onCreate: true },
];

const BLOCKS =
  /^aws_s3_(?:bucket|account)_public_access_block$|^aws_s3_account_public_access_block$/;

/** Databases, stores and functions that become reachable by everybody. */
export const publicAccessRule: Rule = (subject) => {
  if (subject.verb === 'delete') return BLOCKS.test(subject.change.type) ? [unblocked()] : [];
  if (!['create', 'update', 'replace'].includes(subject.verb)) return [];
  const found = subject.leaves.filter((leaf) => opens(subject, leaf));
  return found.length === 0 ? [] : [opened(found)];
};

function opens(subject: Subject, leaf: Leaf): boolean {
  if (leaf.unknown) return false;
  const fit = SWITCHES.find(
    ({ name, types }) =>
      name.test(leaf.name) && (types === undefined || types.test(subject.change.type)),
  );
  if (fit === undefined || !fit.open(leaf.after) || fit.open(leaf.before)) return false;
  return subject.change.before !== null || fit.onCreate;
}

function opened(leaves: readonly Leaf[]): Finding {
  const names = [...new Set(leaves.map((leaf) => leaf.path))].join(', ');
  return {
    verb: 'expose',
    traits: ['public-exposure'],
    because: `${names} makes it reachable by everybody`,
    safer: ['keep it private and let in only what needs it'],
    leaves,
  };
}

function unblocked(): Finding {
  return {
    atLeast: 'costly',
    traits: ['public-exposure', 'protection-removed'],
    because: 'without it a policy or an ACL can make the bucket public',
    safer: ['keep the block for as long as the bucket is there'],
    leaves: [],
  };
}

function isOneOf(...values: readonly string[]): (value: PlanValue | undefined) => boolean {
  return (value) => typeof value === 'string' && values.includes(value);
}

function hasNet(value: PlanValue | undefined): boolean {
  return textList(value).some((text) => NETS.test(text));
}
