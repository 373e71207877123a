import { isSpread, named, routineAround, valueOf } from '../code/ask.ts';
import { textOf } from '../code/text-of.ts';
import type { Call, Code, Language } from '../code/types.ts';
import type { SyntaxNode } from '../syntax/node.ts';

/** A way to reach another process whose own default is to wait without end. */
export interface Client {
  readonly language: Language;
  readonly callee: RegExp;
  /** Must stand in the file; left out where the callee is enough. */
  readonly imports?: RegExp;
  /** True where a time is given, or might be where this file does not show it. */
  isBounded(call: Call, code: Code): boolean;
  /** Goes on after the callee. */
  readonly says: string;
  readonly weight?: 'hold' | 'note';
}

const TIME = /time_?out|signal|deadline|dispatcher|agent|cancelToken/i;

/** An object among the arguments says so, or is not written here. */
function optionsBound(keys: RegExp, mostPlain: number) {
  return (call: Call, code: Code): boolean => {
    if (isSpread(call)) return true;
    return call.args.some(({ value }, index) => {
      if (value.type === 'object') return valueOf(code, value, keys) !== null;
      return (
        index >= mostPlain && !/string|number|template|null|true|false|function/.test(value.type)
      );
    });
  };
}

function keyword(names: RegExp, position?: number) {
  return (call: Call, code: Code): boolean =>
    isSpread(call) ||
    (named(call, names) !== null && !isNone(named(call, names)?.value ?? null, code)) ||
    (position !== undefined && call.args.filter(({ name }) => name === null).length > position);
}

function isNone(node: SyntaxNode | null, code: Code): boolean {
  return node !== null && /^None$/.test(textOf(node, code.text));
}

/** Something in the routine, or at the top of the file, sets it afterwards. */
function setNearby(words: RegExp, where: 'routine' | 'file' = 'routine') {
  return (call: Call, code: Code): boolean => {
    const routine = where === 'routine' ? routineAround(code, call.node) : null;
    return words.test(routine === null ? code.text : textOf(routine.node, code.text));
  };
}

const either =
  (...asks: readonly ((call: Call, code: Code) => boolean)[]) =>
  (call: Call, code: Code): boolean =>
    asks.some((ask) => ask(call, code));

/** A field that others may set: in Go mostly done where the client is made, in another file. */
function isReplaceable({ node }: Call, code: Code): boolean {
  const from = code.text.lastIndexOf('\n', node.start) + 1;
  return /^\s*[A-Z]\w*Client:\s*&?$/.test(code.text.slice(from, node.start));
}

const hasAny = (names: RegExp) => (call: Call) => isSpread(call) || named(call, names) !== null;

export const CLIENTS: readonly Client[] = [
  {
    language: 'ecma',
    callee: /^(?:(?:window|globalThis|self)\.)?fetch$/,
    isBounded: optionsBound(TIME, 1),
    says: 'has no signal that ends it',
    weight: 'note',
  },
  {
    language: 'ecma',
    callee: /^axios(?:\.(?:get|delete|head|options|post|put|patch|request))?$/,
    imports: /['"]axios['"]/,
    isBounded: either(optionsBound(TIME, 2), setNearby(/axios\.defaults(?:\.timeout|,)/, 'file')),
    says: 'has no timeout: axios waits for ever by itself',
  },
  {
    language: 'ecma',
    callee: /^axios\.create$/,
    imports: /['"]axios['"]/,
    isBounded: either(optionsBound(TIME, 0), setNearby(/\.defaults\.timeout/, 'file')),
    says: 'has no timeout: axios waits for ever by itself',
  },
  {
    language: 'ecma',
    callee: /^got(?:\.(?:get|post|put|patch|delete|head|extend))?$/,
    imports: /['"]got['"]/,
    isBounded: optionsBound(TIME, 1),
    says: 'has no timeout: got waits for ever by itself',
  },
  {
    language: 'ecma',
    callee: /^https?\.(?:get|request)$/,
    imports: /['"](?:node:)?https?['"]/,
    isBounded: either(optionsBound(TIME, 0), setNearby(/setTimeout|timeout|\.destroy\(|abort/i)),
    says: 'has no timeout and nothing near it ends it',
    weight: 'note',
  },
  {
    language: 'ecma',
    callee: /^new (?:pg\.)?Pool$/,
    imports: /['"]pg['"]/,
    isBounded: optionsBound(/time_?out/i, 0),
    says: 'has neither connectionTimeoutMillis nor statement_timeout: pg waits for ever by itself',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /^requests\.(?:get|post|put|patch|delete|head|options|request)$/,
    imports: /\bimport requests\b/,
    isBounded: keyword(/^timeout$/),
    says: 'has no timeout=: requests waits for ever by itself',
  },
  {
    language: 'python',
    callee: /^(?:urllib\.request\.|urllib2\.|request\.)?urlopen$/,
    imports: /\burllib/,
    isBounded: either(keyword(/^timeout$/, 2), setNearby(/setdefaulttimeout/, 'file')),
    says: 'has no timeout=: sockets wait for ever by themselves',
  },
  {
    language: 'python',
    callee: /^(?:http\.client\.|httplib\.)HTTPS?Connection$/,
    isBounded: either(keyword(/^timeout$/, 2), setNearby(/setdefaulttimeout|settimeout/, 'file')),
    says: 'has no timeout=: sockets wait for ever by themselves',
  },
  {
    language: 'python',
    callee: /^smtplib\.SMTP(?:_SSL)?$/,
    isBounded: either(keyword(/^timeout$/, 3), setNearby(/setdefaulttimeout|settimeout/, 'file')),
    says: 'has no timeout=: sockets wait for ever by themselves',
  },
  {
    language: 'python',
    callee: /^socket\.create_connection$/,
    isBounded: either(keyword(/^timeout$/, 1), setNearby(/setdefaulttimeout|settimeout/, 'file')),
    says: 'has no timeout: sockets wait for ever by themselves',
    weight: 'note',
  },
  {
    language: 'python',
    callee: /^httpx\.(?:get|post|put|patch|delete|head|request|Client|AsyncClient)$/,
    isBounded: (call, code) => !isNone(named(call, /^timeout$/)?.value ?? null, code),
    says: 'has timeout=None, which takes away the five seconds that httpx waits by itself',
  },
  {
    language: 'go',
    callee: /^http\.(?:Get|Post|Head|PostForm)$/,
    imports: /"net\/http"/,
    isBounded: setNearby(/http\.DefaultClient(?:\.Timeout)?\s*=/, 'file'),
    says: 'uses the default client, which waits for ever',
  },
  {
    language: 'go',
    callee: /^new http\.Client$/,
    imports: /"net\/http"/,
    isBounded: either(
      hasAny(/^(?:Timeout|Transport)$/),
      isReplaceable,
      setNearby(/WithContext\(|\.Timeout\s*=|WithTimeout|WithDeadline/, 'file'),
    ),
    says: 'has no Timeout, and nothing in this file gives its requests a context',
  },
  {
    language: 'go',
    callee: /^new http\.Server$/,
    imports: /"net\/http"/,
    isBounded: either(
      hasAny(/^(?:Read|ReadHeader)Timeout$/),
      setNearby(/\.Read(?:Header)?Timeout\s*=/, 'file'),
    ),
    says: 'has no ReadTimeout: a client that sends nothing keeps its connection',
    weight: 'note',
  },
  {
    language: 'java',
    callee: /^new RestTemplate$/,
    isBounded: either(
      (call) => call.args.length > 0,
      setNearby(/setRequestFactory|setReadTimeout|ReadTimeout/, 'file'),
    ),
    says: 'waits for ever by itself',
  },
  {
    language: 'java',
    callee: /^HttpClient\.newHttpClient$/,
    isBounded: setNearby(/\.timeout\(/, 'file'),
    says: 'waits for ever by itself, and no request in this file has a timeout',
  },
  {
    language: 'java',
    callee: /\.openConnection$/,
    imports: /HttpU[Rr][LI]Connection|HttpsU[Rr]LConnection/,
    isBounded: setNearby(/setReadTimeout/, 'file'),
    says: 'has no setReadTimeout: it waits for ever by itself',
    weight: 'note',
  },
];
