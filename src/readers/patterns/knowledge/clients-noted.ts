import { named } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Client } from './client-bounds.ts';
import { either, isNone, keyword, optionsBound, setNearby } from './client-bounds.ts';

/** Clients that wait without end as well, of which no sample says yet how often that is wrong. */
export const NOTED_CLIENTS: readonly Client[] = [
  {
    language: 'python',
    callee: /(?:^|[._])(?:session|sess|s)\.(?:get|post|put|patch|delete|head|request)$/,
    imports: /\brequests\.Session\(|\bfrom requests import [^\n]*\bSession\b/,
    isBounded: either(keyword(/^timeout$/), setNearby(/time_?out|\.mount\(|aiohttp/i, 'file')),
    says: 'has no timeout=: a session of requests waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /^urllib3\.(?:PoolManager|HTTPS?ConnectionPool)$/,
    isBounded: either(keyword(/^timeout$/), setNearby(/timeout/i, 'file')),
    says: 'has no timeout=: urllib3 waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /^redis\.(?:Strict)?Redis$/,
    isBounded: keyword(/timeout|connection_pool/),
    says: 'has no socket_timeout=: it waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /^ftplib\.FTP(?:_TLS)?$/,
    isBounded: either(
      ({ args }) => args.length === 0,
      keyword(/^timeout$/, 4),
      setNearby(/setdefaulttimeout/, 'file'),
    ),
    says: 'has no timeout=: sockets wait for ever by themselves',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /(?:^|\.)ClientTimeout$/,
    isBounded: (call, code) => !isNone(named(call, /^total$/)?.value ?? null, code),
    says: 'has total=None, which takes away the five minutes that aiohttp waits by itself',
    weight: 'note',
  },
  {
    language: 'go',
    callee: /^http\.ListenAndServe(?:TLS)?$/,
    imports: /"net\/http"/,
    isBounded: () => false,
    says: 'has no ReadTimeout: a client that sends nothing keeps its connection',
    weight: 'note',
  },
  {
    language: 'go',
    callee: /^http\.DefaultClient\.Do$/,
    imports: /"net\/http"/,
    isBounded: setNearby(/WithContext\(|WithTimeout|WithDeadline|DefaultClient\.Timeout/, 'file'),
    says: 'waits for ever, and nothing in this file gives its requests a context',
    weight: 'note',
  },
  {
    language: 'ecma',
    callee: /^request(?:\.(?:get|post|put|patch|delete|del|head))?$/,
    imports: /['"]request['"]/,
    isBounded: either(optionsBound(/timeout/i, 1), setNearby(/timeout/i, 'file')),
    says: 'has no timeout: request waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'ecma',
    callee: /^superagent\.(?:get|post|put|patch|delete|del|head)$/,
    imports: /['"]superagent['"]/,
    isBounded: setNearby(/timeout/i),
    says: 'has no timeout: superagent waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'java',
    callee: /^new (?:java\.net\.)?URL(?:\(\))?\.openStream$|^new URL\(.*\)\.openStream$/,
    imports: /java\.net\./,
    isBounded: () => false,
    says: 'waits for ever by itself: a connection with setReadTimeout does not',
    weight: 'note',
  },
  {
    language: 'java',
    callee: /^(?:HttpClients\.createDefault|new DefaultHttpClient)$/,
    isBounded: setNearby(
      /setSocketTimeout|setResponseTimeout|SO_TIMEOUT|setSoTimeout|setConfig/,
      'file',
    ),
    says: 'has no time-out, and none is set in this file',
    weight: 'note',
  },
  {
    language: 'java',
    callee: /\.(?:read|connect|call)Timeout$/,
    imports: /okhttp3/,
    isBounded: ({ args: [first] }, code) =>
      first === undefined || textOf(first.value, code.text) !== '0' || first.value.start < 0,
    says: 'is 0, which takes away the ten seconds that OkHttp waits by itself',
    weight: 'note',
  },
];
