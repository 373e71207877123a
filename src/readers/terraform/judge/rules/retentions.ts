/** An attribute that says for how long something is kept. */
export interface Retention {
  readonly name: string;
  /** The end of the attribute's path, where the name alone says too little. */
  readonly under?: string;
  /**
   * What nothing, 0 or -1 means: kept for ever, not kept at all, or the provider's own default. `unlocked`
   * is the same as `off`, also where the whole block is taken out.
   */
  readonly none: 'forever' | 'off' | 'unlocked' | 'default';
  /** What is thrown away when the time is cut. Plural. */
  readonly keeps: string;
  /** True where a shorter time throws nothing away yet: a window in which a delete can be undone. */
  readonly windowOnly?: true;
}

export const RETENTIONS: readonly Retention[] = [
  ...locks([
    ['retention_period', 'retention_policy.retention_period'],
    ['days', 'default_retention.days'],
    ['years', 'default_retention.years'],
    ['min_retention_days', 'min_retention_days'],
  ]),
  ...kept('messages', 'default', [
    'message_retention_seconds',
    'message_retention_duration',
    'message_retention',
    'message_retention_in_days',
    'default_message_ttl',
    'retention_period',
    'stream_retention_period_in_hours',
    'data_retention_in_hours',
    'max_message_retention_period',
  ]),
  ...kept('messages', 'forever', ['retention.ms', 'retention.bytes', 'max_age_seconds']),
  ...kept('records', 'forever', [
    'retention_in_days',
    'log_retention_days',
    'retention_days',
    'data_retention_in_days',
    'default_table_expiration_ms',
    'default_partition_expiration_ms',
    'expiration_ms',
    'default_ttl',
    'default_ttl_seconds',
    'default_time_to_live',
    'analytical_storage_ttl',
  ]),
  ...kept('records', 'default', [
    'memory_store_retention_period_in_hours',
    'magnetic_store_retention_period_in_days',
    'data_retention_time_in_days',
    'version_retention_period',
    'transaction_log_retention_days',
    'retention_period_hours',
    'delete_version_after',
  ]),
  ...kept('backups', 'off', [
    'backup_retention_period',
    'automated_snapshot_retention_period',
    'manual_snapshot_retention_period',
    'snapshot_retention_limit',
    'snapshot_retention_period',
    'backup_retention_days',
    'automatic_backup_retention_days',
    'retained_backups',
    'number_of_backups_to_keep',
    'weekly_retention',
    'monthly_retention',
    'yearly_retention',
    'retention_in_hours',
  ]),
  ...kept('recovery points', 'forever', ['delete_after']),
  ...kept('objects', 'forever', [
    'delete_after_days_since_modification_greater_than',
    'delete_after_days_since_creation_greater_than',
    'delete_after_days_since_last_access_time_greater_than',
    'delete_after_days_since_creation',
  ]),
  ...windows([
    'recovery_window_in_days',
    'deletion_window_in_days',
    'soft_delete_retention_days',
    'soft_delete_retention_in_days',
    'destroy_scheduled_duration',
    'version_destroy_ttl',
  ]),
  { name: 'days', under: 'delete_retention_policy.days', none: 'off', keeps: 'deleted objects' },
  {
    name: 'days',
    under: 'container_delete_retention_policy.days',
    none: 'off',
    keeps: 'deleted containers',
  },
  { name: 'days', under: 'restore_policy.days', none: 'off', keeps: 'restore points' },
  {
    name: 'retention_duration_seconds',
    under: 'soft_delete_policy.retention_duration_seconds',
    none: 'off',
    keeps: 'deleted objects',
  },
  {
    name: 'count',
    under: 'retention_daily.count',
    none: 'off',
    keeps: 'recovery points',
  },
];

/** Times before which nothing may be deleted: a shorter one deletes nothing by itself. */
function locks(names: readonly (readonly [string, string])[]): readonly Retention[] {
  return names.map(([name, under]) => ({
    name,
    under,
    none: 'unlocked',
    keeps: 'locks',
    windowOnly: true,
  }));
}

function kept(
  keeps: string,
  none: Retention['none'],
  names: readonly string[],
): readonly Retention[] {
  return names.map((name) => ({ name, none, keeps }));
}

function windows(names: readonly string[]): readonly Retention[] {
  return names.map((name) => ({ name, none: 'default', keeps: 'deletes', windowOnly: true }));
}
