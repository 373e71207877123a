import type { Leaf } from '../../attributes/leaves.ts';
import { sameValue } from '../../attributes/changed.ts';
import type { Finding, Rule, Subject } from '../types.ts';
import { afterOf, amountOf, textOf } from '../values.ts';

/** Attributes whose change in place stops the thing for a while. */
const RESTARTS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aws_instance$/, ['instance_type', 'ebs_optimized', 'user_data', 'user_data_base64']],
  [
    /^aws_(?:db_instance|rds_cluster_instance|docdb_cluster_instance|neptune_cluster_instance)$/,
    ['instance_class', 'parameter_group_name', 'db_parameter_group_name', 'storage_type'],
  ],
  [
    /^aws_(?:elasticache_replication_group|elasticache_cluster|redshift_cluster|memorydb_cluster)$/,
    ['node_type', 'number_of_nodes'],
  ],
  [
    /^google_sql_database_instance$/,
    ['settings.tier', 'settings.availability_type', 'settings.edition'],
  ],
  [/^google_compute_instance$/, ['machine_type', 'min_cpu_platform', 'service_account.email']],
  [/^azurerm_(?:linux|windows)?_?virtual_machine$/, ['size', 'vm_size']],
  [/^azurerm_(?:postgresql|mysql)_flexible_server$/, ['sku_name']],
  [/^(?:digitalocean_droplet|linode_instance|hcloud_server)$/, ['size', 'type', 'server_type']],
];

/** Types for which an unset `apply_immediately` means the next maintenance window. */
const WAITS_FOR_WINDOW = /^aws_(?:db_instance|rds_|docdb_|neptune_|elasticache_)/;

const VERSION_NAMES: ReadonlySet<string> = new Set([
  'engine_version',
  'database_version',
  'kafka_version',
  'kubernetes_version',
  'mongo_db_major_version',
  'min_master_version',
]);
const VERSIONED =
  /_(?:eks_cluster|flexible_server|mssql_server|kubernetes_cluster|database_cluster|instance)$/;

/** Counts that mean "nothing runs" at zero. */
const COUNTS: ReadonlySet<string> = new Set([
  'desired_count',
  'desired_capacity',
  'replicas',
  'node_count',
  'reserved_concurrent_executions',
]);

/** Restarts, version steps that cannot be taken back, and services scaled down to nothing. */
export const downtimeRule: Rule = (subject) => {
  if (subject.verb !== 'update') return [];
  const restarts = RESTARTS.find(([types]) => types.test(subject.change.type))?.[1] ?? [];
  const findings: Finding[] = [];
  for (const leaf of subject.leaves) {
    if (leaf.unknown || sameValue(leaf.before, leaf.after)) continue;
    if (restarts.includes(leaf.path) && isNow(subject)) findings.push(restart(leaf));
    if (isMajorStep(subject, leaf)) findings.push(majorStep(leaf));
    if (COUNTS.has(leaf.name) && (amountOf(leaf.before) ?? 0) > 0 && amountOf(leaf.after) === 0) {
      findings.push(toZero(leaf));
    }
  }
  return findings;
};

function isNow(subject: Subject): boolean {
  return (
    !WAITS_FOR_WINDOW.test(subject.change.type) || afterOf(subject, 'apply_immediately') === true
  );
}

function isMajorStep(subject: Subject, leaf: Leaf): boolean {
  const versioned =
    VERSION_NAMES.has(leaf.name) ||
    (leaf.path === 'version' && VERSIONED.test(subject.change.type));
  if (!versioned) return false;
  const before = majorOf(subject, leaf.before);
  const after = majorOf(subject, leaf.after);
  return before !== null && after !== null && before !== after;
}

/** The part of a version that cannot be gone back from: `14` of PostgreSQL 14.9, `8.0` of MySQL 8.0.36. */
function majorOf(subject: Subject, value: unknown): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const numbers = String(value).match(/\d+/g);
  if (numbers === null) return null;
  const engine = textOf(afterOf(subject, 'engine'));
  const single = /postgres|redis|valkey/i.test(`${engine} ${subject.change.type}`);
  return numbers.slice(0, single && Number(numbers[0]) >= 10 ? 1 : 2).join('.');
}

function restart(leaf: Leaf): Finding {
  // It comes back by itself, and the same change the other way undoes it.
  return {
    traits: ['downtime'],
    because: `a change of ${leaf.path} restarts it`,
    safer: ['do it in a maintenance window'],
    leaves: [leaf],
  };
}

function majorStep(leaf: Leaf): Finding {
  return {
    atLeast: 'costly',
    traits: ['downtime'],
    because: `${leaf.path} takes a step that cannot be taken back in place, only by a restore`,
    safer: ['take a snapshot first, and try the step on a copy'],
    leaves: [leaf],
  };
}

function toZero(leaf: Leaf): Finding {
  return {
    atLeast: 'costly',
    traits: ['downtime'],
    because: `${leaf.path} goes to 0, so nothing of it runs any more`,
    safer: ['keep one until nobody uses it'],
    leaves: [leaf],
  };
}
