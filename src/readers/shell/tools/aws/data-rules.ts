import type { AwsRule } from './rules.ts';
import { on } from './rules.ts';

const NO_WAY_BACK = {
  verb: 'delete',
  reversibility: 'irreversible',
  data: 'holds-data',
} as const;
const UNGUARDED = { reversibility: 'reversible', traits: ['protection-removed'] } as const;
const SHORTER = { reversibility: 'reversible', traits: ['retention-shortened'] } as const;
const SNAPSHOT = ['take a final snapshot and keep automated backups'];

/** Operations on stores of data: what takes data, backups or guards away. */
export const dataRules: readonly AwsRule[] = [
  on(
    'rds|docdb|neptune delete-db-instance|delete-db-cluster',
    'Its rows are gone, and no last snapshot is taken.',
    {
      ...NO_WAY_BACK,
      traits: ['database', 'final-snapshot-skipped'],
      safer: SNAPSHOT,
    },
    { has: ['--skip-final-snapshot', '--delete-automated-backups'] },
  ),
  on(
    'rds|docdb|neptune delete-db-instance|delete-db-cluster',
    'It deletes the database; what was written after the last snapshot is gone.',
    {
      ...NO_WAY_BACK,
      traits: ['database'],
      safer: SNAPSHOT,
    },
  ),
  on(
    'rds|docdb|neptune modify-db-instance|modify-db-cluster|modify-global-cluster',
    'It switches off what stops a deletion.',
    UNGUARDED,
    {
      has: ['--no-deletion-protection'],
    },
  ),
  on(
    'rds|docdb|neptune modify-db-instance|modify-db-cluster',
    'It switches automated backups off and deletes those there are.',
    {
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['backup', 'retention-shortened', 'protection-removed'],
    },
    { where: /--backup-retention-period[ =]0\b/ },
  ),
  on(
    'rds|docdb|neptune modify-db-instance|modify-db-cluster',
    'Backups are kept for another time; older ones go.',
    SHORTER,
    {
      has: ['--backup-retention-period'],
    },
  ),
  on(
    'rds modify-db-instance|create-db-instance',
    'It opens the database to the internet.',
    {
      verb: 'expose',
      reversibility: 'reversible',
      traits: ['public-exposure'],
    },
    { has: ['--publicly-accessible'] },
  ),
  on(
    'rds|docdb|neptune modify-db-snapshot-attribute|modify-db-cluster-snapshot-attribute',
    'It shares a copy of the data with others.',
    {
      verb: 'expose',
      reversibility: 'reversible',
      traits: ['public-exposure'],
    },
    { where: /--values-to-add/ },
  ),
  on(
    'rds|docdb|neptune restore-db-cluster-to-point-in-time|backtrack-db-cluster',
    'It winds the cluster back in place; what was written since is gone.',
    {
      reversibility: 'irreversible',
      data: 'holds-data',
    },
    { where: /backtrack/ },
  ),
  on(
    'rds reboot-db-instance|stop-db-instance|stop-db-cluster|reboot-db-cluster|failover-db-cluster',
    'The database is down meanwhile.',
    { traits: ['downtime'] },
  ),
  on(
    'rds modify-db-instance|modify-db-cluster',
    'It sets another master password; whoever uses the old one is locked out.',
    { traits: ['secret'] },
    { has: ['--master-user-password'] },
  ),
  on(
    'dynamodb update-continuous-backups',
    'It switches off the way back to any point in time.',
    { ...UNGUARDED, traits: ['backup', 'protection-removed'] },
    { where: /PointInTimeRecoveryEnabled["']?\s*[=:]\s*false/i },
  ),
  on('dynamodb update-table', 'It switches off what stops a deletion.', UNGUARDED, {
    has: ['--no-deletion-protection-enabled'],
  }),
  on(
    'dynamodb update-time-to-live',
    'Items are deleted once the time in an attribute has passed.',
    SHORTER,
    { where: /Enabled["']?\s*[=:]\s*true/i },
  ),
  on('dynamodb delete-item', 'The item is gone with its values.', NO_WAY_BACK),
  on(
    'dynamodb batch-write-item|transact-write-items',
    'It deletes items.',
    { ...NO_WAY_BACK, traits: ['bulk'] },
    { where: /Delete(?:Request)?["']?\s*:|file:/ },
  ),
  on(
    'dynamodb execute-statement|batch-execute-statement|execute-transaction',
    'It deletes items.',
    NO_WAY_BACK,
    { where: /\bdelete\s+from\b/i },
  ),
  on(
    's3api delete-object|delete-objects',
    'The objects are gone, unless the bucket keeps versions.',
    { ...NO_WAY_BACK, type: 'aws_s3_object' },
  ),
  on(
    's3api delete-bucket',
    'It deletes an empty bucket; its name can be taken by anybody.',
    NO_WAY_BACK,
  ),
  on(
    's3api put-bucket-versioning',
    'From now on an overwrite or deletion is for good.',
    UNGUARDED,
    { where: /Suspended/i },
  ),
  on(
    's3api put-bucket-lifecycle-configuration|put-bucket-lifecycle',
    'It sets when objects expire; what is older is deleted soon after.',
    SHORTER,
  ),
  on(
    's3api put-object-retention|put-object-legal-hold|put-object-lock-configuration',
    'It changes what stops a deletion.',
    { traits: ['protection-removed'] },
    { has: ['--bypass-governance-retention'] },
  ),
  on('s3api put-object-legal-hold', 'It lifts what stops a deletion.', UNGUARDED, {
    where: /Status["']?\s*[=:]\s*["']?OFF/i,
  }),
  on('s3api delete-bucket-replication', 'Copies elsewhere are no longer made.', UNGUARDED),
  on(
    's3api delete-bucket-encryption',
    'New objects are no longer encrypted as was asked.',
    UNGUARDED,
  ),
  on(
    's3api|s3control delete-public-access-block',
    'Nothing stops the bucket from being made public any more.',
    { ...UNGUARDED, traits: ['protection-removed', 'public-exposure'] },
  ),
  on(
    's3api|s3control put-public-access-block',
    'It lets the bucket be made public.',
    { ...UNGUARDED, traits: ['protection-removed', 'public-exposure'] },
    { where: /(?:Block|Ignore|Restrict)\w*["']?\s*[=:]\s*["']?false/i },
  ),
  on(
    's3api put-bucket-acl|put-object-acl',
    'It lets everybody read.',
    { verb: 'expose', reversibility: 'reversible', traits: ['public-exposure'] },
    { where: /public-read|authenticated-read|AllUsers|AuthenticatedUsers/ },
  ),
  on('s3api put-bucket-policy', 'It replaces who may read and write the bucket.', {
    verb: 'grant',
    reversibility: 'reversible',
    traits: ['permission-widened'],
  }),
  on(
    's3api delete-bucket-policy',
    'Whoever had access by the policy loses it, and what it denied is open.',
    { verb: 'delete', traits: ['protection-removed'] },
  ),
  on('s3api put-bucket-logging', 'Accesses are no longer written down.', UNGUARDED, {
    where: /--bucket-logging-status[ =]["']?\{\s*\}/,
  }),
  on('s3control create-job', 'It runs an operation on many objects.', {
    verb: 'execute',
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['bulk'],
  }),
  on('sqs purge-queue', 'Every message that nobody has read yet is gone.', {
    ...NO_WAY_BACK,
    traits: ['queue', 'bulk'],
    type: 'aws_sqs_queue',
  }),
  on('sqs delete-message|delete-message-batch', 'The message is gone.', {
    ...NO_WAY_BACK,
    traits: ['queue'],
  }),
  on('sqs set-queue-attributes', 'Messages are kept for another time; older ones go.', SHORTER, {
    where: /MessageRetentionPeriod/,
  }),
  on('kinesis decrease-stream-retention-period', 'Records older than the new limit go.', SHORTER),
  on(
    'backup delete-recovery-point|delete-backup-vault',
    'The way back that it kept open is gone.',
    { ...NO_WAY_BACK, traits: ['backup'] },
  ),
  on(
    'backup delete-backup-vault-lock-configuration|delete-backup-plan|delete-backup-selection|put-backup-vault-access-policy',
    'Backups are no longer made or guarded as they were.',
    { traits: ['backup', 'protection-removed'] },
  ),
  on('backup update-recovery-point-lifecycle', 'Backups are kept for another time.', SHORTER),
  on(
    'elasticache|memorydb modify-replication-group|modify-cache-cluster',
    'Snapshots are no longer kept.',
    SHORTER,
    { where: /--snapshot-retention-limit[ =]0\b/ },
  ),
  on('elasticache reboot-cache-cluster|test-failover', 'What is held in memory only is gone.', {
    data: 'unknown',
  }),
  on(
    'redshift delete-cluster',
    'Its rows are gone, and no last snapshot is taken.',
    { ...NO_WAY_BACK, traits: ['database', 'final-snapshot-skipped'] },
    { has: ['--skip-final-cluster-snapshot'] },
  ),
  on('redshift modify-cluster', 'Snapshots are no longer kept.', SHORTER, {
    where: /--automated-snapshot-retention-period[ =]0\b/,
  }),
  on(
    'opensearch|es update-domain-config|update-elasticsearch-domain-config',
    'It changes who may reach the domain.',
    { verb: 'grant', reversibility: 'reversible', traits: ['permission-widened'] },
    { has: ['--access-policies'] },
  ),
  on('ecr put-lifecycle-policy', 'Images are deleted by a rule from now on.', SHORTER),
  on('ecr delete-repository', 'The images in it are gone with it.', NO_WAY_BACK),
  on(
    'secretsmanager delete-secret',
    'The secret is gone at once, with no time to think again.',
    { ...NO_WAY_BACK, traits: ['secret'] },
    { has: ['--force-delete-without-recovery'] },
  ),
  on(
    'secretsmanager delete-secret',
    'The secret cannot be read from now on, and goes after the recovery window.',
    { verb: 'delete', traits: ['secret', 'scheduled-deletion'] },
  ),
  on('secretsmanager put-secret-value|update-secret', 'It replaces a value that programs read.', {
    traits: ['secret'],
    reversibility: 'reversible',
  }),
  on('ec2 delete-snapshot|deregister-image', 'The way back that it kept open is gone.', {
    ...NO_WAY_BACK,
    traits: ['backup'],
  }),
  on(
    'ec2 modify-snapshot-attribute|modify-image-attribute',
    'It shares a copy of the data with others.',
    { verb: 'expose', reversibility: 'reversible', traits: ['public-exposure'] },
    { where: /\ball\b|Group=all|--launch-permission.*Add|createVolumePermission.*add/i },
  ),
  on('ec2 detach-volume', 'The machine loses its disk.', { data: 'none' }),
  on(
    'efs put-lifecycle-configuration|put-file-system-policy',
    'It changes how the file system is kept or reached.',
    { reversibility: 'reversible' },
  ),
  on(
    'glue batch-delete-table|batch-delete-partition|delete-table|delete-database',
    'The catalogue forgets tables; the objects stay.',
    { verb: 'delete', data: 'holds-data', reversibility: 'irreversible' },
  ),
  on(
    'cognito-idp admin-delete-user|delete-user',
    'The account is gone with its password and attributes.',
    NO_WAY_BACK,
  ),
  on('cognito-idp update-user-pool', 'It resets every setting of the pool that is not given.', {}),
  on(
    'cognito-idp admin-disable-user|admin-user-global-sign-out|admin-reset-user-password',
    'A person cannot get in.',
    {},
  ),
];
