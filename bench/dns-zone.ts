/**
 * Two versions of a DNS zone of 20,000 records: `parseZone` of dnsz on both and nothing else, against
 * Holdpoint's reader, which also compares and judges them. Run with `node bench/dns-zone.ts`.
 */
import { parseZone } from 'dnsz';
import { dnsFileReader } from '../src/readers/dns/file-reader.ts';
import { compared, milliseconds, type Figures } from './measure.ts';
import { expectEffects, versions } from './versions.ts';

const RECORDS = 20_000;
/** One record of so many differs. */
const EACH_CHANGED = 200;
const CHANGED = RECORDS / EACH_CHANGED;
const HEAD = `$ORIGIN example.com.
$TTL 3600
@ IN SOA ns1 hostmaster ( SERIAL 7200 3600 1209600 3600 )
@ IN NS ns1
@ IN NS ns2
`;
const HEAD_RECORDS = 3;

/** What stands at a name; the last octet or word is the one that changes. */
const FORMS: readonly ((n: number, last: number) => string)[] = [
  (n, last) => `host${n} IN A 10.${n >> 8}.${n & 255}.${last}`,
  (n, last) => `host${n} 300 IN AAAA 2001:db8::${n.toString(16)}:${last}`,
  (n, last) => `www${n} IN CNAME host${n - 2 + last}`,
  (n, last) => `note${n} IN TXT "owner=team-${n % 40}; part ${last}"`,
  (n, last) => `_sip._tcp.s${n} IN SRV 0 5 ${5060 + last} host${n - 4}`,
];

export async function benchDnsZone(): Promise<readonly Figures[]> {
  const [before, after] = [zone(false), zone(true)];
  const pair = versions('dns/db.example.com', before, after);
  return [
    await compared(
      `DNS zone of ${RECORDS.toLocaleString('en')} records, two versions, ${CHANGED} differ, read and judged`,
      '`parseZone` of dnsz on both',
      () => {
        for (const text of [before, after]) {
          if (parseZone(text).records.length !== RECORDS)
            throw new Error('Some records were not seen.');
        }
      },
      async () => {
        expectEffects(await dnsFileReader.read([pair]), CHANGED);
      },
    ),
  ];
}

function zone(changed: boolean): string {
  const lines = Array.from({ length: RECORDS - HEAD_RECORDS }, (_, n) => {
    // Blocks of as many as there are forms, so that every form changes.
    const differs = changed && Math.floor(n / FORMS.length) % EACH_CHANGED === 0;
    return FORMS[n % FORMS.length]?.(n, differs ? 2 : 1) ?? '';
  });
  const head = HEAD.replace('SERIAL', changed ? '2026031101' : '2026031100');
  return `${head}${lines.join('\n')}\n`;
}

if (import.meta.main) {
  for (const figures of await benchDnsZone()) console.log(milliseconds(figures));
}
