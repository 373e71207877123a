/**
 * The name under which the `awscc` provider has a CloudFormation type: `AWS::RDS::DBInstance` is
 * `awscc_rds_db_instance`. The rule is mechanical, as the provider itself is generated.
 */
export function awsccName(cloudFormationType: string): string {
  const [, service = '', resource = ''] = cloudFormationType.split('::');
  return `awscc_${service.toLowerCase()}_${snakeCase(resource)}`;
}

/** Names met so far: a plan has few of them, and each thousands of times. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 5_000;
const LONGEST_KNOWN = 100;

/** `DBInstanceClass` becomes `db_instance_class`, `IPv6CidrBlocks` becomes `ipv6_cidr_blocks`. */
export function snakeCase(name: string): string {
  if (name.length > LONGEST_KNOWN) return rewritten(name);
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const result = rewritten(name);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  // Copies, since a piece of a text keeps the whole text in memory.
  KNOWN.set(name.split('').join(''), result.split('').join(''));
  return result;
}

function rewritten(name: string): string {
  return name
    .replace(/(IP)(v[46])/g, 'Ip$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1_$2')
    .toLowerCase();
}
