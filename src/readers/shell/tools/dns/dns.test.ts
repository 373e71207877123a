import { describe, expect, test } from 'vitest';
import { memoryWorld } from '../../world/memory-world.ts';
import { isHeld, linesOf, readLine } from '../infrastructure/test-verdict.ts';
import { told } from '../test-tool.ts';
import { nsupdate } from './nsupdate.ts';
import { dnsTools } from './tools.ts';

const HELD = linesOf(`
  dnscontrol push
  dnscontrol push --domains acme.com
  octodns-sync --config-file=c.yaml --doit
  octodns-sync --doit --force
  flarectl dns delete --zone acme.com --id 1
  flarectl zone delete acme.com
  cli4 --delete /zones/1/dns_records/2
  cli4 --put /zones/1
  pdnsutil delete-zone acme.com
  pdnsutil clear-zone acme.com
  pdnsutil delete-rrset acme.com www A
  rndc delzone acme.com
  rndc stop
  knotc zone-purge acme.com
  unbound-control stop
  cloudflared tunnel delete main
  lexicon cloudflare delete acme.com A
  cli53 delete acme.com
  cli53 rrpurge acme.com
  nsupdate
  nsupdate -k key missing.txt
`);

const PASSES = linesOf(`
  dnscontrol preview
  dnscontrol check
  dnscontrol fmt
  dnscontrol get-zones cloudflare - acme.com
  octodns-sync --config-file=c.yaml
  flarectl dns list --zone acme.com
  flarectl zone list
  flarectl dns create --zone acme.com --name www --type A --content 1.2.3.4
  cli4 /zones
  cli4 --get /zones/1/dns_records
  pdnsutil list-zone acme.com
  pdnsutil check-zone acme.com
  rndc status
  rndc reload
  rndc flush
  knotc zone-status acme.com
  unbound-control status
  cloudflared tunnel list
  cloudflared tunnel run main
  cloudflared tunnel --url http://localhost:3000
  lexicon cloudflare list acme.com A
  cli53 list
  cli53 export acme.com
`);

describe('dns', () => {
  test.each(HELD)('held: %s', async (line) => {
    expect(isHeld(await readLine(dnsTools, line))).toBe(true);
  });
  test.each(PASSES)('passes: %s', async (line) => {
    expect(isHeld(await readLine(dnsTools, line))).toBe(false);
  });
});

test('reads updates of names from standard input and from files', async () => {
  const text =
    'server ns1\nzone acme.com\nupdate delete www.acme.com A\nupdate add new.acme.com 300 A 1.2.3.4\nsend\n';
  const world = memoryWorld({ files: { '/work/app/u.txt': 'del api.prod.acme.com\nsend\n' } });
  expect(await told(nsupdate, 'nsupdate', { world, stdin: { kind: 'text', text } })).toEqual([
    'delete dns-record www.acme.com unknown costly none',
    'create dns-record new.acme.com unknown reversible none',
  ]);
  expect(await told(nsupdate, 'nsupdate -k key u.txt', { world })).toEqual([
    'delete dns-record api.prod.acme.com production costly none',
  ]);
});
