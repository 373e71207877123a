import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Trait } from '../../core/change/types.ts';
import type { FilePair, FileReading } from '../types.ts';
import { dnsFileReader } from './file-reader.ts';
import { TABLE, ZONE } from './zone-cases.ts';

function pair(before: string | null, after: string | null, path = 'dns/db.example.com'): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment: { kind: 'production', name: 'prod' },
    inRepository: false,
  };
}

const read = async (before: string | null, after: string | null): Promise<FileReading> =>
  dnsFileReader.read([pair(before, after)]);

const raised = (text: string) => text.replace('2024010101', '2024010102');

const HARM = new Set<Trait>([
  'downtime',
  'endpoint-moved',
  'protection-removed',
  'permission-widened',
]);

describe('a zone file', () => {
  it.each(TABLE)('%s', async (_, from, to, verb, reversibility, trait) => {
    expect(ZONE).toContain(from);
    const { effects, signals } = await read(ZONE, raised(ZONE.replace(from, to)));
    expect(signals).toEqual([]);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb, reversibility, environment: 'production' });
    expect(effects[0]?.traits).toContain(trait);
  });

  it.each(TABLE)('the other way: %s', async (name, from, to, _, __, trait, back) => {
    const { effects } = await read(ZONE.replace(from, to), ZONE);
    expect(effects[0]).toMatchObject({ reversibility: back });
    if (back === 'reversible' && name !== 'another authority' && HARM.has(trait)) {
      expect(effects[0]?.traits).not.toContain(trait);
    }
  });

  it.each([
    ['the serial', '2024010101', '2024010102'],
    ['a comment', '; serial', '; number'],
    ['a name written out', 'www 300 IN CNAME @', 'www.example.com. 300 IN CNAME example.com.'],
    ['a class and time in another order', 'www 300 IN CNAME', 'www IN 300 CNAME'],
    ['a time in other words', 'www 300', 'www 5m'],
    ['the default written out', 'mail A', 'mail 3600 A'],
    [
      'order',
      'ns1 IN A 192.0.2.2\nns2 IN A 192.0.2.3\n',
      'ns2 IN A 192.0.2.3\nns1 IN A 192.0.2.2\n',
    ],
    ['case', 'www 300 IN CNAME', 'WWW 300 in cname'],
    ['a text in one part', '( "v=DKIM1; k=rsa; "\n  "p=MIGf" )', '"v=DKIM1; k=rsa; p=MIGf"'],
    ['the line ends', '\n', '\r\n'],
    [
      'brackets',
      '( 2024010101 ; serial\n      7200 3600 1209600 3600 )',
      '2024010101 7200 3600 1209600 3600',
    ],
  ])('means the same with another form of %s', async (_, from, to) => {
    expect(await read(ZONE, ZONE.replaceAll(from, to))).toMatchObject({ effects: [], signals: [] });
  });

  it.each([
    ['deleted', null],
    ['empty', ''],
    ['of comments', '; gone\n'],
    ['emptied but for its top', ZONE.split('\n').slice(0, 6).join('\n')],
  ])('that is %s cannot be undone', async (_, after) => {
    const { effects } = await read(ZONE, after);
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({ verb: 'delete', reversibility: 'irreversible' });
    expect(effects[0]?.resource.type).toBe('dns-zone');
  });

  it('that is new is made', async () => {
    const { effects } = await read(null, ZONE);
    expect(
      effects.every(
        ({ verb, reversibility }) => verb === 'create' && reversibility === 'reversible',
      ),
    ).toBe(true);
  });

  it.each([
    ['an open bracket', `${ZONE}x IN A (`],
    ['an open quote', `${ZONE}x IN TXT "abc`],
    ['a line of no record', `${ZONE}this is no record\n`],
    ['no value', `${ZONE}x IN A\n`],
    ['an unknown directive', `${ZONE}$FROBNICATE x\n`],
    ['another file', `${ZONE}$INCLUDE other.zone\n`],
    ['one bracket too many', `${ZONE})\n`],
  ])('is held with %s', async (_, after) => {
    const { signals } = await read(ZONE, after);
    expect(signals[0]).toMatchObject({ weight: 'hold', kind: 'incomplete-input' });
    expect(signals[0]?.evidence[0]?.line).toBeGreaterThan(1);
  });

  it('that includes the same file as before is not held', async () => {
    const zone = `${ZONE}$INCLUDE other.zone\n`;
    expect((await read(zone, raised(zone.replace('192.0.2.6', '192.0.2.7')))).signals).toEqual([]);
  });

  it('is known by path and text', () => {
    expect(dnsFileReader.recognises(pair(ZONE, null))).toBe(true);
    expect(dnsFileReader.recognises(pair(ZONE, ZONE, 'docs/readme.md'))).toBe(false);
    expect(dnsFileReader.recognises(pair(null, 'binary', 'data/app.db'))).toBe(false);
  });

  it('never passes garbage for nothing', async () => {
    const words = fc.array(
      fc.constantFrom(
        '@',
        'A',
        'IN',
        '(',
        ')',
        '"',
        ';',
        '\n',
        '\\',
        '$TTL',
        '__proto__',
        'TXT',
        '1h',
        ' ',
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          words.map((list) => list.join(' ')),
          fc.string({ unit: 'binary' }),
        ),
        async (text) => {
          const { effects, signals } = await read(ZONE, text);
          expect(effects.length + signals.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 500 },
    );
  });
});
