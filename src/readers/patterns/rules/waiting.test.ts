import { describe, expect, it } from 'vitest';
import { countIn } from '../test-pattern.ts';

describe('a call that blocks the loop', () => {
  it.each([
    'async def f():\n    time.sleep(1)\n',
    'async def f():\n    return requests.get(url, timeout=5)\n',
    'async def f():\n    subprocess.run(cmd)\n',
    'class A:\n    async def f(self):\n        if x:\n            time.sleep(1)\n',
  ])('%j', async (text) => {
    expect(await countIn('blocking-in-async', 'a.py', text)).toBe(1);
  });

  it.each([
    'def f():\n    time.sleep(1)\n',
    'async def f():\n    await asyncio.sleep(1)\n',
    'async def f():\n    await asyncio.to_thread(time.sleep, 1)\n',
    'async def f():\n    await asyncio.to_thread(lambda: time.sleep(1))\n',
    'async def f():\n    def g():\n        time.sleep(1)\n    await run(g)\n',
    'async def f():\n    await client.get(url)\n',
    'async def f():\n    await asyncio.create_subprocess_exec(cmd)\n',
    'time.sleep(1)\nasync def f():\n    pass\n',
    'async def f():\n    "time.sleep(1)"\n',
    'async def f():\n    # time.sleep(1)\n    pass\n',
    'async def f():\n    timer.sleep(1)\n',
    'async def f():\n    await session.get(url)\n',
  ])('not: %j', async (text) => {
    expect(await countIn('blocking-in-async', 'a.py', text)).toBe(0);
  });
});

describe('a lock that never expires', () => {
  it.each([
    ['a.ts', "await redis.set('lock:x', id, 'NX');"],
    ['a.ts', 'await redis.set(lockKey, id, { NX: true });'],
    ['a.ts', 'await redis.setnx(lockKey, id);'],
    ['a.py', 'r.set("lock", 1, nx=True)\n'],
    ['a.go', 'package a\nfunc f() { rdb.SetNX(ctx, lockKey, 1, 0) }\n'],
    ['A.java', 'class A { void f() { redis.opsForValue().setIfAbsent(lockKey, id); } }'],
  ])('%s: %s', async (path, text) => {
    expect(await countIn('lock-without-expiry', path, text)).toBe(1);
  });

  it.each([
    ['a.ts', "await redis.set('lock:x', id, 'PX', 5000, 'NX');"],
    ['a.ts', 'await redis.set(lockKey, id, { NX: true, EX: 10 });'],
    ['a.ts', 'await redis.set(lockKey, id);'],
    ['a.ts', 'await redis.set("seen:x", id, "NX");'],
    ['a.ts', 'await redis.setnx(lockKey, id); await redis.expire(lockKey, 5);'],
    ['a.ts', 'map.set(lockKey, id);'],
    ['a.ts', 'await redis.set(lockKey, id, ...options);'],
    ['a.py', 'r.set("lock", 1, nx=True, ex=10)\n'],
    ['a.py', 'r.set("lock", 1)\n'],
    ['a.py', 'r.set("visits", 1, nx=True)\n'],
    ['a.go', 'package a\nfunc f() { rdb.SetNX(ctx, lockKey, 1, time.Minute) }\n'],
    ['A.java', 'class A { void f() { redis.opsForValue().setIfAbsent(lockKey, id, ttl); } }'],
  ])('not in %s: %s', async (path, text) => {
    expect(await countIn('lock-without-expiry', path, text)).toBe(0);
  });
});
