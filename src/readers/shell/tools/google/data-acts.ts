import { changed, dropped, gone, harmless, lost, shows, upset } from '../infrastructure/shapes.ts';
import type { Act } from '../types.ts';

/** Acts on keys, secrets, databases, objects and machines, where the verb does not say it all. */
export const dataActs: readonly Act[] = [
  ...harmless(
    'init|info|version|topic|feedback|cheat-sheet|help|survey|components|config|auth|emulators',
  ),
  ...harmless('compute config-ssh'),
  ...shows('secrets versions access', 'google_secret_manager_secret_version', 'It shows a secret.'),
  ...shows(
    'iam service-accounts keys create',
    'google_service_account_key',
    'It makes a lasting key and writes it to a file.',
    { verb: 'create', traits: ['credential-read', 'secret'] },
  ),
  ...shows(
    'compute reset-windows-password',
    'google_compute_instance',
    'It sets a password of the machine and shows it.',
    { verb: 'update' },
  ),
  ...harmless('container clusters get-credentials'),
  ...lost(
    'projects delete',
    'google_project',
    'Everything in the project goes after 30 days, and stops at once.',
    { traits: ['contents-destroyed', 'scheduled-deletion'] },
  ),
  ...gone('resource-manager folders delete', 'google_folder', 'It deletes a folder of projects.', {
    traits: ['contents-destroyed'],
  }),
  ...lost(
    'kms keys versions destroy',
    'google_kms_crypto_key_version',
    'Once the key is gone nothing that it encrypted can be read again.',
    {
      traits: ['key-material', 'scheduled-deletion'],
      safer: ['disable the version first and wait for what breaks'],
    },
  ),
  ...upset(
    'kms keys versions disable',
    'google_kms_crypto_key_version',
    'Nothing that it encrypted can be read until it is enabled again.',
    { traits: ['key-material'] },
  ),
  ...changed(
    'kms keys versions restore|enable',
    'google_kms_crypto_key_version',
    'It puts a key back to use.',
  ),
  ...lost(
    'secrets versions destroy',
    'google_secret_manager_secret_version',
    'The value is gone for good.',
    { traits: ['secret'] },
  ),
  ...upset(
    'sql backups restore',
    'google_sql_database_instance',
    'It overwrites the instance; what was written since the backup is gone.',
    {
      reversibility: 'irreversible',
      data: 'holds-data',
      targets: { option: ['--restore-instance'] },
    },
  ),
  ...lost(
    'sql backups delete',
    'google_sql_database_instance',
    'The way back that it kept open is gone.',
    { traits: ['backup'] },
  ),
  ...upset(
    'sql instances promote-replica',
    'google_sql_database_instance',
    'A replica becomes a primary of its own, and does not go back.',
    { reversibility: 'irreversible' },
  ),
  ...upset(
    'sql instances patch',
    'google_sql_database_instance',
    'It switches off backups or what stops a deletion.',
    {
      reversibility: 'reversible',
      traits: ['protection-removed'],
      with: ['--no-backup', '--no-deletion-protection', '--no-enable-point-in-time-recovery'],
    },
  ),
  ...upset(
    'sql import sql|csv|bak',
    'google_sql_database_instance',
    'It writes a dump into the database; what it drops on the way was not read.',
    { data: 'unknown', reversibility: 'unknown' },
  ),
  ...upset(
    'compute instances update',
    'google_compute_instance',
    'It switches off what stops a deletion.',
    {
      reversibility: 'reversible',
      traits: ['protection-removed'],
      with: ['--no-deletion-protection'],
    },
  ),
  ...dropped(
    'compute instances delete',
    'google_compute_instance',
    'The machine goes with its disks, unless they are set to be kept.',
    { data: 'unknown' },
  ),
  ...lost(
    'compute instances delete',
    'google_compute_disk',
    'The machine goes with all its disks.',
    { with: ['--delete-disks'] },
  ),
  ...upset(
    'container clusters|node-pools resize',
    'google_container_cluster',
    'It changes how many machines there are; those that go take their pods with them.',
  ),
  ...upset(
    'container clusters upgrade',
    'google_container_cluster',
    'Machines are drained one after the other, and there is no way back to the old version.',
    { reversibility: 'irreversible' },
  ),
  ...upset(
    'compute instance-groups managed rolling-action replace|restart',
    'google_compute_instance_group_manager',
    'Machines go and are made anew, one after the other.',
  ),
  ...upset(
    'sql users set-password',
    'google_sql_user',
    'Whoever uses the old password is locked out.',
  ),
  ...upset(
    'compute instance-groups managed resize',
    'google_compute_instance_group_manager',
    'It changes how many machines there are.',
    { reversibility: 'reversible' },
  ),
  ...lost('logging logs delete', 'google_logging_project_bucket_config', 'The records are gone.', {
    traits: ['log-erased'],
  }),
  ...dropped(
    'logging sinks delete',
    'google_logging_project_sink',
    'Records no longer go where they went.',
    { traits: ['protection-removed'] },
  ),
  ...upset(
    'logging buckets update',
    'google_logging_project_bucket_config',
    'Records are kept for another time; older ones go.',
    { reversibility: 'reversible', traits: ['retention-shortened'], with: ['--retention-days'] },
  ),
  ...upset(
    'pubsub subscriptions seek',
    'google_pubsub_subscription',
    'Messages that nobody has read yet are marked as read.',
    { reversibility: 'irreversible', data: 'holds-data', traits: ['queue'] },
  ),
  ...lost('tasks queues purge', 'google_cloud_tasks_queue', 'Every task that waits is gone.', {
    traits: ['queue', 'bulk'],
  }),
  ...upset(
    'services disable',
    'google_project_service',
    'Whatever uses the service stops to work, and some services delete what they hold.',
    { data: 'unknown' },
  ),
  ...lost(
    'storage rm',
    'google_storage_bucket_object',
    'The objects are gone, unless the bucket keeps versions.',
    { traits: ['bulk'] },
  ),
  ...lost(
    'storage rsync',
    'google_storage_bucket_object',
    'Every object that the source does not have is deleted from the target.',
    {
      with: ['--delete-unmatched-destination-objects'],
      traits: ['bulk'],
      targets: { operands: 1 },
    },
  ),
  ...upset(
    'storage mv',
    'google_storage_bucket_object',
    'Whoever reads the objects at the old place no longer finds them.',
    { verb: 'move', data: 'holds-data' },
  ),
  ...upset('storage buckets update', 'google_storage_bucket', 'It weakens what keeps objects.', {
    reversibility: 'reversible',
    traits: ['protection-removed'],
    with: [
      '--no-versioning',
      '--clear-retention-period',
      '--clear-soft-delete',
      '--no-public-access-prevention',
      '--no-uniform-bucket-level-access',
      '--lifecycle-file',
    ],
  }),
];
