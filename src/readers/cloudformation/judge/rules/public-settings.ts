/** A property that lets everybody in at one of its values. */
export interface PublicSetting {
  /** Types it means that on. */
  readonly types: RegExp;
  readonly path: readonly string[];
  /** Values that open. */
  readonly open: RegExp;
  /** Where it is left out it is open (`open`), shut (`shut`), or either. */
  readonly none: 'open' | 'shut' | 'either';
  /** True where even a new resource that is open is worth a word. */
  readonly onCreate: boolean;
  readonly safer: string;
}

const YES = /^true$/i;
const NO = /^false$/i;
const BLOCK = 'PublicAccessBlockConfiguration';

export const PUBLIC_SETTINGS: readonly PublicSetting[] = [
  ...['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].map(
    (name): PublicSetting => ({
      types: /^AWS::S3::(?:Bucket|AccessPoint|MultiRegionAccessPoint)$/,
      path: [BLOCK, name],
      open: NO,
      none: 'open',
      onCreate: true,
      safer: `set \`${name}: true\``,
    }),
  ),
  {
    types: /^AWS::S3::Bucket$/,
    path: ['AccessControl'],
    open: /^(?:PublicRead|PublicReadWrite|AuthenticatedRead)$/,
    none: 'shut',
    onCreate: true,
    safer: 'leave `AccessControl` out and serve it through CloudFront',
  },
  {
    types: /^AWS::(?:RDS|Redshift|DMS|AmazonMQ|RedshiftServerless|DocDB|Timestream|Neptune)::/,
    path: ['PubliclyAccessible'],
    open: YES,
    none: 'shut',
    onCreate: true,
    safer: 'set `PubliclyAccessible: false` and reach it over a private network',
  },
  {
    types: /^AWS::Lambda::Url$/,
    path: ['AuthType'],
    open: /^NONE$/,
    none: 'shut',
    onCreate: true,
    safer: 'set `AuthType: AWS_IAM`',
  },
  {
    types: /^AWS::Serverless::Function$/,
    path: ['FunctionUrlConfig', 'AuthType'],
    open: /^NONE$/,
    none: 'shut',
    onCreate: true,
    safer: 'set `AuthType: AWS_IAM`',
  },
  {
    types: /^AWS::ElasticLoadBalancing(?:V2)?::LoadBalancer$/,
    path: ['Scheme'],
    open: /^internet-facing$/,
    none: 'open',
    onCreate: false,
    safer: 'keep `Scheme: internal`',
  },
  {
    types: /^AWS::EKS::Cluster$/,
    path: ['ResourcesVpcConfig', 'EndpointPublicAccess'],
    open: YES,
    none: 'open',
    onCreate: false,
    safer: 'keep `EndpointPublicAccess: false`',
  },
  {
    types: /^AWS::Cognito::IdentityPool$/,
    path: ['AllowUnauthenticatedIdentities'],
    open: YES,
    none: 'shut',
    onCreate: true,
    safer: 'set `AllowUnauthenticatedIdentities: false`',
  },
  {
    types: /^AWS::ApiGateway::Method$/,
    path: ['AuthorizationType'],
    open: /^NONE$/,
    none: 'open',
    onCreate: false,
    safer: 'keep the authorizer',
  },
  {
    types: /^AWS::ApiGatewayV2::Route$/,
    path: ['AuthorizationType'],
    open: /^NONE$/,
    none: 'open',
    onCreate: false,
    safer: 'keep the authorizer',
  },
];
