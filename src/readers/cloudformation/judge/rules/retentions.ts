/** A property that says for how long something is kept. */
export interface Retention {
  readonly path: readonly string[];
  readonly type?: string;
  /** What nothing means: kept for ever, not kept at all, or so many of the property's own unit. */
  readonly none: 'forever' | 'off' | number;
  /** What is thrown away when the time is cut. Plural. */
  readonly keeps: string;
  /** True where a shorter time throws nothing away yet. */
  readonly windowOnly?: true;
}

export const RETENTIONS: readonly Retention[] = [
  { path: ['BackupRetentionPeriod'], none: 1, keeps: 'backups' },
  { path: ['AutomatedSnapshotRetentionPeriod'], none: 1, keeps: 'snapshots' },
  { path: ['ManualSnapshotRetentionPeriod'], none: 'forever', keeps: 'snapshots' },
  { path: ['SnapshotRetentionLimit'], none: 'off', keeps: 'snapshots' },
  { path: ['AutomaticBackupRetentionDays'], none: 'off', keeps: 'backups' },
  { path: ['LustreConfiguration', 'AutomaticBackupRetentionDays'], none: 'off', keeps: 'backups' },
  { path: ['OntapConfiguration', 'AutomaticBackupRetentionDays'], none: 'off', keeps: 'backups' },
  { path: ['OpenZFSConfiguration', 'AutomaticBackupRetentionDays'], none: 'off', keeps: 'backups' },
  { path: ['WindowsConfiguration', 'AutomaticBackupRetentionDays'], none: 7, keeps: 'backups' },
  {
    path: ['PointInTimeRecoverySpecification', 'RecoveryPeriodInDays'],
    none: 35,
    keeps: 'recovery points',
  },
  { path: ['RetentionInDays'], none: 'forever', keeps: 'records' },
  { path: ['RetentionDays'], none: 'forever', keeps: 'events' },
  {
    path: ['RetentionPeriod'],
    type: 'AWS::CloudTrail::EventDataStore',
    none: 2557,
    keeps: 'events',
  },
  { path: ['RetentionPeriodHours'], none: 24, keeps: 'messages' },
  { path: ['MessageRetentionPeriod'], type: 'AWS::SQS::Queue', none: 345_600, keeps: 'messages' },
  { path: ['DataRetentionInHours'], none: 'off', keeps: 'recordings' },
  { path: ['PerformanceInsightsRetentionPeriod'], none: 7, keeps: 'measurements' },
  {
    path: ['RetentionProperties', 'MagneticStoreRetentionPeriodInDays'],
    none: 'forever',
    keeps: 'records',
  },
  {
    path: ['RetentionProperties', 'MemoryStoreRetentionPeriodInHours'],
    none: 6,
    keeps: 'records',
    windowOnly: true,
  },
  { path: ['PendingWindowInDays'], none: 30, keeps: 'deletes', windowOnly: true },
  { path: ['MinRetentionDays'], none: 'off', keeps: 'locks', windowOnly: true },
];
