/** Types for which `Snapshot` is allowed as a policy, after the AWS documentation of DeletionPolicy. */
const SNAPSHOTS: ReadonlySet<string> = new Set([
  'AWS::DocDB::DBCluster',
  'AWS::EC2::Volume',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::Redshift::Cluster',
]);

/** True where `DeletionPolicy: Snapshot` and `UpdateReplacePolicy: Snapshot` do what they say. */
export function supportsSnapshot(type: string): boolean {
  return SNAPSHOTS.has(type);
}
