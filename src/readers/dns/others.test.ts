import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '../types.ts';
import type { FilePair } from '../types.ts';
import { dnsFileReader } from './file-reader.ts';
import { dnsReader } from './reader.ts';

type Json = Readonly<Record<string, unknown>>;
const set = (Name: string, Type: string, value: string, more: Json = {}): Json => ({
  Name,
  Type,
  TTL: 300,
  ResourceRecords: [{ Value: value }],
  ...more,
});
const alias = (DNSName: string): Json => ({
  AliasTarget: { DNSName, HostedZoneId: 'Z', EvaluateTargetHealth: false },
  ResourceRecords: undefined,
});

async function files(before: string | null, after: string | null, path: string) {
  const pair: FilePair = {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment: { kind: 'unknown', name: null },
    inRepository: false,
  };
  expect(dnsFileReader.recognises(pair)).toBe(true);
  return dnsFileReader.read([pair]);
}
const zone = (sets: readonly Json[], more: Json = {}) =>
  JSON.stringify({ ResourceRecordSets: sets, ...more });
const SOA = set('example.com.', 'SOA', 'ns1. admin. 1 7200 900 1209600 86400');

describe('record sets of Route 53', () => {
  const weighted = (Weight: number) =>
    set('w.example.com.', 'A', '192.0.2.1', { SetIdentifier: 'blue', Weight });
  it.each<[string, Json, Json | null, string, string]>([
    ['removed', set('a.example.com.', 'A', '192.0.2.1'), null, 'costly', 'downtime'],
    [
      'moved',
      set('a.example.com.', 'A', '192.0.2.1'),
      set('a.example.com.', 'A', '192.0.2.2'),
      'costly',
      'endpoint-moved',
    ],
    [
      'an alias moved',
      set('a.example.com.', 'A', '', alias('x.elb.')),
      set('a.example.com.', 'A', '', alias('y.elb.')),
      'costly',
      'endpoint-moved',
    ],
    ['weighted out', weighted(10), weighted(0), 'costly', 'endpoint-moved'],
    ['weighted less', weighted(10), weighted(5), 'reversible', 'dns'],
    [
      'no health check',
      set('h.example.com.', 'A', '192.0.2.1', { SetIdentifier: 'x', HealthCheckId: 'h' }),
      set('h.example.com.', 'A', '192.0.2.1', { SetIdentifier: 'x' }),
      'reversible',
      'protection-removed',
    ],
    [
      'failover turned',
      set('f.example.com.', 'A', '192.0.2.1', { SetIdentifier: 'x', Failover: 'PRIMARY' }),
      set('f.example.com.', 'A', '192.0.2.1', { SetIdentifier: 'x', Failover: 'SECONDARY' }),
      'costly',
      'endpoint-moved',
    ],
    [
      'a time to live',
      set('a.example.com.', 'A', '192.0.2.1'),
      set('a.example.com.', 'A', '192.0.2.1', { TTL: 60 }),
      'reversible',
      'dns',
    ],
  ])('%s', async (_, before, after, reversibility, trait) => {
    const rest = [SOA, set('b.example.com.', 'A', '192.0.2.9')];
    const { effects } = await files(
      zone([...rest, before]),
      zone([...rest, ...(after === null ? [] : [after])]),
      'x.json',
    );
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ reversibility });
    expect(effects[0]?.traits).toContain(trait);
  });

  it('in another order are the same, and cut off are held', async () => {
    const sets = [
      SOA,
      set('a.example.com.', 'A', '192.0.2.1'),
      set('\\052.example.com.', 'TXT', '"a" "b"'),
    ];
    const same = await files(zone(sets), `${zone(sets.toReversed())}\n`, 'x.json');
    expect(same).toMatchObject({ effects: [], signals: [] });
    const cut = await files(zone(sets), zone(sets, { IsTruncated: true }), 'x.json');
    expect(cut.signals[0]).toMatchObject({ weight: 'hold' });
    const gone = await files(zone(sets), zone([]), 'x.json');
    expect(gone.effects[0]).toMatchObject({ reversibility: 'irreversible' });
  });
});

describe('a zone of octoDNS', () => {
  const ZONE = `'':\n  - type: A\n    value: 192.0.2.1\n  - type: MX\n    values:\n      - exchange: mail\n        preference: 10\nwww:\n  type: CNAME\n  value: example.com.\nb:\n  ttl: 60\n  type: A\n  values: [192.0.2.2, 192.0.2.3]\n_dmarc:\n  type: TXT\n  value: v=DMARC1\\; p=reject\n`;
  it.each([
    ['an alias removed', 'www:\n  type: CNAME\n  value: example.com.\n', '', 'costly', 'downtime'],
    ['an address moved', '192.0.2.1', '192.0.2.7', 'costly', 'endpoint-moved'],
    ['mail moved', 'exchange: mail', 'exchange: mx.other.net.', 'costly', 'endpoint-moved'],
    ['DMARC weakened', 'p=reject', 'p=none', 'reversible', 'protection-removed'],
    ['one address of two', ', 192.0.2.3', '', 'reversible', 'dns'],
    ['a time to live', 'ttl: 60', 'ttl: 300', 'reversible', 'dns'],
  ])('with %s', async (_, from, to, reversibility, trait) => {
    const { effects } = await files(ZONE, ZONE.replace(from, to), 'config/example.com.yaml');
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ reversibility });
    expect(effects[0]?.traits).toContain(trait);
  });

  it.each([
    ['order', '192.0.2.2, 192.0.2.3', '192.0.2.3, 192.0.2.2'],
    ['a comment', 'www:', '# web\nwww:'],
  ])('means the same in another %s', async (_, from, to) => {
    const reading = await files(ZONE, ZONE.replace(from, to), 'config/example.com.yaml');
    expect(reading).toMatchObject({ effects: [], signals: [] });
  });
});

const change = (Action: string, ResourceRecordSet: Json): Json => ({ Action, ResourceRecordSet });
async function batch(...Changes: readonly Json[]) {
  const text = JSON.stringify({ Comment: 'x', Changes });
  expect(dnsReader.recognises(text, 'x')).toBe(true);
  return stream(text);
}
async function stream(text: string) {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield new TextEncoder().encode(text);
  }
  return dnsReader.read({ name: 'batch.json', bytes: bytes() });
}

describe('the name of a zone', () => {
  it.each(['config/example.com.yaml', 'config/example.com._0_base.yaml'])('in %s', async (path) => {
    const text = 'www:\n  type: A\n  value: 192.0.2.1\nb:\n  type: A\n  value: 192.0.2.2\n';
    const { effects } = await files(text, text.replace('192.0.2.1', '192.0.2.9'), path);
    expect(effects[0]?.resource.name).toBe('www.example.com.');
  });
});

describe('a change batch', () => {
  const A = set('a.prod.example.com.', 'A', '192.0.2.1');
  it.each<[string, readonly Json[], string, string]>([
    ['a deletion', [change('DELETE', A)], 'delete', 'costly'],
    ['an upsert', [change('UPSERT', A)], 'update', 'costly'],
    ['a creation', [change('CREATE', A)], 'create', 'reversible'],
    [
      'a challenge',
      [change('UPSERT', set('_acme-challenge.a.prod.example.com', 'TXT', '"x"'))],
      'update',
      'reversible',
    ],
    [
      'a move',
      [change('DELETE', A), change('CREATE', set('a.prod.example.com.', 'A', '192.0.2.2'))],
      'update',
      'costly',
    ],
    [
      'a time to live',
      [change('DELETE', A), change('CREATE', { ...A, TTL: 60 })],
      'update',
      'reversible',
    ],
  ])('with %s', async (_, changes, verb, reversibility) => {
    const { effects } = await batch(...changes);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb, reversibility, environment: 'production' });
  });

  it('that puts back what it deletes does nothing', async () => {
    expect((await batch(change('DELETE', A), change('CREATE', A))).effects).toEqual([]);
  });

  it.each([
    '{"Changes": [',
    '{"Changes": [{"Action": "DELETE"}]}',
    '{"Changes": [{"Action": "DROP"}]}',
    '{}',
  ])('throws for %s', async (text) => {
    await expect(stream(text)).rejects.toThrow(InputError);
  });

  it('never fails otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.uint8Array({ maxLength: 50 }), async (value, tail) => {
        const text =
          JSON.stringify({ Changes: [change('DELETE', A), value] }) +
          (tail[0] === 1 ? String(tail) : '');
        await expect(stream(text)).rejects.toThrow(InputError);
      }),
    );
  });
});
