/** An attribute that stands between a resource or its data and their loss. */
export interface Protection {
  readonly name: string;
  /** The end of the attribute's path, where the name alone says too little. */
  readonly under?: string;
  /** `on`: protects while on. `off`: protects while off (`force_destroy`). */
  readonly protects: 'on' | 'off';
  /** True when the provider refuses to delete the resource while it protects. */
  readonly blocksDelete: boolean;
  /** What goes with it when it goes: nothing yet, or backups that are thrown away at once. */
  readonly loses: 'nothing' | 'backups';
}

/** Attributes read on any type; the names mean the same wherever providers use them. */
export const PROTECTIONS: readonly Protection[] = [
  blocking('deletion_protection'),
  blocking('deletion_protection_enabled'),
  blocking('enable_deletion_protection'),
  blocking('disable_api_termination'),
  blocking('termination_protection'),
  blocking('termination_protection_enabled'),
  blocking('enable_termination_protection'),
  blocking('delete_protection'),
  blocking('delete_protection_enabled'),
  blocking('delete_protection_state'),
  blocking('enable_drop_protection'),
  blocking('prevent_deletion'),
  blocking('deletion_policy'),
  blocking('database_deletion_policy'),
  on('rebuild_protection'),
  on('disable_api_stop'),
  on('purge_protection_enabled'),
  on('soft_delete_enabled'),
  on('object_lock_enabled'),
  on('versioning_enabled'),
  on('enabled', 'versioning.enabled'),
  on('status', 'versioning_configuration.status'),
  on('mfa_delete', 'versioning.mfa_delete'),
  on('mfa_delete', 'versioning_configuration.mfa_delete'),
  on('archive_on_destroy'),
  on('retain_backups_enabled'),
  on('skip_destroy'),
  on('retain_on_delete'),
  on('final_snapshot_enabled'),
  on('final_snapshot'),
  backups('enabled', 'point_in_time_recovery.enabled'),
  backups('point_in_time_recovery_enablement'),
  backups('enabled', 'backup_configuration.enabled'),
  backups('point_in_time_recovery_enabled'),
  backups('binary_log_enabled', 'backup_configuration.binary_log_enabled'),
  backups('enabled', 'automated_backup_policy.enabled'),
  backups('cloud_backup'),
  backups('pit_enabled'),
  backups('backup_enabled'),
  backups('backups_enabled'),
  backups('backups'),
  { name: 'force_destroy', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'force_delete', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'delete_contents_on_destroy', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'skip_final_snapshot', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'skip_final_backup', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'delete_automated_backups', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'delete_on_termination', protects: 'off', blocksDelete: false, loses: 'nothing' },
  { name: 'deletion_allowed', protects: 'off', blocksDelete: false, loses: 'nothing' },
];

function blocking(name: string): Protection {
  return { name, protects: 'on', blocksDelete: true, loses: 'nothing' };
}

function on(name: string, under?: string): Protection {
  return {
    name,
    protects: 'on',
    blocksDelete: false,
    loses: 'nothing',
    ...(under === undefined ? {} : { under }),
  };
}

function backups(name: string, under?: string): Protection {
  return {
    name,
    protects: 'on',
    blocksDelete: false,
    loses: 'backups',
    ...(under === undefined ? {} : { under }),
  };
}
