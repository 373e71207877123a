import type { Row } from './cases.ts';

export const CLOUDFLARE = JSON.stringify(
  {
    rules: [
      { ref: 'a', action: 'block', expression: 'ip.src in $bad', enabled: true },
      { ref: 'b', action: 'skip', expression: 'ip.src in $own', enabled: true },
      { ref: 'c', action: 'log', expression: 'true', enabled: true },
      {
        ref: 'd',
        action: 'block',
        expression: 'http.request.uri.path matches "^/x"',
        enabled: true,
        ratelimit: { requests_per_period: 9 },
      },
    ],
  },
  null,
  1,
);

export const CLOUDFLARE_ROWS: readonly Row[] = [
  [
    'a rule off',
    '"expression": "ip.src in $bad",\n   "enabled": true',
    '"expression": "ip.src in $bad",\n   "enabled": false',
    'reversible',
    'protection-removed',
  ],
  [
    'a rule that only logs',
    '"ref": "a",\n   "action": "block"',
    '"ref": "a",\n   "action": "log"',
    'reversible',
    'protection-removed',
  ],
  ['everything blocked', '"action": "log"', '"action": "block"', 'costly', 'downtime'],
  ['everything let through', 'ip.src in $own', 'true', 'reversible', 'public-exposure'],
  ['an expression', '^/x', '(?:(?:.*)+=)+', 'costly', 'downtime'],
  [
    'a limit',
    '"requests_per_period": 9',
    '"requests_per_period": 99999',
    'reversible',
    'protection-removed',
  ],
  ['another list', '$bad', '$worse', 'reversible', 'network'],
];

export const WAF = JSON.stringify(
  {
    WebACL: {
      Name: 'x',
      DefaultAction: { Allow: {} },
      Rules: [
        {
          Name: 'bad',
          Priority: 1,
          Statement: { IPSetReferenceStatement: { ARN: 'a' } },
          Action: { Block: {} },
        },
        {
          Name: 'own',
          Priority: 2,
          Statement: { IPSetReferenceStatement: { ARN: 'b' } },
          Action: { Allow: {} },
        },
        {
          Name: 'group',
          Priority: 3,
          Statement: { ManagedRuleGroupStatement: { Name: 'c' } },
          OverrideAction: { None: {} },
        },
        {
          Name: 'rate',
          Priority: 4,
          Statement: { RateBasedStatement: { Limit: 100 } },
          Action: { Block: {} },
        },
        {
          Name: 'path',
          Priority: 5,
          Statement: { RegexMatchStatement: { RegexString: '^/x' } },
          Action: { Block: {} },
        },
      ],
    },
  },
  null,
  1,
);

export const WAF_ROWS: readonly Row[] = [
  ['block by default', '"Allow": {}\n  }', '"Block": {}\n  }', 'costly', 'downtime'],
  ['a group that only counts', '"None": {}', '"Count": {}', 'reversible', 'protection-removed'],
  ['a higher limit', '"Limit": 100', '"Limit": 100000', 'reversible', 'protection-removed'],
  ['every path', '^/x', '.*', 'costly', 'downtime'],
  [
    'another order',
    '"Name": "own",\n    "Priority": 2',
    '"Name": "own",\n    "Priority": 0',
    'unknown',
    'protection-removed',
  ],
  ['another set', '"ARN": "a"', '"ARN": "z"', 'reversible', 'network'],
];

export const CLOUDFRONT = JSON.stringify(
  {
    DistributionConfig: {
      Enabled: true,
      WebACLId: 'acl',
      Origins: {
        Items: [
          { Id: 'o', DomainName: 'a.example.com' },
          { Id: 'p', DomainName: 'b.example.com' },
        ],
      },
      DefaultCacheBehavior: {
        TargetOriginId: 'o',
        ViewerProtocolPolicy: 'https-only',
        Compress: true,
        TrustedKeyGroups: { Enabled: true },
      },
    },
  },
  null,
  1,
);

export const CLOUDFRONT_ROWS: readonly Row[] = [
  [
    'switched off',
    '"Enabled": true,\n  "WebACLId"',
    '"Enabled": false,\n  "WebACLId"',
    'costly',
    'downtime',
  ],
  ['another origin', 'a.example.com', 'c.example.com', 'costly', 'endpoint-moved'],
  ['another target', '"TargetOriginId": "o"', '"TargetOriginId": "p"', 'costly', 'endpoint-moved'],
  ['no firewall', '"WebACLId": "acl"', '"WebACLId": ""', 'reversible', 'protection-removed'],
  ['no encryption', 'https-only', 'allow-all', 'reversible', 'protection-removed'],
  [
    'no signatures',
    '"TrustedKeyGroups": {\n    "Enabled": true',
    '"TrustedKeyGroups": {\n    "Enabled": false',
    'reversible',
    'public-exposure',
  ],
  ['no compression', '"Compress": true', '"Compress": false', 'reversible', 'configuration'],
];

export const LISTENER = JSON.stringify(
  {
    Rules: [
      {
        RuleArn: 'r',
        Priority: '1',
        Conditions: [{ Field: 'path-pattern', Values: ['/api/*', '/rpc/*'] }],
        Actions: [{ Type: 'forward', TargetGroupArn: 'api' }],
      },
      {
        RuleArn: 's',
        Priority: 'default',
        Conditions: [],
        Actions: [{ Type: 'forward', TargetGroupArn: 'app' }],
        IsDefault: true,
      },
    ],
  },
  null,
  1,
);

export const LISTENER_ROWS: readonly Row[] = [
  ['another group', '"api"', '"other"', 'costly', 'endpoint-moved'],
  ['another path', '/api/*', '/v2/*', 'costly', 'downtime'],
  ['a path less', '"/api/*",\n      "/rpc/*"', '"/api/*"', 'costly', 'downtime'],
  ['another field', 'path-pattern', 'host-header', 'costly', 'downtime'],
  ['a path more', '"/rpc/*"', '"/rpc/*",\n      "/v2/*"', 'reversible', 'configuration'],
  ['another priority', '"Priority": "1"', '"Priority": "7"', 'reversible', 'configuration'],
  ['another rule', '"RuleArn": "r"', '"RuleArn": "t"', 'costly', 'downtime'],
];

/** The same rules, in which only the order of lists and keys is another. */
export const LISTENER_SAME: readonly (readonly [from: string, to: string])[] = [
  ['"/api/*",\n      "/rpc/*"', '"/rpc/*",\n      "/api/*"'],
  [
    '"Type": "forward",\n     "TargetGroupArn": "api"',
    '"TargetGroupArn": "api",\n     "Type": "forward"',
  ],
];
