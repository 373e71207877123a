import type { UpdateBehaviour } from './replacement.ts';

/** Properties for which the specification says less, or more, than AWS documents. */
export const REVIEWED: ReadonlyMap<string, UpdateBehaviour> = new Map([
  // "Some interruptions" of a restart, which the specification turns into a conditional replacement.
  ...reviewed('AWS::RDS::DBInstance', 'in-place', [
    'AutoMinorVersionUpgrade',
    'BackupRetentionPeriod',
    'DBParameterGroupName',
    'MultiAZ',
    'PreferredMaintenanceWindow',
    'StorageType',
  ]),
  // An index is made again, the table stays.
  ...reviewed('AWS::DynamoDB::GlobalTable', 'in-place', [
    'GlobalSecondaryIndexes',
    'VectorIndexes',
  ]),
  // A new version or another document of the same name, out of the template either way.
  ...reviewed('AWS::SSM::Document', 'in-place', ['Content', 'Attachments', 'Requires']),
  // The transform of AWS::Serverless hands these on to properties that replace.
  ...reviewed('AWS::Serverless::SimpleTable', 'replaced', ['PrimaryKey', 'TableName']),
  ...reviewed('AWS::Serverless::Function', 'replaced', ['FunctionName', 'PackageType']),
  ...reviewed('AWS::Serverless::StateMachine', 'replaced', ['Name', 'Type']),
  ...reviewed('AWS::Serverless::LayerVersion', 'in-place', ['ContentUri', 'LayerName']),
]);

function reviewed(
  type: string,
  behaviour: UpdateBehaviour,
  properties: readonly string[],
): readonly (readonly [string, UpdateBehaviour])[] {
  return properties.map((property) => [`${type}.${property}`, behaviour] as const);
}
