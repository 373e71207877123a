import { describe, expect, it } from 'vitest';
import { countIn } from '../test-pattern.ts';

const LOOP = (inner: string) => `async function load(id) {\n${inner}\n}`;

describe('a retry without a limit', () => {
  it.each([
    [
      'for ever, at once',
      'a.ts',
      LOOP('while (true) { try { return await api.get(id); } catch (e) { log(e); } }'),
    ],
    [
      'for ever, with a pause',
      'a.js',
      LOOP('for (;;) { try { return await fetch(url); } catch { await sleep(1000); } }'),
    ],
    [
      'until a flag is set',
      'a.ts',
      LOOP(
        'let ok = false; while (!ok) { try { await db.query(q); ok = true; } catch { await sleep(5); } }',
      ),
    ],
    ['with Infinity', 'a.ts', 'const client = make({ retries: Infinity });'],
    [
      'calling itself',
      'a.ts',
      'async function load(id) { try { return await fetch(id); } catch { return load(id); } }',
    ],
    [
      'in Python',
      'a.py',
      'def load():\n    while True:\n        try:\n            return requests.get(url, timeout=5)\n        except Exception:\n            time.sleep(1)\n',
    ],
    [
      'tenacity without stop',
      'a.py',
      'from tenacity import retry\n\n@retry(wait=w)\ndef load():\n    pass\n',
    ],
    [
      'backoff without an end',
      'a.py',
      '@backoff.on_exception(backoff.expo, IOError)\ndef load():\n    pass\n',
    ],
    [
      'in Go',
      'a.go',
      'package a\nfunc f() {\n\tfor {\n\t\t_, err := client.Do(r)\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t}\n}\n',
    ],
    [
      'in Go, by going on',
      'a.go',
      'package a\nfunc f() {\n\tfor {\n\t\tx, err := client.Do(r)\n\t\tif err != nil {\n\t\t\tcontinue\n\t\t}\n\t\treturn x\n\t}\n}\n',
    ],
    [
      'in Java',
      'A.java',
      'class A { void f() { while (true) { try { client.send(r); break; } catch (IOException e) { log(e); } } } }',
    ],
  ])('%s', async (_what, path, text) => {
    expect(await countIn('retry-without-limit', path, text)).toBe(1);
  });

  it.each([
    [
      'counted',
      'a.ts',
      LOOP(
        'for (let i = 0; i < 3; i++) { try { return await api.get(id); } catch (e) { log(e); } }',
      ),
    ],
    [
      'ended by a count inside',
      'a.ts',
      LOOP(
        'let n = 0; while (true) { try { return await api.get(id); } catch (e) { if (++n > 5) throw e; } }',
      ),
    ],
    [
      'ended by a deadline',
      'a.ts',
      LOOP(
        'while (Date.now() < deadline) { try { return await api.get(id); } catch { await sleep(1); } }',
      ),
    ],
    [
      'ended by a signal',
      'a.ts',
      LOOP(
        'while (true) { signal.throwIfAborted(); try { return await api.get(id); } catch { await sleep(1); } }',
      ),
    ],
    [
      'a consumer that goes on',
      'a.ts',
      LOOP('while (true) { try { await handle(await queue.next()); } catch (e) { log(e); } }'),
    ],
    [
      'a loop over items',
      'a.ts',
      LOOP('for (const x of xs) { try { await api.get(x); } catch (e) { log(e); } }'),
    ],
    [
      'a handler that throws',
      'a.ts',
      LOOP(
        'while (true) { try { return await api.get(id); } catch (e) { throw new Error("x"); } }',
      ),
    ],
    [
      'calling itself with less',
      'a.ts',
      'async function load(id, left) { try { return await fetch(id); } catch { return load(id, left - 1); } }',
    ],
    [
      'calling itself over nested data',
      'a.py',
      'def parse(x):\n    try:\n        return one(x)\n    except KeyError:\n        return parse(x)\n',
    ],
    [
      'tenacity with stop',
      'a.py',
      'from tenacity import retry\n\n@retry(stop=stop_after_attempt(3))\ndef load():\n    pass\n',
    ],
    [
      'another library’s retry',
      'a.py',
      'from mylib import retry\n\n@retry()\ndef load():\n    pass\n',
    ],
    [
      'looking for a free name',
      'a.py',
      'def f():\n    while True:\n        try:\n            return conn.execute(q)\n        except IntegrityError:\n            n += 1\n',
    ],
    ['words about it', 'a.ts', '// retries: Infinity would be wrong\nconst retries = 3;'],
    [
      'a server that accepts',
      'a.go',
      'package a\nfunc f() {\n\tfor {\n\t\tconn, err := l.Accept()\n\t\tif err != nil {\n\t\t\tcontinue\n\t\t}\n\t\tgo serve(conn)\n\t}\n}\n',
    ],
    [
      'with a context',
      'a.go',
      'package a\nfunc f() {\n\tfor {\n\t\t_, err := client.Do(r)\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t\tif ctx.Err() != nil {\n\t\t\treturn\n\t\t}\n\t}\n}\n',
    ],
    [
      'reading lines',
      'A.java',
      'class A { void f() { while (true) { String l = in.readLine(); if (l == null) break; } } }',
    ],
  ])('not: %s', async (_what, path, text) => {
    expect(await countIn('retry-without-limit', path, text)).toBe(0);
  });
});

describe('a retry without a pause', () => {
  it.each([
    [
      'counted',
      'a.ts',
      LOOP(
        'for (let attempt = 0; attempt < 3; attempt++) { try { return await api.get(id); } catch (e) { log(e); } }',
      ),
    ],
    [
      'endless',
      'a.ts',
      LOOP('while (true) { try { return await fetch(url); } catch (e) { if (++n > 9) throw e; } }'),
    ],
    [
      'in Python',
      'a.py',
      'def f():\n    for attempt in range(5):\n        try:\n            return requests.get(url)\n        except Exception as e:\n            last = e\n',
    ],
    [
      'in Go',
      'a.go',
      'package a\nfunc f() {\n\tfor attempt := 0; attempt < 3; attempt++ {\n\t\t_, err := client.Do(r)\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t}\n}\n',
    ],
    [
      'in Java',
      'A.java',
      'class A { void f() { for (int tries = 0; tries < 3; tries++) { try { client.send(r); return; } catch (IOException e) { last = e; } } } }',
    ],
  ])('%s', async (_what, path, text) => {
    expect(await countIn('retry-without-backoff', path, text)).toBe(1);
  });

  it.each([
    [
      'sleeps',
      'a.ts',
      LOOP(
        'for (let attempt = 0; attempt < 3; attempt++) { try { return await api.get(id); } catch { await sleep(9); } }',
      ),
    ],
    [
      'waits by setTimeout',
      'a.ts',
      LOOP(
        'for (let attempt = 0; attempt < 3; attempt++) { try { return await api.get(id); } catch { await new Promise((r) => setTimeout(r, 9)); } }',
      ),
    ],
    [
      'backs off by a helper',
      'a.ts',
      LOOP(
        'for (let attempt = 0; attempt < 3; attempt++) { try { return await api.get(id); } catch { await backoff(attempt); } }',
      ),
    ],
    [
      'walks through alternatives',
      'a.ts',
      LOOP(
        'for (let i = 0; i < hosts.length; i++) { try { return await api.get(hosts[i]); } catch { last = i; } }',
      ),
    ],
    [
      'is over items',
      'a.ts',
      LOOP('for (const host of hosts) { try { return await api.get(host); } catch { continue; } }'),
    ],
    [
      'stays in the process',
      'a.ts',
      LOOP(
        'for (let attempt = 0; attempt < 3; attempt++) { try { return parse(id); } catch { id = fix(id); } }',
      ),
    ],
    [
      'sleeps in Python',
      'a.py',
      'def f():\n    for attempt in range(5):\n        try:\n            return requests.get(url)\n        except Exception:\n            time.sleep(2)\n',
    ],
    [
      'pages in Python',
      'a.py',
      'def f():\n    for page in range(5):\n        try:\n            return requests.get(url)\n        except Exception:\n            pass\n',
    ],
    [
      'sleeps in Go',
      'a.go',
      'package a\nfunc f() {\n\tfor attempt := 0; attempt < 3; attempt++ {\n\t\t_, err := client.Do(r)\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t\ttime.Sleep(time.Second)\n\t}\n}\n',
    ],
    [
      'waits for a timer in Go',
      'a.go',
      'package a\nfunc f() {\n\tfor attempt := 0; attempt < 3; attempt++ {\n\t\t_, err := client.Do(r)\n\t\tif err == nil {\n\t\t\treturn\n\t\t}\n\t\t<-time.After(time.Second)\n\t}\n}\n',
    ],
    [
      'sleeps in Java',
      'A.java',
      'class A { void f() { for (int tries = 0; tries < 3; tries++) { try { client.send(r); return; } catch (IOException e) { Thread.sleep(5); } } } }',
    ],
    [
      'takes another name',
      'a.py',
      'def f():\n    for attempt in range(5):\n        try:\n            return conn.execute(q)\n        except IntegrityError:\n            pass\n',
    ],
  ])('not where it %s', async (_what, path, text) => {
    expect(await countIn('retry-without-backoff', path, text)).toBe(0);
  });
});

describe('a retry without chance', () => {
  const RETRY = (pause: string) =>
    LOOP(`for (let n = 0; n < 3; n++) { try { return await api.get(id); } catch { ${pause} } }`);
  it.each([
    ['a constant', RETRY('await sleep(1000);')],
    ['a power', RETRY('await sleep(100 * 2 ** n);')],
    ['a shift', RETRY('await delay(100 << n);')],
  ])('%s', async (_what, text) => {
    expect(await countIn('retry-without-jitter', 'a.ts', text)).toBe(1);
  });

  it.each([
    ['Math.random', RETRY('await sleep(1000 * Math.random());')],
    ['a jitter', RETRY('await sleep(100 * 2 ** n + jitter());')],
    ['a helper that may have it', RETRY('await backoff(n);')],
    ['a pause that is told', RETRY('await sleep(pauseFor(n));')],
    ['what the server says', RETRY('await sleep(error.retryAfter);')],
    ['no pause at all', RETRY('log(n);')],
    ['no retry', LOOP('await sleep(1000); return await api.get(id);')],
    ['polling', LOOP('while (!(await isReady())) { await sleep(1000); }')],
    [
      'items',
      LOOP('for (const x of xs) { try { await api.get(x); } catch { await sleep(100); } }'),
    ],
    ['an option', RETRY('await sleep(options.delay);')],
    ['an interval', 'setInterval(poll, 1000);'],
    ['a debounce', LOOP('await delay(200); return 1;')],
  ])('not with %s', async (_what, text) => {
    expect(await countIn('retry-without-jitter', 'a.ts', text)).toBe(0);
  });
});
