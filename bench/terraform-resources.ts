/** The attributes of everyday AWS resources, as states have them: many nulls, some blocks, some JSON in text. */
export const TYPES = [
  'aws_iam_role',
  'aws_security_group',
  'aws_lambda_function',
  'aws_s3_bucket',
  'aws_cloudwatch_metric_alarm',
  'aws_db_instance',
  'aws_route53_record',
  'aws_sqs_queue',
] as const;

type Attributes = Readonly<Record<string, unknown>>;

/** The same index always has the same attributes. */
export function attributesOf(type: string, index: number): Attributes {
  const name = `orders-service-${index}`;
  const tags = { Environment: 'production', Team: `team-${index % 40}`, Name: name };
  const common = {
    id: name,
    name,
    arn: arn(type, name),
    tags,
    tags_all: { ...tags, Managed: 'yes' },
  };
  return { ...common, ...specific(type, index, name) };
}

/** A change as most are: a tag, a size, a description. */
export function changedAttributes(before: Attributes): Attributes {
  const tags = { ...(before['tags'] as object), Release: '2026-01-01' };
  return { ...before, tags, tags_all: tags, description: 'changed by this release' };
}

function specific(type: string, index: number, name: string): Attributes {
  if (type === 'aws_iam_role') return role(name);
  if (type === 'aws_security_group') return securityGroup(index);
  if (type === 'aws_lambda_function') return lambda(index, name);
  if (type === 'aws_s3_bucket') return bucket(name);
  if (type === 'aws_db_instance') return database(index, name);
  if (type === 'aws_route53_record')
    return {
      ttl: 300,
      type: 'A',
      records: [`10.0.${index % 256}.1`],
      zone_id: 'Z0123456789',
      alias: [],
      weighted_routing_policy: [],
    };
  if (type === 'aws_sqs_queue')
    return {
      message_retention_seconds: 345_600,
      visibility_timeout_seconds: 30,
      delay_seconds: 0,
      fifo_queue: false,
      kms_master_key_id: null,
      policy: policy(name, 'sqs:SendMessage'),
    };
  return {
    metric_name: 'CPUUtilization',
    namespace: 'AWS/ECS',
    period: 60,
    evaluation_periods: 3,
    threshold: 80,
    comparison_operator: 'GreaterThanThreshold',
    alarm_actions: [arn('sns', 'alerts')],
    dimensions: { ServiceName: name },
    datapoints_to_alarm: null,
    metric_query: [],
  };
}

function role(name: string): Attributes {
  return {
    assume_role_policy: policy(name, 'sts:AssumeRole'),
    description: 'Role of a service, managed by Terraform',
    force_detach_policies: false,
    inline_policy: [{ name: 'main', policy: policy(name, 's3:GetObject') }],
    managed_policy_arns: [arn('iam', 'ReadOnly'), arn('iam', 'Logs')],
    max_session_duration: 3600,
    path: '/service/',
    permissions_boundary: null,
  };
}

function securityGroup(index: number): Attributes {
  const rule = (port: number): object => ({
    cidr_blocks: [`10.${index % 256}.0.0/16`],
    description: 'from inside',
    from_port: port,
    to_port: port,
    ipv6_cidr_blocks: [],
    prefix_list_ids: [],
    protocol: 'tcp',
    security_groups: [],
    self: false,
  });
  return {
    ingress: [rule(443), rule(8080)],
    egress: [rule(0)],
    vpc_id: 'vpc-0a1b2c3d',
    revoke_rules_on_delete: false,
    timeouts: null,
  };
}

function lambda(index: number, name: string): Attributes {
  return {
    function_name: name,
    handler: 'index.handler',
    runtime: 'nodejs22.x',
    memory_size: 512,
    timeout: 30,
    source_code_hash: Buffer.from(`${name}-${index}-hash`).toString('base64'),
    environment: [{ variables: { LOG_LEVEL: 'info', TABLE: name, QUEUE: `https://sqs/${name}` } }],
    vpc_config: [{ subnet_ids: ['subnet-1', 'subnet-2'], security_group_ids: ['sg-1'] }],
    dead_letter_config: [],
    layers: null,
    publish: false,
    reserved_concurrent_executions: -1,
    tracing_config: [{ mode: 'Active' }],
  };
}

function bucket(name: string): Attributes {
  return {
    bucket: name,
    force_destroy: false,
    acl: null,
    policy: policy(name, 's3:PutObject'),
    versioning: [{ enabled: true, mfa_delete: false }],
    lifecycle_rule: [{ id: 'old', enabled: true, expiration: [{ days: 365 }], transition: [] }],
    logging: [],
    website: [],
    replication_configuration: [],
    server_side_encryption_configuration: [
      { rule: [{ apply_server_side_encryption_by_default: [{ sse_algorithm: 'aws:kms' }] }] },
    ],
  };
}

function database(index: number, name: string): Attributes {
  return {
    identifier: name,
    engine: 'postgres',
    engine_version: '16.4',
    instance_class: 'db.r6g.large',
    allocated_storage: 100 + (index % 100),
    backup_retention_period: 14,
    deletion_protection: true,
    skip_final_snapshot: false,
    password: 'not-a-real-password',
    username: 'app',
    multi_az: true,
    publicly_accessible: false,
    performance_insights_enabled: true,
    replicate_source_db: null,
    storage_encrypted: true,
    vpc_security_group_ids: ['sg-1', 'sg-2'],
  };
}

function policy(name: string, action: string): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'Main',
        Effect: 'Allow',
        Action: [action, 'logs:PutLogEvents'],
        Resource: [`${arn('s3', name)}/*`],
      },
    ],
  });
}

function arn(service: string, name: string): string {
  return `arn:aws:${service}:eu-central-1:123456789012:${name}`;
}
