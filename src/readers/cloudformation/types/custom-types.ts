import type { KnownType } from '../../shared/resource-types/types.ts';

/** Custom resources that the AWS CDK writes, and whose functions are known. */
export const CUSTOM_TYPES: ReadonlyMap<string, KnownType> = new Map([
  // Empties its bucket when it is deleted.
  ['Custom::S3AutoDeleteObjects', { class: 'bucket', list: 'cloudformation/cdk' }],
  ['Custom::ECRAutoDeleteImages', { class: 'registry', list: 'cloudformation/cdk' }],
  ['Custom::CDKBucketDeployment', { class: 'object', list: 'cloudformation/cdk' }],
  ['Custom::LogRetention', { class: 'settings', list: 'cloudformation/cdk' }],
  ['Custom::S3BucketNotifications', { class: 'settings', list: 'cloudformation/cdk' }],
  ['Custom::VpcRestrictDefaultSG', { class: 'guard', list: 'cloudformation/cdk' }],
  ['Custom::AWSCDKOpenIdConnectProvider', { class: 'principal', list: 'cloudformation/cdk' }],
  ['Custom::AWSCDK-EKS-KubernetesResource', { class: 'opaque', list: 'cloudformation/cdk' }],
  ['Custom::AWSCDK-EKS-HelmChart', { class: 'opaque', list: 'cloudformation/cdk' }],
]);
