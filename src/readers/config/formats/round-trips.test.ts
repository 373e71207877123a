import fc from 'fast-check';
import { stringify } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { readDotenv } from './dotenv.ts';
import { readHcl } from './hcl.ts';
import { readIni } from './ini.ts';
import { readProperties } from './properties.ts';
import { data, lineOf } from './test-reading.ts';
import { readToml } from './toml.ts';
import { readXml } from './xml.ts';

const word = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/);
const text = fc.string({ unit: 'grapheme-ascii', maxLength: 20 });
const flat = fc.dictionary(word, text, { noNullPrototype: true });
const leaf = fc.oneof(text, fc.integer({ min: -1e9, max: 1e9 }), fc.boolean());

describe('what is written is read again', () => {
  it('as properties', () => {
    const escaped = (value: string) =>
      value.replace(/\W/gs, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
    fc.assert(
      fc.property(flat, (given) => {
        const lines = Object.entries(given).map(([key, value]) => `${key} = ${escaped(value)}`);
        expect(data(readProperties(lines.join('\n')))).toEqual(given);
      }),
    );
  });

  it('as an env file', () => {
    fc.assert(
      fc.property(flat, (given) => {
        const lines = Object.entries(given).map(
          ([key, value]) => `export ${key}="${value.replace(/[\\"$]/g, '\\$&')}"`,
        );
        expect(data(readDotenv(lines.join('\r\n')))).toEqual(given);
      }),
    );
  });

  it('as INI', () => {
    const value = fc.stringMatching(/^[\w.,/:-]{0,12}$/);
    fc.assert(
      fc.property(
        fc.dictionary(word, fc.dictionary(word, value, { noNullPrototype: true }), {
          noNullPrototype: true,
        }),
        (given) => {
          const lines = Object.entries(given).flatMap(([name, section]) => [
            `[${name}]`,
            ...Object.entries(section).map(([key, one]) => `${key} = "${one}"`),
          ]);
          expect(data(readIni(lines.join('\n')))).toEqual(given);
        },
      ),
    );
  });

  const tree = fc.letrec<{ map: Record<string, unknown>; value: unknown }>((tie) => ({
    map: fc.dictionary(word, tie('value'), { noNullPrototype: true, maxKeys: 4 }),
    value: fc.oneof(
      { depthSize: 'small' },
      leaf,
      fc.array(fc.integer({ min: 0, max: 99 }), { maxLength: 3 }),
      tie('map'),
    ),
  })).map;

  it('as TOML, with a line for every key', () => {
    fc.assert(
      fc.property(tree, (given) => {
        const written = stringify(given);
        const reading = readToml(written);
        expect(data(reading)).toEqual(given);
        const lines = written.split('\n');
        for (const key of Object.keys(given)) {
          expect(lines[(lineOf(reading, key) ?? 0) - 1]).toContain(key);
        }
      }),
    );
  });

  it('as HCL', () => {
    const hcl = (value: unknown): string =>
      typeof value === 'string'
        ? JSON.stringify(value).replaceAll('${', '$${')
        : Array.isArray(value)
          ? `[${value.map(hcl).join(', ')}]`
          : typeof value === 'object' && value !== null
            ? `{\n${Object.entries(value)
                .map(([key, inner]) => `${key} = ${hcl(inner)}\n`)
                .join('')}}`
            : String(value);
    fc.assert(
      fc.property(tree, (given) => {
        const written = Object.entries(given)
          .map(([key, value]) => `${key} = ${hcl(value)}\n`)
          .join('');
        fc.pre(!/\$\{|%\{/.test(written));
        expect(data(readHcl(written))).toEqual(given);
      }),
    );
  });

  it('as XML', () => {
    const escaped = (value: string) =>
      value.replace(/[&<>"'\s]/g, (char) => `&#${char.charCodeAt(0)};`);
    fc.assert(
      fc.property(flat, (given) => {
        const adds = Object.entries(given).map(
          ([key, value]) => `<add key="${key}" value="${escaped(value)}"/>`,
        );
        const expected = Object.keys(given).length === 0 ? {} : given;
        expect(data(readXml(`<c>${adds.join('\n')}</c>`))).toEqual({ c: expected });
      }),
    );
  });
});
