import { describe, expect, it } from 'vitest';
import { confidenceOfCalls } from './confidence.ts';
import { FactsBuilder } from './facts-builder.ts';
import { bareHost, hostsIn } from './hosts.ts';
import { instantOf, millisecondsOf } from './instants.ts';
import { cleanName } from './names.ts';

const INPUT = { scope: 'x', at: '2026-03-05T09:00:00.000Z', files: [] };

describe('hosts in settings', () => {
  it.each<[string, readonly string[]]>([
    ['http://orders:8080/v1', ['orders']],
    ['postgres://user:p%40ss@db.shop.svc:5432/orders?x=1', ['db.shop.svc']],
    ['jdbc:postgresql://db/orders', ['db']],
    ['kafka-0.kafka:9092,kafka-1.kafka:9092', ['kafka-0.kafka', 'kafka-1.kafka']],
    ['user:secret@tcp(mysql:3306)/shop', ['mysql']],
    ['ORDERS=orders.shop.svc.cluster.local', ['orders.shop.svc.cluster.local']],
    ['amqp://bus', ['bus']],
    ['http://localhost:8080 http://127.0.0.1:1 10.0.0.1:80', []],
    ['12:30', []],
    ['shop/orders:1.4', []],
    ['a sentence: with 1:1 and key:value', []],
    ['http://${HOST}:80', []],
    ['', []],
  ])('%s', (value, hosts) => {
    expect(hostsIn(value).map(({ host }) => host)).toEqual(hosts);
  });

  it.each<[string, string, string | null]>([
    ['DB_HOST', 'postgres', 'postgres'],
    ['ORDERS_ADDR', 'Orders.Shop', 'orders.shop'],
    ['DB_NAME', 'postgres', null],
    ['DB_HOST', 'localhost', null],
    ['DB_HOST', '10.1.2.3', null],
    ['DB_HOST', 'two words', null],
    ['GHOST', 'casper', 'casper'],
  ])('%s=%s alone', (key, value, host) => {
    expect(bareHost(key, value)).toBe(host);
  });
});

describe('confidence of calls', () => {
  it.each([
    [1, 0.6],
    [10, 0.867],
    [1_000, 0.978],
    [1e12, 0.99],
    [0.01, 0.6],
  ])('%d calls are worth %d', (calls, confidence) => {
    expect(confidenceOfCalls(calls)).toBe(confidence);
  });
});

describe('facts', () => {
  it('adds calls up, keeps the surer statement, and drops what names nobody or itself', () => {
    const facts = new FactsBuilder('jaeger', INPUT);
    const last = Date.parse('2026-03-05T08:00:00Z');
    const call = { from: 'a', to: 'b', protocol: 'HTTP', last: null };
    facts.call({ ...call, count: { calls: 1 } });
    facts.call({ ...call, count: { calls: 2 }, failed: 1, last });
    facts.call({ ...call, to: 'a', count: { calls: 2 } });
    facts.call({ ...call, to: 'unknown', count: { calls: 2 } });
    facts.call({ ...call, to: 'never', count: { calls: 0 } });
    facts.call({ ...call, to: 'odd', count: { calls: Number.NaN } });
    const statement = { from: 'a', to: 'b', source: 'inferred', via: null } as const;
    facts.edge({ ...statement, confidence: 0.7, via: 'a\nb\u202e' });
    facts.edge({ ...statement, confidence: 0.6, via: 'weaker' });
    expect(facts.build()).toEqual({
      origin: 'jaeger',
      scope: 'x',
      at: INPUT.at,
      systems: ['a', 'b'].map((name) => ({
        name,
        kind: 'service',
        tier: null,
        owners: [],
        environments: [],
        paths: [],
        resources: [],
        why: 'an edge names it',
      })),
      edges: [
        { from: 'a', to: 'b', source: 'inferred', confidence: 0.7, via: 'a b ', seenAt: INPUT.at },
        {
          from: 'a',
          to: 'b',
          source: 'observed',
          confidence: 0.765,
          via: 'HTTP, 3 calls, 1 failed',
          seenAt: '2026-03-05T08:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    ['orders\u0000\n', 'orders'],
    ['a '.repeat(400), null],
    [' ', null],
    ['Unknown', null],
    ['__proto__', '__proto__'],
  ])('%j as a name', (name, clean) => {
    expect(cleanName(name)).toBe(clean);
  });

  it('takes no instant that no export could have', () => {
    expect([instantOf(0), instantOf(9e15), instantOf(Number.NaN)]).toEqual([null, null, null]);
    expect([
      millisecondsOf('1970-01-01T00:00:00Z'),
      millisecondsOf('x'),
      millisecondsOf(5),
    ]).toEqual([null, null, null]);
    expect(instantOf(millisecondsOf('2026-03-05T08:00:00Z') ?? 0)).toBe('2026-03-05T08:00:00.000Z');
  });
});
