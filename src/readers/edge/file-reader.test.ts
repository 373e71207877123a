import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Effect } from '../../core/change/types.ts';
import type { FilePair } from '../types.ts';
import { CADDY, ENVOY, HAPROXY, NGINX, TRAEFIK } from './cases.ts';
import { edgeFileReader } from './file-reader.ts';
import * as json from './json-cases.ts';
import { regexDanger } from './regex.ts';

function pair(path: string, before: string | null, after: string | null): FilePair {
  const environment = { kind: 'production', name: 'prod' } as const;
  return {
    path,
    before,
    after,
    sources: { before: 'a', after: 'b' },
    environment,
    inRepository: false,
  };
}
const read = async (path: string, before: string | null, after: string | null) =>
  edgeFileReader.read([pair(path, before, after)]);

const SAMPLES = [
  NGINX,
  HAPROXY,
  CADDY,
  TRAEFIK,
  ENVOY,
  { path: 'cf.json', text: json.CLOUDFLARE, rows: json.CLOUDFLARE_ROWS, same: [] },
  { path: 'waf.json', text: json.WAF, rows: json.WAF_ROWS, same: [] },
  { path: 'cdn.json', text: json.CLOUDFRONT, rows: json.CLOUDFRONT_ROWS, same: [] },
  { path: 'lb.json', text: json.LISTENER, rows: json.LISTENER_ROWS, same: json.LISTENER_SAME },
];
const ROWS = SAMPLES.flatMap(({ path, text, rows }) =>
  rows.map((row) => [path, ...row, text] as const),
);
const ORDER = ['reversible', 'costly', 'unknown', 'irreversible'];

function worst(effects: readonly Effect[]): string | undefined {
  return effects
    .map(({ reversibility }) => reversibility)
    .toSorted((a, b) => ORDER.indexOf(b) - ORDER.indexOf(a))[0];
}

describe('a gateway', () => {
  it.each(ROWS)('%s with %s', async (path, _, from, to, reversibility, trait, text) => {
    expect(text).toContain(from);
    const { effects, signals } = await read(
      path,
      text,
      text.replace(from, () => to),
    );
    expect(signals).toEqual([]);
    expect(worst(effects)).toBe(reversibility);
    expect(effects.some(({ traits }) => traits.includes(trait))).toBe(true);
  });

  it.each(ROWS.filter(([, , , , , trait]) => /list-emptied|exposure/.test(trait)))(
    '%s is well again without %s',
    async (path, _, from, to, __, ___, text) => {
      const { effects } = await read(
        path,
        text.replace(from, () => to),
        text,
      );
      expect(worst(effects)).toBe('reversible');
      expect(effects.flatMap(({ traits }) => traits)).not.toContain('public-exposure');
    },
  );

  it.each(
    SAMPLES.flatMap(({ path, text, same }) =>
      same.map(([from, to]) => [path, from, to, text] as const),
    ),
  )('%s means the same with %j as %j', async (path, from, to, text) => {
    expect(text).toContain(from);
    expect(
      await read(
        path,
        text,
        text.replaceAll(from, () => to),
      ),
    ).toMatchObject({ effects: [], signals: [] });
  });

  it.each(SAMPLES)('$path comes without harm and goes with an outage', async ({ path, text }) => {
    expect(edgeFileReader.recognises(pair(path, null, text))).toBe(true);
    const made = await read(path, null, text);
    expect(worst(made.effects)).toBe('reversible');
    const gone = await read(path, text, null);
    expect(gone.effects).toMatchObject([{ verb: 'delete', reversibility: 'costly' }]);
  });

  it('has rules of a load balancer that go by their priority', async () => {
    const { Rules: rules } = JSON.parse(json.LISTENER) as { readonly Rules: readonly unknown[] };
    const turned = (list: readonly unknown[]) => JSON.stringify({ Rules: list.toReversed() });
    const { effects } = await read('lb.json', json.LISTENER, turned(rules));
    expect(effects).toEqual([]);
    const fewer = await read('lb.json', turned(rules), JSON.stringify({ Rules: rules.slice(1) }));
    expect(fewer.effects).toMatchObject([
      { verb: 'delete', reversibility: 'costly' },
      { reversibility: 'reversible' },
    ]);
  });

  it('names the backend to which a route goes away', async () => {
    const web = 'frontend web\n  default_backend app\nbackend app\n  server a 192.0.2.1:80\n';
    const shop = web.replace('app\nback', 'app\n  use_backend shop if is_paying\nback');
    const { effects } = await read('haproxy.cfg', shop, web);
    expect(effects).toMatchObject([{ verb: 'delete', reversibility: 'costly' }]);
    expect(effects[0]?.resource.name).toContain('use_backend shop');
    const moved = await read('haproxy.cfg', shop, shop.replace('_backend shop', '_backend app'));
    expect(moved.effects).toMatchObject([{ verb: 'update', reversibility: 'costly' }]);
  });

  it.each(['app.conf', 'a.json', 'x.yaml', 'notes.txt', 'setup.cfg'])(
    'is not everything called %s',
    (path) => {
      expect(edgeFileReader.recognises(pair(path, 'a = 1\n', '{"a": 1}'))).toBe(false);
    },
  );

  it('never passes broken configuration', async () => {
    const tokens = fc.array(
      fc.constantFrom(
        '{',
        '}',
        ';',
        '"',
        "'",
        '#',
        '\n',
        'server',
        'location',
        '\\',
        '\u00a0',
        '\v',
        '${a}',
        '__proto__',
        ' ',
      ),
      { maxLength: 60 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          tokens.map((list) => list.join('')),
          fc.string({ unit: 'binary' }),
        ),
        fc.constantFrom(...SAMPLES),
        async (text, { path, text: before }) => {
          const { effects, signals } = await read(path, before, text);
          expect(effects.length + signals.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 600 },
    );
  });
});

describe('an expression', () => {
  it.each([
    '.*',
    '^.*$',
    '.+',
    '^/',
    '(.*)',
    '(a+)+',
    '(a*)*b',
    '(?:x+y?)*',
    '.*.*=.*',
    '(?:.*)+',
    '([a-z]+)*$',
    '(a{2,})+',
    '((a+)b?)+',
  ])('%s is dangerous', (text) => {
    expect(regexDanger(text)).not.toBeNull();
  });

  it.each([
    '^/api/.*$',
    '[a-z]+',
    '(abc)+',
    '(a|b)*',
    'a+b+',
    '^/v[0-9]{1,2}/',
    '\\(a+\\)+',
    '[(a+)]+',
    '(a{1,3})?',
    'x.*y',
    '\\.(?:png|jpg)$',
    '(\\d{3})+',
  ])('%s is not', (text) => {
    expect(regexDanger(text)).toBeNull();
  });

  it('within which another repeats is dangerous, whatever surrounds it', () => {
    const words = fc.string({ unit: fc.constantFrom('a', 'b', '1'), maxLength: 8 });
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(regexDanger(`${one}(?:${other}x+)+`)).not.toBeNull();
        expect(regexDanger(`${one}(?:${other}x)+y`)).toBeNull();
      }),
    );
  });
});

it('leaves a CloudFormation template with a listener in it alone', () => {
  const template = JSON.stringify({
    Resources: { Rule: { Type: 'x', Properties: { ListenerArn: 'a', Actions: [] } } },
  });
  const path = 'stacks/web.json';
  expect(edgeFileReader.recognises(pair(path, null, template))).toBe(false);
  expect(edgeFileReader.recognises(pair(path, null, template.replace('Resources', 'x')))).toBe(
    true,
  );
});
