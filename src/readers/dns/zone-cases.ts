import type { Reversibility, Trait, Verb } from '../../core/change/types.ts';

/** A zone with something of everything. */
export const ZONE = `$ORIGIN example.com.
$TTL 1h
@   IN SOA ns1 admin ( 2024010101 ; serial
      7200 3600 1209600 3600 )
    IN NS  ns1
    IN NS  ns2
    IN MX  10 mail
    IN A   192.0.2.1
    IN TXT "v=spf1 mx -all"
    IN CAA 0 issue "letsencrypt.org"
ns1 IN A 192.0.2.2
ns2 IN A 192.0.2.3
mail A 192.0.2.4
www 300 IN CNAME @
api IN A 192.0.2.5
api IN A 192.0.2.6
*   IN A 192.0.2.9
sub IN NS ns.other.net.
sub IN DS 1 8 2 ABCDEF
_dmarc TXT "v=DMARC1; p=reject"
k1._domainkey TXT ( "v=DKIM1; k=rsa; "
  "p=MIGf" ) ; two parts
_sip._tcp SRV 0 5 5060 sip.example.com.
note TXT "a ; semicolon is no comment"
`;

/** What is put in place of what, what that comes to, and what the way back does. */
type Row = readonly [
  name: string,
  from: string,
  to: string,
  verb: Verb,
  reversibility: Reversibility,
  trait: Trait,
  back: Reversibility,
];
export const TABLE: readonly Row[] = [
  ['the mail server', '    IN MX  10 mail\n', '', 'delete', 'costly', 'downtime', 'reversible'],
  [
    'the address at the top',
    '    IN A   192.0.2.1\n',
    '',
    'delete',
    'costly',
    'downtime',
    'reversible',
  ],
  ['a host', 'mail A 192.0.2.4\n', '', 'delete', 'costly', 'downtime', 'reversible'],
  ['an alias', 'www 300 IN CNAME @\n', '', 'delete', 'costly', 'downtime', 'reversible'],
  ['the wildcard', '*   IN A 192.0.2.9\n', '', 'delete', 'costly', 'downtime', 'reversible'],
  [
    'both addresses',
    'api IN A 192.0.2.5\napi IN A 192.0.2.6\n',
    '',
    'delete',
    'costly',
    'downtime',
    'reversible',
  ],
  ['the delegation', 'sub IN NS ns.other.net.\n', '', 'delete', 'costly', 'downtime', 'reversible'],
  [
    'the chain of trust',
    'sub IN DS 1 8 2 ABCDEF\n',
    '',
    'delete',
    'costly',
    'protection-removed',
    'reversible',
  ],
  [
    'CAA',
    '    IN CAA 0 issue "letsencrypt.org"\n',
    '',
    'delete',
    'costly',
    'protection-removed',
    'reversible',
  ],
  [
    'SPF',
    '    IN TXT "v=spf1 mx -all"\n',
    '',
    'delete',
    'costly',
    'protection-removed',
    'reversible',
  ],
  [
    'DMARC',
    '_dmarc TXT "v=DMARC1; p=reject"\n',
    '',
    'delete',
    'costly',
    'protection-removed',
    'reversible',
  ],
  [
    'a service',
    '_sip._tcp SRV 0 5 5060 sip.example.com.\n',
    '',
    'delete',
    'costly',
    'downtime',
    'reversible',
  ],
  ['an address moved', '192.0.2.4', '198.51.100.4', 'update', 'costly', 'endpoint-moved', 'costly'],
  [
    'an alias moved',
    'CNAME @',
    'CNAME cdn.other.net.',
    'update',
    'costly',
    'endpoint-moved',
    'costly',
  ],
  ['mail moved', '10 mail', '10 mx.other.net.', 'update', 'costly', 'endpoint-moved', 'costly'],
  [
    'the delegation moved',
    'ns.other.net.',
    'ns.evil.net.',
    'update',
    'costly',
    'endpoint-moved',
    'costly',
  ],
  [
    'all name servers moved',
    '    IN NS  ns1\n    IN NS  ns2\n',
    '    IN NS ns.x.net.\n',
    'update',
    'costly',
    'endpoint-moved',
    'costly',
  ],
  [
    'a service moved',
    'sip.example.com.',
    'sip.other.net.',
    'update',
    'costly',
    'endpoint-moved',
    'costly',
  ],
  [
    'an alias becomes an address',
    'www 300 IN CNAME @',
    'www 300 IN A 203.0.113.1',
    'update',
    'costly',
    'endpoint-moved',
    'costly',
  ],
  [
    'another key for the child',
    '1 8 2 ABCDEF',
    '2 8 2 123456',
    'update',
    'costly',
    'downtime',
    'costly',
  ],
  [
    'SPF softened',
    'mx -all',
    'mx ~all',
    'update',
    'reversible',
    'protection-removed',
    'reversible',
  ],
  ['SPF opened', 'mx -all', 'mx +all', 'update', 'reversible', 'protection-removed', 'reversible'],
  ['SPF with no end', 'mx -all', 'mx', 'update', 'reversible', 'protection-removed', 'reversible'],
  [
    'DMARC to none',
    'p=reject',
    'p=none',
    'update',
    'reversible',
    'protection-removed',
    'reversible',
  ],
  [
    'DMARC to quarantine',
    'p=reject',
    'p=quarantine',
    'update',
    'reversible',
    'protection-removed',
    'reversible',
  ],
  [
    'DMARC for some',
    'p=reject"',
    'p=reject; pct=10"',
    'update',
    'reversible',
    'protection-removed',
    'reversible',
  ],
  [
    'DMARC of names below',
    'p=reject"',
    'p=reject; sp=none"',
    'update',
    'reversible',
    'protection-removed',
    'reversible',
  ],
  ['DKIM revoked', 'p=MIGf', 'p=', 'update', 'reversible', 'protection-removed', 'reversible'],
  [
    'another authority',
    'letsencrypt.org',
    'other-ca.example',
    'update',
    'reversible',
    'permission-widened',
    'reversible',
  ],
  ['one of two addresses', 'api IN A 192.0.2.6\n', '', 'update', 'reversible', 'dns', 'reversible'],
  ['one of two name servers', '    IN NS  ns2\n', '', 'update', 'reversible', 'dns', 'reversible'],
  ['a time to live', 'www 300', 'www 86400', 'update', 'reversible', 'dns', 'reversible'],
  ['a note', 'a ; semicolon', 'b ; semicolon', 'update', 'reversible', 'dns', 'reversible'],
  ['a DKIM key rolled', 'p=MIGf', 'p=MIIB', 'update', 'reversible', 'dns', 'reversible'],
];
