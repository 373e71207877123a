import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FilePair } from '../types.ts';
import { dnsFileReader } from './file-reader.ts';
import { serialStep } from './serial.ts';
import { ZONE } from './zone-cases.ts';

const SERIAL = '2024010101';

function read(before: string, after: string, path = 'dns/db.example.com') {
  const pair: FilePair = {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment: { kind: 'production', name: 'prod' },
    inRepository: false,
  };
  return dnsFileReader.read([pair]);
}

const withSerial = (next: string, from = '192.0.2.4', to = '192.0.2.4') =>
  ZONE.replace(SERIAL, next).replace(from, to);

describe('a serial', () => {
  it.each([
    ['1', '2', 'forward'],
    ['2', '1', 'back'],
    ['7', '7', 'same'],
    ['07', '7', 'same'],
    ['4294967295', '0', 'forward'],
    ['4294967290', '5', 'forward'],
    ['0', '4294967295', 'back'],
    ['0', '2147483647', 'forward'],
    ['0', '2147483648', 'back'],
    ['2147483648', '0', 'back'],
    ['1', '4294967296', 'no-number'],
    ['1', '20261104010', 'no-number'],
    ['1', 'x', 'no-number'],
    ['x', '1', 'forward'],
  ])('from %s to %s goes %s', (before, after, step) => {
    expect(serialStep(before, after)).toBe(step);
  });

  it('that goes forward by less than half the circle goes back on the way back', () => {
    const serial = fc.nat({ max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(serial, fc.integer({ min: 1, max: 2 ** 31 - 1 }), (from, by) => {
        const [a, b] = [String(from), String((from + by) % 2 ** 32)];
        expect([serialStep(a, b), serialStep(b, a)]).toEqual(['forward', 'back']);
      }),
    );
  });
});

describe('a zone file', () => {
  it.each([
    ['goes back', '202401011', 'goes back'],
    ['is no number', '20240101020', 'no number'],
  ])('whose serial %s while a record is added is costly', async (_, serial, word) => {
    const { effects, signals } = await read(ZONE, `${withSerial(serial)}new A 192.0.2.7\n`);
    expect(signals).toEqual([]);
    expect(effects).toHaveLength(2);
    const soa = effects.find(({ resource }) => resource.address === 'example.com./SOA');
    expect(soa).toMatchObject({ verb: 'update', reversibility: 'costly', changes: ['serial'] });
    expect(soa?.why).toContain(word);
    expect(soa?.evidence.map(({ line }) => line)).toEqual([3, 3]);
  });

  it('says a serial that goes back once, also where the rest of the SOA changes', async () => {
    const { effects } = await read(ZONE, withSerial('2023010101', '7200', '9000'));
    expect(effects).toMatchObject([{ reversibility: 'costly', changes: ['serial'] }]);
  });

  it.each(['2024010102', '2024010201', '2034010101'])('is harmless with %s', async (serial) => {
    const { effects, signals } = await read(ZONE, `${withSerial(serial)}new A 192.0.2.7\n`);
    expect(signals).toEqual([]);
    expect(effects).toMatchObject([{ verb: 'create', reversibility: 'reversible' }]);
  });

  it('whose serial stays while records change is noted, and not held', async () => {
    const { effects, signals } = await read(ZONE, `${ZONE}new A 192.0.2.7\n`);
    expect(effects).toMatchObject([{ verb: 'create', reversibility: 'reversible' }]);
    expect(signals).toMatchObject([{ weight: 'note', evidence: [{ line: 3 }] }]);
    expect((await read(ZONE, `${ZONE}; a comment\n`)).signals).toEqual([]);
  });

  it('of a part that has no serial is not asked for one', async () => {
    const part = '$ORIGIN example.com.\nwww IN A 192.0.2.1\n';
    expect((await read(part, `${part}new IN A 192.0.2.2\n`)).signals).toEqual([]);
  });

  it('of a provider that counts by itself is not asked for one', async () => {
    const set = (type: string, value: string) =>
      `{"Name": "example.com.", "Type": "${type}", "TTL": 9, "ResourceRecords": [{"Value": "${value}"}]}`;
    const list = (serial: string, address: string) =>
      `{"ResourceRecordSets": [${set('SOA', `ns. me. ${serial} 7200 900 1209600 86400`)}, ${set('A', address)}]}`;
    const { effects, signals } = await read(
      list('2', '192.0.2.1'),
      list('1', '192.0.2.2'),
      'z.json',
    );
    expect(signals).toEqual([]);
    expect(effects.map(({ resource }) => resource.address)).toEqual(['example.com./A']);
  });
});
