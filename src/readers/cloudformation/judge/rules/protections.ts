/** A property that guards a resource or its data while it is on. */
export interface Protection {
  readonly path: readonly string[];
  /** Only on this type; on every type where it is left out. */
  readonly type?: string;
  /** Where it is left out AWS has it on. */
  readonly onByDefault?: true;
  /** It guards while it is off. */
  readonly inverted?: true;
  /** What is lost with it, as part of a sentence. */
  readonly guards: string;
  /** What goes at once when it is switched off: backups that were kept through it. */
  readonly losesBackups?: true;
}

/** Properties with which AWS refuses to delete the resource. The names mean the same wherever they stand. */
export const BLOCKING: readonly (readonly string[])[] = [
  ['DeletionProtection'],
  ['DeletionProtectionEnabled'],
  ['DeletionProtectionCheck'],
  ['EnableDeletionProtection'],
  ['DeleteProtection'],
  ['TerminationProtectionEnabled'],
  ['TerminationProtection'],
  ['DisableApiTermination'],
  ['Instances', 'TerminationProtected'],
];

const DELETION = 'AWS no longer refuses to delete it';
const ENCRYPTION = 'what it writes from now on is no longer encrypted in that way';
const ROTATION = 'its value is no longer changed now and then';
const RECORDS = 'what happens is no longer written down';

export const PROTECTIONS: readonly Protection[] = [
  ...BLOCKING.map((path) => ({ path, guards: DELETION })),
  {
    path: ['EmptyOnDelete'],
    inverted: true,
    guards: 'from now on a delete takes everything in it along',
  },
  {
    path: ['VersioningConfiguration', 'Status'],
    guards: 'what is overwritten or deleted in it is gone from then on',
  },
  { path: ['ObjectLockEnabled'], guards: 'its objects can be deleted before their time' },
  {
    path: ['ObjectLockConfiguration', 'ObjectLockEnabled'],
    guards: 'its objects can be deleted before their time',
  },
  {
    path: ['PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled'],
    guards: 'its continuous backups are gone',
    losesBackups: true,
  },
  {
    path: ['BackupPolicy', 'Status'],
    guards: 'no more backups are made of it',
  },
  { path: ['StorageEncrypted'], guards: ENCRYPTION },
  { path: ['SSESpecification', 'SSEEnabled'], guards: ENCRYPTION },
  { path: ['KmsMasterKeyId'], guards: ENCRYPTION },
  { path: ['AtRestEncryptionEnabled'], guards: ENCRYPTION },
  { path: ['TransitEncryptionEnabled'], guards: 'what passes over the network can be read' },
  { path: ['EncryptionAtRestOptions', 'Enabled'], guards: ENCRYPTION },
  { path: ['NodeToNodeEncryptionOptions', 'Enabled'], guards: ENCRYPTION },
  { path: ['StreamEncryption', 'EncryptionType'], guards: ENCRYPTION },
  { path: ['SqsManagedSseEnabled'], onByDefault: true, guards: ENCRYPTION },
  { path: ['EnableKeyRotation'], guards: ROTATION },
  { path: ['RotationRules', 'AutomaticallyAfterDays'], guards: ROTATION },
  { path: ['IsLogging'], guards: RECORDS },
  { path: ['IsMultiRegionTrail'], guards: RECORDS },
  { path: ['EnableLogFileValidation'], guards: 'nobody sees whether its records were changed' },
  {
    path: ['Enable'],
    type: 'AWS::GuardDuty::Detector',
    guards: 'attacks are no longer looked for',
  },
  {
    path: ['ImageScanningConfiguration', 'ScanOnPush'],
    guards: 'images are no longer looked through for known holes',
  },
];
