import { lookupType } from '../../../shared/resource-types/lookup.ts';
import type { KnownType } from '../../../shared/resource-types/types.ts';

/** How Terraform's names for a service's things start, where it is not with the service's own name. */
const PREFIXES: Readonly<Record<string, string>> = {
  ec2: '',
  rds: '',
  elbv2: 'lb',
  logs: 'cloudwatch',
  events: 'cloudwatch_event',
  cloudwatch: 'cloudwatch_metric',
  apigateway: 'api_gateway',
  'cognito-idp': 'cognito',
  'cognito-identity': 'cognito',
  s3api: 's3',
  stepfunctions: 'sfn',
  es: '',
  kafka: 'msk',
  firehose: 'kinesis_firehose',
  'timestream-write': 'timestreamwrite',
  cloudhsmv2: 'cloudhsm_v2',
  ds: 'directory_service',
  'elastic-beanstalk': 'elastic_beanstalk',
  elasticbeanstalk: 'elastic_beanstalk',
  servicediscovery: 'service_discovery',
  'lexv2-models': 'lexv2models',
  wafv2: 'wafv2',
  configservice: 'config',
  'acm-pca': 'acmpca',
  docdb: 'docdb',
  'redshift-serverless': 'redshiftserverless',
};

/** Where neither the rule above nor the noun gives Terraform's name. */
const TYPES: ReadonlyMap<string, string> = new Map(
  `
  ec2 volume = ebs_volume; ec2 snapshot = ebs_snapshot; ec2 image = ami; ec2 address = eip
  ec2 host = ec2_host; ec2 fleet = ec2_fleet; ec2 spot-fleet-request = spot_fleet_request
  ec2 transit-gateway = ec2_transit_gateway; ec2 client-vpn-endpoint = ec2_client_vpn_endpoint
  ec2 flow-log = flow_log; ec2 network-acl-entry = network_acl_rule
  rds db-cluster = rds_cluster; rds global-cluster = rds_global_cluster
  rds db-cluster-snapshot = db_cluster_snapshot; rds db-instance-automated-backup = db_snapshot
  rds db-cluster-automated-backup = db_cluster_snapshot
  neptune db-cluster = neptune_cluster; docdb db-cluster = docdb_cluster
  neptune db-instance = neptune_cluster_instance; docdb db-instance = docdb_cluster_instance
  neptune db-cluster-snapshot = neptune_cluster_snapshot
  docdb db-cluster-snapshot = docdb_cluster_snapshot
  s3api object = s3_object; s3api bucket = s3_bucket; s3api object-version = s3_object
  s3control access-point = s3_access_point; dynamodb item = dynamodb_table_item
  dynamodb backup = backup_vault; dynamodb table = dynamodb_table
  elbv2 load-balancer = lb; elbv2 rule = lb_listener_rule; elb load-balancer = elb
  elasticache cache-cluster = elasticache_cluster; memorydb cluster = memorydb_cluster
  fsx file-system = fsx_lustre_file_system; fsx volume = fsx_ontap_volume
  ecr image = ecr_repository; ecr-public repository = ecrpublic_repository
  ecr-public image = ecrpublic_repository; route53 hosted-zone = route53_zone
  route53domains domain = route53domains_registered_domain; backup recovery-point = backup_vault
  backup backup-vault = backup_vault; backup backup-plan = backup_plan
  backup backup-selection = backup_selection; glacier archive = glacier_vault
  autoscaling auto-scaling-group = autoscaling_group; autoscaling policy = autoscaling_policy
  cloudtrail trail = cloudtrail; glue database = glue_catalog_database
  glue table = glue_catalog_table; glue partition = glue_catalog_table
  organizations account = organizations_account; organizations organization = organizations_organization
  account account = organizations_account; kinesis stream = kinesis_stream
  kinesisvideo stream = kinesis_video_stream; cognito-idp user = cognito_user_pool
  ssm parameter = ssm_parameter; sdb domain = simpledb_domain
  cloudformation stack-instance = cloudformation_stack_set; lightsail relational-database = lightsail_database
  workspaces workspace = workspaces_workspace; emr job-flow = emr_cluster; emr cluster = emr_cluster
  cloud9 environment = cloud9_environment_ec2; eks nodegroup = eks_node_group
  apigateway rest-api = api_gateway_rest_api; apigatewayv2 api = apigatewayv2_api
  mq broker = mq_broker; opensearch domain = opensearch_domain; kms imported-key-material = kms_key
  kms alias = kms_alias; mwaa environment = mwaa_environment; kafka cluster = msk_cluster
  dms replication-instance = dms_replication_instance; codecommit repository = codecommit_repository
  `
    .split(/[;\n]/)
    .map((row) => row.trim())
    .filter((row) => row !== '')
    .map((row): [string, string] => {
      const [left = '', right = ''] = row.split(' = ');
      return [left, right];
    }),
);

export interface AwsType {
  readonly type: string;
  readonly known: KnownType | null;
}

/** Terraform's type for what an operation names: `rds` and `db-instance` are `aws_db_instance`. */
export function awsTypeOf(service: string, noun: string): AwsType {
  const one = singular(noun);
  const snake = one.replaceAll('-', '_');
  const prefix = PREFIXES[service];
  const plain = service.replaceAll('-', '_');
  const named = TYPES.get(`${service} ${one}`);
  const candidates = [
    named === undefined ? null : `aws_${named}`,
    prefix === undefined ? null : `aws_${prefix}_${snake}`.replace('__', '_'),
    `aws_${plain}_${snake}`,
    `awscc_${service.replaceAll('-', '')}_${snake}`,
    service === 'ec2' ? `aws_ec2_${snake}` : null,
  ];
  for (const type of candidates) {
    const known = type === null ? null : lookupType(type);
    if (type !== null && known !== null) return { type, known };
  }
  return { type: named === undefined ? `aws_${plain}_${snake}` : `aws_${named}`, known: null };
}

function singular(noun: string): string {
  if (noun.endsWith('ies')) return `${noun.slice(0, -3)}y`;
  if (/(?:ss|us|is|dns)$/.test(noun)) return noun;
  if (/(?:sses|xes|ches)$/.test(noun)) return noun.slice(0, -2);
  return noun.replace(/s$/, '');
}
