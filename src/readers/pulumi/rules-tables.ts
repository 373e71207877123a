const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Inputs that stand between a resource and its loss while they are on. Names in snake case. */
export const PROTECTS_ON = words(`
  deletion_protection deletion_protection_enabled enable_deletion_protection disable_api_termination
  termination_protection termination_protection_enabled enable_termination_protection delete_protection
  delete_protection_enabled enable_drop_protection prevent_deletion purge_protection_enabled
  enable_purge_protection soft_delete_enabled enable_soft_delete object_lock_enabled archive_on_destroy
  skip_destroy retain_on_delete versioning.enabled versioning_configuration.status
  point_in_time_recovery.enabled settings.deletion_protection_enabled prevent_destroy
`);

/** Backups that are thrown away at once when these are switched off. */
export const BACKUPS_ON = words(`
  point_in_time_recovery.enabled settings.backup_configuration.enabled backup_enabled pit_enabled backups
  settings.backup_configuration.point_in_time_recovery_enabled backup_configuration.enabled
`);

/** Inputs that protect while they are off. */
export const PROTECTS_OFF = words(`
  force_destroy force_delete skip_final_snapshot skip_final_backup delete_automated_backups
  delete_contents_on_destroy force_detach_policies
`);

/** How long something is kept. A value of nothing means the default, so only numbers are compared. */
export const RETENTIONS = words(`
  backup_retention_period backup_retention_days automatic_backup_retention_days snapshot_retention_limit
  automated_snapshot_retention_period retention_in_days retention_period message_retention_seconds
  message_retention_duration message_retention data_retention_in_hours retention_days log_retention_days
  backup.backup_retention_days backup_policy.backup_retention_days delete_after default_ttl
  delete_retention_policy.days blob_properties.delete_retention_policy.days data_retention_in_days
`);

/** Windows in which a delete can be undone: shorter deletes nothing yet. */
export const WINDOWS = words(`
  recovery_window_in_days deletion_window_in_days soft_delete_retention_days
  soft_delete_retention_in_days
`);

/** Numbers of running copies. */
export const COUNTS = words(`
  desired_count desired_capacity min_size spec.replicas replicas node_count desired_size
  scaling_config.desired_size min_replicas instance_count num_cache_nodes reserved_concurrent_executions
`);

/** Inputs whose "on" opens something to everybody. */
export const OPENS_ON = words(`
  publicly_accessible public_network_access_enabled allow_blob_public_access
  allow_nested_items_to_be_public vpc_config.endpoint_public_access endpoint_public_access
  public_access_enabled allow_users_to_change_password_publicly
`);

/** Inputs whose "off" opens something to everybody. */
export const CLOSES_ON = words(`
  block_public_acls block_public_policy ignore_public_acls restrict_public_buckets
  uniform_bucket_level_access enable_private_nodes private_cluster_config.enable_private_nodes
`);
