import { describe, expect, it } from 'vitest';
import { countIn } from '../test-pattern.ts';

describe('a fan-out without a bound', () => {
  it.each([
    [
      'Promise.all',
      'a.ts',
      'async function f(ids) { return Promise.all(ids.map((id) => fetch(url(id)))); }',
    ],
    [
      'Promise.allSettled',
      'a.ts',
      'async function f(ids) { await Promise.allSettled(ids.map(async (id) => { await api.post(id); })); }',
    ],
    [
      'a routine by name',
      'a.ts',
      'async function f(ids) { return Promise.all(ids.map(fetchUser)); }',
    ],
    [
      'gather',
      'a.py',
      'async def f(ids):\n    await asyncio.gather(*[client.get(i) for i in ids])\n',
    ],
    [
      'gather of tasks',
      'a.py',
      'async def f(ids):\n    tasks = [client.get(i) for i in ids]\n    await asyncio.gather(*tasks)\n',
    ],
    [
      'goroutines',
      'a.go',
      'package a\nfunc f(ids []string) {\n\tfor _, id := range ids {\n\t\tgo func() { client.Do(id) }()\n\t}\n}\n',
    ],
    ['threads', 'A.java', 'class A { Object e = Executors.newCachedThreadPool(); }'],
  ])('%s', async (_what, path, text) => {
    expect(await countIn('unbounded-fan-out', path, text)).toBe(1);
  });

  it.each([
    [
      'a list of literals',
      'a.ts',
      'async function f() { return Promise.all([fetch(a), fetch(b)]); }',
    ],
    [
      'a map over literals',
      'a.ts',
      'async function f() { return Promise.all([1, 2].map((x) => fetch(url(x)))); }',
    ],
    [
      'a list that is written down',
      'a.ts',
      "const REGIONS = ['a', 'b'];\nasync function f() { return Promise.all(REGIONS.map((x) => fetch(x))); }",
    ],
    [
      'a limiter',
      'a.ts',
      'async function f(ids) { return Promise.all(ids.map((id) => limit(() => fetch(id)))); }',
    ],
    [
      'a slice',
      'a.ts',
      'async function f(ids) { return Promise.all(ids.slice(0, 5).map((id) => fetch(id))); }',
    ],
    [
      'chunks',
      'a.ts',
      'async function f(ids) { for (const chunk of chunks(ids, 5)) await Promise.all(chunk.map((id) => fetch(id))); }',
    ],
    [
      'files',
      'a.ts',
      'async function f(paths) { return Promise.all(paths.map((path) => readFile(path))); }',
    ],
    [
      'work in the process',
      'a.ts',
      'async function f(xs) { return Promise.all(xs.map(async (x) => render(x))); }',
    ],
    ['promises that are there', 'a.ts', 'async function f(xs) { return Promise.all(xs); }'],
    ['one after another', 'a.ts', 'async function f(xs) { for (const x of xs) await fetch(x); }'],
    [
      'a semaphore',
      'a.py',
      'sem = asyncio.Semaphore(5)\nasync def f(ids):\n    await asyncio.gather(*[client.get(i) for i in ids])\n',
    ],
    [
      'two things gathered',
      'a.py',
      'async def f():\n    await asyncio.gather(client.get(1), client.get(2))\n',
    ],
    [
      'goroutines with a limit',
      'a.go',
      'package a\nfunc f(ids []string) {\n\tg.SetLimit(5)\n\tfor _, id := range ids {\n\t\tgo func() { client.Do(id) }()\n\t}\n}\n',
    ],
    [
      'goroutines with a channel',
      'a.go',
      'package a\nfunc f(ids []string) {\n\tsem := make(chan struct{}, 5)\n\tfor _, id := range ids {\n\t\tsem <- struct{}{}\n\t\tgo func() { client.Do(id); <-sem }()\n\t}\n}\n',
    ],
    [
      'threads that are counted',
      'A.java',
      'class A { Object e = Executors.newFixedThreadPool(8); }',
    ],
  ])('not: %s', async (_what, path, text) => {
    expect(await countIn('unbounded-fan-out', path, text)).toBe(0);
  });
});

describe('a remote call for every item', () => {
  it.each([
    ['a query', 'a.ts', 'async function f(xs) { for (const x of xs) await db.query(q, [x]); }'],
    ['in Python', 'a.py', 'def f(xs):\n    for x in xs:\n        cursor.execute(q, x)\n'],
    [
      'in Go',
      'a.go',
      'package a\nfunc f(xs []string) {\n\tfor _, x := range xs {\n\t\tdb.Query(q, x)\n\t}\n}\n',
    ],
    [
      'in Java',
      'A.java',
      'class A { void f() { for (Id x : xs) { orderRepository.findById(x); } } }',
    ],
  ])('%s', async (_what, path, text) => {
    expect(await countIn('remote-call-in-loop', path, text)).toBe(1);
  });

  it.each([
    ['a map in the process', 'a.ts', 'for (const x of xs) cache.get(x);'],
    ['pages', 'a.ts', 'async function f() { for (const page of pages) await db.query(q, page); }'],
    ['batches', 'a.ts', 'async function f() { for (const b of batches) await db.query(q, b); }'],
    [
      'what is walked over',
      'a.ts',
      'async function f() { for (const x of await db.query(q)) use(x); }',
    ],
    ['literals', 'a.ts', 'async function f() { for (const x of ["a", "b"]) await db.query(x); }'],
    ['a retry', 'a.ts', 'async function f() { for (let i = 0; i < 3; i++) await db.query(q); }'],
    ['a test', 'a.test.ts', 'for (const x of xs) await db.query(x);'],
    ['a callback', 'a.ts', 'for (const x of xs) handlers.push(() => db.query(x));'],
    ['migrations', 'a.ts', 'for (const one of migrations) await db.query(one);'],
    ['a dictionary', 'a.py', 'for x in xs:\n    seen.get(x)\n'],
    [
      'numbers in Go',
      'a.go',
      'package a\nfunc f() {\n\tfor i := 0; i < 3; i++ {\n\t\tdb.Query(q)\n\t}\n}\n',
    ],
    ['a list in Java', 'A.java', 'class A { void f() { for (Id x : xs) { list.add(x); } } }'],
  ])('not: %s', async (_what, path, text) => {
    expect(await countIn('remote-call-in-loop', path, text)).toBe(0);
  });
});
