import { lookupType } from '../../../shared/resource-types/lookup.ts';
import type { KnownType } from '../../../shared/resource-types/types.ts';

/** Where the words of a path are not Terraform's name. */
const TYPES: ReadonlyMap<string, string> = new Map(
  `
  sql instances = sql_database_instance; sql databases = sql_database; sql users = sql_user
  sql backups = sql_database_instance; storage buckets = storage_bucket
  storage objects = storage_bucket_object; storage = storage_bucket_object
  container clusters = container_cluster; container node-pools = container_node_pool
  container images = artifact_registry_repository; artifacts repositories = artifact_registry_repository
  artifacts docker images = artifact_registry_repository; artifacts packages = artifact_registry_repository
  artifacts versions = artifact_registry_repository
  kms keys versions = kms_crypto_key_version; kms keys = kms_crypto_key; kms keyrings = kms_key_ring
  secrets = secret_manager_secret; secrets versions = secret_manager_secret_version
  projects = project; resource-manager folders = folder; functions = cloudfunctions_function
  run services = cloud_run_service; run jobs = cloud_run_v2_job; run revisions = cloud_run_v2_job
  app services = app_engine_service; app versions = app_engine_standard_app_version
  dns managed-zones = dns_managed_zone; dns record-sets = dns_record_set
  dns record-sets transaction = dns_record_set; pubsub topics = pubsub_topic
  pubsub subscriptions = pubsub_subscription; iam service-accounts = service_account
  iam service-accounts keys = service_account_key; iam roles = project_iam_custom_role
  compute disks = compute_disk; compute networks = compute_network
  compute networks subnets = compute_subnetwork; compute firewall-rules = compute_firewall
  compute addresses = compute_address; compute instance-groups managed = compute_instance_group_manager
  compute instance-templates = compute_instance_template; compute routers nats = compute_router_nat
  bigtable instances = bigtable_instance; bigtable instances tables = bigtable_table
  spanner instances = spanner_instance; spanner databases = spanner_database
  redis instances = redis_instance; memcache instances = memcache_instance
  filestore instances = filestore_instance; firestore databases = firestore_database
  alloydb clusters = alloydb_cluster; alloydb instances = alloydb_instance
  dataproc clusters = dataproc_cluster; composer environments = composer_environment
  logging logs = logging_project_bucket_config; logging buckets = logging_project_bucket_config
  logging sinks = logging_project_sink; tasks queues = cloud_tasks_queue
  scheduler jobs = cloud_scheduler_job; builds triggers = cloudbuild_trigger
  compute snapshots = compute_snapshot; compute images = compute_image
  endpoints services = endpoints_service; source repos = sourcerepo_repository
  services = project_service; workflows = workflows_workflow
  `
    .split(/[;\n]/)
    .map((row) => row.trim().split(' = '))
    .filter((parts): parts is [string, string] => parts.length === 2),
);

/** Terraform's type for a path of `gcloud`: `sql instances` is `google_sql_database_instance`. */
export function googleTypeOf(path: readonly string[]): {
  readonly type: string;
  readonly known: KnownType | null;
} {
  const named = TYPES.get(path.join(' '));
  const words = path.map((word) => word.replaceAll('-', '_'));
  const last = words.at(-1) ?? '';
  const single = [...words.slice(0, -1), last.replace(/ies$/, 'y').replace(/(?<!s)s$/, '')];
  const candidates = [named ?? single.join('_'), [single[0], single.at(-1)].join('_')];
  for (const name of candidates) {
    const known = lookupType(`google_${name}`);
    if (known !== null) return { type: `google_${name}`, known };
  }
  return { type: `google_${candidates[0]}`, known: null };
}
