import type { DataHolding, Reversibility } from '../../../core/change/types.ts';

/** A switch whose unsafe side takes a protection away. */
export interface Switch {
  /** Words of the key next to each other; what comes before them does not matter. */
  readonly phrases: readonly string[];
  /** The side that is safe. */
  readonly safe: boolean;
  /** Completes "…, so …". */
  readonly outcome: string;
  readonly reversibility?: Reversibility;
  readonly data?: DataHolding;
}

/** In the order in which they are asked. */
export const SWITCHES: readonly Switch[] = [
  on('dry run|dryrun|noop|simulate|simulation', 'it now does what it only showed before'),
  on('read only|readonly', 'it may write now'),
  on(
    `deletion protection|delete protection|deletion protected|termination protection|prevent destroy|
    prevent deletion|protect from deletion|deletionprotection`,
    'nothing stops a deletion any more',
  ),
  on(
    'backup|backups|automatic backups|auto backup|snapshots|pitr|point in time recovery|wal archiving|archive mode',
    'no more backups are made',
  ),
  on(
    'persistence|persistent|durable|durability|appendonly|journal|journaling|fsync|full page writes|persistent volume',
    'data may be lost with the next restart or crash',
    {
      reversibility: 'costly',
      data: 'holds-data',
    },
  ),
  on('versioning|soft delete|recycle bin|trash', 'what is overwritten or deleted is gone at once'),
  on(
    `reject unauthorized|verify|verify ssl|ssl verify|tls verify|verify tls|verify certs|verify certificate|verify peer|verify host|
    verify hostname|check hostname|peer verification|certificate verification|host key checking|
    strict host key checking|certificate validation|ssl verification|strict ssl|strictssl`,
    'it no longer checks whom it talks to',
  ),
  on(
    'tls|ssl|https|mtls|https only|force https|force ssl|ssl redirect|require ssl|require tls|hsts|secure transport|use tls|use ssl|usessl|secure ssl redirect',
    'traffic may go in plain text',
  ),
  on(
    `auth|authentication|authorization|authn|authz|rbac|acl|login|basic auth|oauth|sso|
    mfa|2fa|totp|csrf|xsrf|csrf protection|require auth|require authentication|protected mode`,
    'whoever reaches it may use it',
  ),
  on(
    'encryption|encrypt|encrypted|encryption at rest|storage encrypted|encrypt at rest|kms',
    'data lies in plain text from now on',
  ),
  on(
    'audit|audit log|audit logs|audit logging|auditing|access log|access logs|flow logs',
    'nobody can see later who did what',
  ),
  on(
    'rate limit|rate limiting|ratelimit|throttling|firewall|waf|ip filter|network policy|network policies',
    'nothing holds back abuse any more',
  ),
  on(
    'signature verification|verify signature|verify signatures|require signed|signed commits|content trust',
    'unsigned content is taken as it comes',
  ),
  on(
    'require approval|manual approval|approval|confirm|confirmation|destructive requires name',
    'nobody is asked any more before it acts',
  ),
  on(
    `fraud check|fraud detection|fraud|sanctions check|kyc|age check|credit check|virus scan|antivirus|malware scan|
    content scan|vulnerability scan|secret scan|spam filter|integrity check|checksum|consistency check`,
    'what it kept out is let through',
  ),
  on('clean disabled', 'a clean drops every object of the schema'),
  on(
    'replication|multi az|high availability|failover|auto failover',
    'one failure now takes it down',
  ),
  off(
    'insecure|insecure skip verify|skip verify|tls insecure|trust all|trust server certificate|trustservercertificate|allow self signed|accept invalid certs',
    'it no longer checks whom it talks to',
  ),
  off(
    'anonymous|allow anonymous|anonymous access|guest access|public access|publicly accessible|allow all|permit all|allow empty password|skip grant tables|allow public access',
    'whoever reaches it may use it',
  ),
  off(
    'skip final snapshot|force destroy|delete on termination|delete protection off|allow destroy|allow deletion|allow delete|delete topic|delete topic enable',
    'a later delete takes the data along',
    {
      reversibility: 'costly',
      data: 'holds-data',
    },
  ),
  off('prune|auto prune|autoprune', 'what is no longer declared is deleted', {
    reversibility: 'costly',
    data: 'unknown',
  }),
  off(
    'auto delete|autodelete|purge|auto purge|wipe|drop schema|drop tables|drop database|drop all|truncate|delete data|retention deletes|remove data|drop first',
    'it deletes data by itself',
    {
      reversibility: 'irreversible',
      data: 'holds-data',
    },
  ),
  off(
    'synchronize|unclean leader election|unclean leader election enable',
    'it may throw away data to make things fit',
    {
      reversibility: 'costly',
      data: 'holds-data',
    },
  ),
  off(
    'privileged|allow privilege escalation|host network|hostnetwork|host pid|run as root',
    'it is no longer held inside its container',
  ),
  off('auto approve|autoapprove|assume yes|auto apply', 'nobody is asked any more before it acts'),
];

type Further = Pick<Switch, 'reversibility' | 'data'>;

function on(phrases: string, outcome: string, further: Further = {}): Switch {
  return { phrases: split(phrases), safe: true, outcome, ...further };
}

function off(phrases: string, outcome: string, further: Further = {}): Switch {
  return { phrases: split(phrases), safe: false, outcome, ...further };
}

function split(phrases: string): readonly string[] {
  return phrases.split('|').map((phrase) => phrase.trim());
}
