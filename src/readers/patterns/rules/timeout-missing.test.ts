import { describe, expect, it } from 'vitest';
import { countIn } from '../test-pattern.ts';

const find = (path: string, text: string) => countIn('timeout-missing', path, text);

describe('a call without a time-out', () => {
  it.each([
    ['fetch', 'a.ts', 'const r = await fetch(url);'],
    ['fetch with options', 'a.ts', "await fetch(url, { method: 'POST', body });"],
    ['axios', 'a.ts', "import axios from 'axios';\nawait axios.get(url);"],
    [
      'axios with options',
      'a.ts',
      "import axios from 'axios';\nawait axios.post(url, body, { headers });",
    ],
    [
      'a client of axios',
      'a.ts',
      "import axios from 'axios';\nconst c = axios.create({ baseURL });",
    ],
    ['got', 'a.ts', "import got from 'got';\nawait got.get(url, { headers });"],
    ['a pool of pg', 'a.ts', "import { Pool } from 'pg';\nconst p = new Pool({ max: 10 });"],
    ['requests', 'a.py', 'import requests\nrequests.get(url)\n'],
    ['requests with None', 'a.py', 'import requests\nrequests.get(url, timeout=None)\n'],
    ['urlopen', 'a.py', 'import urllib.request\nurllib.request.urlopen(url)\n'],
    ['smtplib', 'a.py', 'import smtplib\nsmtplib.SMTP(host, 25)\n'],
    ['httpx that was told to wait', 'a.py', 'httpx.get(url, timeout=None)\n'],
    ['http.Get', 'a.go', 'package a\nimport "net/http"\nfunc f() { http.Get(u) }\n'],
    ['a client in Go', 'a.go', 'package a\nimport "net/http"\nvar c = &http.Client{}\n'],
    ['RestTemplate', 'A.java', 'class A { RestTemplate t = new RestTemplate(); }'],
    ['HttpClient', 'A.java', 'class A { HttpClient c = HttpClient.newHttpClient(); }'],
  ])('%s', async (_what, path, text) => {
    expect(await find(path, text)).toBe(1);
  });

  it.each([
    ['fetch with a signal', 'a.ts', 'await fetch(url, { signal: AbortSignal.timeout(5000) });'],
    ['fetch with a signal by name', 'a.ts', 'await fetch(url, { method, signal });'],
    ['fetch with options from elsewhere', 'a.ts', 'await fetch(url, options);'],
    ['fetch with options spread in', 'a.ts', 'await fetch(url, { ...options, method });'],
    ['a fetch of one’s own', 'a.ts', 'await repository.fetch(url);'],
    [
      'axios with a timeout',
      'a.ts',
      "import axios from 'axios';\nawait axios.get(url, { timeout: 5000 });",
    ],
    [
      'axios with defaults',
      'a.ts',
      "import axios from 'axios';\naxios.defaults.timeout = 5000;\nawait axios.get(url);",
    ],
    ['something else called axios', 'a.ts', 'const axios = chart.axes();\naxios.get(1);'],
    ['ky, which has one', 'a.ts', "import ky from 'ky';\nawait ky.get(url);"],
    [
      'a pool with one',
      'a.ts',
      "import { Pool } from 'pg';\nnew Pool({ connectionTimeoutMillis: 5000 });",
    ],
    ['another pool', 'a.ts', "import { Pool } from './threads';\nnew Pool({ max: 10 });"],
    ['requests with one', 'a.py', 'import requests\nrequests.get(url, timeout=5)\n'],
    ['requests with what is told', 'a.py', 'import requests\nrequests.get(url, **kwargs)\n'],
    ['httpx, which has one', 'a.py', 'import httpx\nhttpx.get(url)\n'],
    ['urlopen with one', 'a.py', 'import urllib.request\nurllib.request.urlopen(url, None, 5)\n'],
    [
      'a default for all sockets',
      'a.py',
      'import socket, urllib.request\nsocket.setdefaulttimeout(5)\nurllib.request.urlopen(url)\n',
    ],
    [
      'a client in Go with one',
      'a.go',
      'package a\nimport "net/http"\nvar c = &http.Client{Timeout: t}\n',
    ],
    [
      'requests in Go with a context',
      'a.go',
      'package a\nimport "net/http"\nfunc f() { c := &http.Client{}; r, _ := http.NewRequestWithContext(ctx, "GET", u, nil); c.Do(r) }\n',
    ],
    [
      'words about requests.get(url)',
      'a.py',
      '"""\nrequests.get(url) waits\n"""\nimport requests\n',
    ],
    [
      'RestTemplate from a factory',
      'A.java',
      'class A { RestTemplate t = new RestTemplate(factory); }',
    ],
    [
      'requests in Java with one',
      'A.java',
      'class A { void f() { HttpClient c = HttpClient.newHttpClient(); b.timeout(d).build(); } }',
    ],
  ])('not: %s', async (_what, path, text) => {
    expect(await find(path, text)).toBe(0);
  });
});
