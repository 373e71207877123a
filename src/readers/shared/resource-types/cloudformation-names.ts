import { remember } from '../remember.ts';

/**
 * The name under which the `awscc` provider has a CloudFormation type: `AWS::RDS::DBInstance` is
 * `awscc_rds_db_instance`. The rule is mechanical, as the provider itself is generated.
 */
export function awsccName(cloudFormationType: string): string {
  const [, service = '', resource = ''] = cloudFormationType.split('::');
  return `awscc_${service.toLowerCase()}_${snakeCase(resource)}`;
}

/** `DBInstanceClass` becomes `db_instance_class`, `IPv6CidrBlocks` becomes `ipv6_cidr_blocks`. */
export const snakeCase = remember((name) =>
  name
    .replace(/(IP)(v[46])/g, 'Ip$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase(),
);
