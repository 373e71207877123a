import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TreeReading } from '../../shared/tree/types.ts';
import { readDotenv } from './dotenv.ts';
import { FORMATS, formatOf } from './formats.ts';
import { readHcl } from './hcl.ts';
import { readIni } from './ini.ts';
import { readProperties } from './properties.ts';
import { readToml } from './toml.ts';
import { readWordLines } from './word-lines.ts';
import { data, lineOf } from './test-reading.ts';
import { readXml } from './xml.ts';

describe('what a format reads', () => {
  it.each<readonly [string, (text: string) => TreeReading, string, unknown]>([
    ['properties', readProperties, 'a=1\nb : two\nc three', { a: '1', b: 'two', c: 'three' }],
    ['properties', readProperties, '# c\n! d\n\na.b = x\\\n   y\n', { 'a.b': 'xy' }],
    ['properties', readProperties, 'a\\=b=c\\u0041\\t', { 'a=b': 'cA\t' }],
    ['properties', readProperties, 'a=1\\\\\nb=2', { a: '1\\', b: '2' }],
    ['properties', readProperties, 'only', { only: '' }],
    [
      'env',
      readDotenv,
      'A=1\nexport B="two words"\nC=\'x\' # y\n',
      { A: '1', B: 'two words', C: 'x' },
    ],
    [
      'env',
      readDotenv,
      'A="one\ntwo"\nB=3 # c\nC=a#b\nD=#x',
      { A: 'one\ntwo', B: '3', C: 'a#b', D: '' },
    ],
    ['env', readDotenv, '\uFEFFA=1\r\nB="unclosed\r\nC=2', { A: '1', B: '"unclosed', C: '2' }],
    ['env', readDotenv, '# A=1\nnot an assignment\nB=`b`\nC="a\\"b\\n"', { B: 'b', C: 'a"b\n' }],
    ['ini', readIni, 'a=1\n[s]\nb = "x ; y" ; c\nc: z', { a: '1', s: { b: 'x ; y', c: 'z' } }],
    [
      'ini',
      readIni,
      '[s]\nskip-networking\nx=1\nx=2',
      { s: { 'skip-networking': true, x: '1\n2' } },
    ],
    ['ini', readIni, '[a]\nx=1\n[b]\n[a]\ny=2', { a: { x: '1', y: '2' }, b: {} }],
    ['ini', readIni, 'ok=1\n<xml/>', 'failed at 2'],
    [
      'words',
      readWordLines,
      "fsync = off # c\nport 5432\nname 'it''s'",
      { fsync: 'off', port: '5432', name: "it's" },
    ],
    ['words', readWordLines, 'save 900 1\nsave 300 10\n# save 1 1', { save: '900 1\n300 10' }],
    ['toml', readToml, 'a = 1\n[b.c]\nd = [1, 2]\n', { a: 1, b: { c: { d: [1, 2] } } }],
    ['toml', readToml, '[[x]]\nn = "a"\n[[x]]\nn = "b"\n', { x: [{ n: 'a' }, { n: 'b' }] }],
    ['toml', readToml, 'a = \n', 'failed at 1'],
    ['toml', readToml, 'a = 1\na = 2\n', 'failed at 2'],
    [
      'hcl',
      readHcl,
      'a = 1\nb = "x"\nc = [1, "y",]\nd = { e = true, "f" : null }\n',
      { a: 1, b: 'x', c: [1, 'y'], d: { e: true, f: null } },
    ],
    [
      'hcl',
      readHcl,
      'job "web" {\n  count = 3 # c\n  /* d */\n}\n',
      { job: { web: { count: 3 } } },
    ],
    [
      'hcl',
      readHcl,
      'path "a/*" { capabilities = ["read"] }',
      { path: { 'a/*': { capabilities: ['read'] } } },
    ],
    ['hcl', readHcl, 't {\n}\nt {\nx = 1\n}', { t: [{}, { x: 1 }] }],
    [
      'hcl',
      readHcl,
      'a = var.x\nb = "${var.y}-z"\nc = f(1, [2])\n',
      { a: 'var.x', b: '${var.y}-z', c: 'f(1, [2])' },
    ],
    ['hcl', readHcl, 'a = <<-EOT\n  x = {\n  EOT\nb = 2', { a: '  x = {', b: 2 }],
    ['hcl', readHcl, 'a = 60 * 5\n', { a: '${60 * 5}' }],
    ['hcl', readHcl, 'a = "b\nc = 1', 'failed at 1'],
    ['hcl', readHcl, 'a = 1\nb {\n', 'failed at 3'],
    ['hcl', readHcl, 'a = 1 }', 'failed at 1'],
    [
      'xml',
      readXml,
      '<configuration><appSettings><add key="a" value="1"/></appSettings></configuration>',
      { configuration: { appSettings: { a: '1' } } },
    ],
    [
      'xml',
      readXml,
      '<c><connectionStrings><add name="Db" connectionString="Server=x"/></connectionStrings></c>',
      { c: { connectionStrings: { Db: 'Server=x' } } },
    ],
    ['xml', readXml, '<a><b>t</b><b>u</b></a>', { a: { b: ['t', 'u'] } }],
    ['xml', readXml, '<a>\n<b></a>', 'failed at 2'],
    ['xml', readXml, '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'failed at 1'],
  ])('%s: %#', (_, read, text, expected) => {
    expect(data(read(text))).toEqual(expected);
  });

  it.each([
    ['TOML', lineOf(readToml('\n[a]\nb = """\nx\n"""\nc = 1\n'), 'a', 'c'), 6],
    [
      'TOML array of tables',
      lineOf(readToml('[[t]]\nn = 1\n\n[[t]]\nn = 2\n[t.u]\nv = 3\n'), 't', '1', 'u', 'v'),
      7,
    ],
    ['TOML dotted', lineOf(readToml('x = [\n1,\n]\na.b."c d" = 1\n'), 'a', 'b', 'c d'), 4],
    ['HCL', lineOf(readHcl('a {\n  b = [\n  1\n  ]\n  c = 2\n}'), 'a', 'c'), 5],
    ['properties', lineOf(readProperties('a=1\\\n2\nb=3'), 'b'), 3],
    ['env', lineOf(readDotenv('A="x\ny"\nB=1'), 'B'), 3],
    ['INI', lineOf(readIni('[s]\n\na=1'), 's', 'a'), 3],
    ['XML', lineOf(readXml('<a>\n<b\n x="1"/>\n</a>'), 'a', 'b', 'x'), 3],
  ])('remembers the line in %s', (_, line, expected) => {
    expect(line).toBe(expected);
  });

  it.each([
    ['.env.production', 'dotenv'],
    ['prod.env', 'dotenv'],
    ['a/application-prod.properties', 'properties'],
    ['prod.tfvars', 'hcl'],
    ['Web.config', 'xml'],
    ['postgresql.conf', 'words'],
    ['my.cnf', 'ini'],
    ['a.rs', undefined],
  ])('%s is %s', (path, expected) => {
    expect(formatOf(path)?.id).toBe(expected);
  });
});

describe('hostile text', () => {
  it.each(FORMATS.map(({ id, read }) => [id, read] as const))('does not break %s', (_, read) => {
    for (const text of [
      '['.repeat(50_000),
      '{'.repeat(50_000),
      'a={'.repeat(20_000),
      'a {'.repeat(20_000),
      '"'.repeat(50_000),
      'a="'.repeat(20_000),
      '<a>'.repeat(20_000),
      `a=${'x'.repeat(1_000_000)}`,
      `a = "${'${'.repeat(50_000)}`,
      '\\\n'.repeat(50_000),
      'a=\0',
      '__proto__=1\nconstructor=2',
    ]) {
      const reading = read(text);
      expect(['read', 'failed']).toContain(reading.kind);
    }
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' }), noise), (text) => {
        expect(['read', 'failed']).toContain(read(text).kind);
      }),
    );
  });
});

const noise = fc
  .array(
    fc.constantFrom(
      'a',
      '=',
      '"',
      "'",
      '\n',
      '[',
      ']',
      '{',
      '}',
      '#',
      '\\',
      ' ',
      '${',
      '<',
      '>',
      ':',
      '/*',
      '<<E',
    ),
  )
  .map((parts) => parts.join(''));

describe('depth without brackets', () => {
  it.each([
    ['toml', readToml, `${'a.'.repeat(100_000)}b = 1`],
    ['toml', readToml, `[${'a.'.repeat(100_000)}b]\nc = 1`],
    ['hcl', readHcl, `a ${'"b" '.repeat(100_000)}{\n}`],
    ['hcl', readHcl, `${'a "b" "c" "d" {\n'.repeat(80)}${'}\n'.repeat(80)}`],
  ])('%s: %#', (_, read, text) => {
    expect(read(text)).toMatchObject({ kind: 'failed', line: expect.any(Number) as number });
  });
});
