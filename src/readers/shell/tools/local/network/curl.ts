/** `curl`, `wget` and HTTPie: what is fetched, what is sent, and where it is written. */
import type { ToolReading, Word } from '../../../types.ts';
import type { Call, Tool, ToolContext } from '../../types.ts';
import { NOTHING, reading, together, toolOf } from '../doing.ts';
import { written } from '../paths/overwrite.ts';
import { named } from '../paths/removed.ts';
import {
  isSecret,
  namesCredential,
  sentDoing,
  stdinIsSecret,
  tellsOfSecret,
} from '../reading/credentials.ts';
import { hostOfAddress, isDropPlace, isLocalHost } from './hosts.ts';
import { requested } from './request.ts';

const CURL_VALUED = (
  '-X --request -d --data --data-raw --data-binary --data-ascii --data-urlencode --json -F --form ' +
  '--form-string -T --upload-file -H --header -o --output -u --user -A --user-agent -e --referer -b ' +
  '--cookie -c --cookie-jar -m --max-time --connect-timeout --retry --retry-delay --retry-max-time -w ' +
  '--write-out -x --proxy -K --config --cacert --cert -E --key -r --range --url --resolve --unix-socket ' +
  '--output-dir -D --dump-header --limit-rate -C --continue-at --ciphers -z --time-cond --interface ' +
  '--oauth2-bearer --aws-sigv4 --max-redirs --url-query --variable --expand-data -y -Y -P -Q --quote ' +
  '--connect-to --dns-servers --socks5 --proxy-user --cert-type --key-type --pass --trace --trace-ascii --stderr'
).split(' ');

const DATA = [
  '-d',
  '--data',
  '--data-raw',
  '--data-binary',
  '--data-ascii',
  '--data-urlencode',
  '--json',
];
const FORM = ['-F', '--form'];
const UPLOAD = ['-T', '--upload-file'];

/** What of a request leaves this machine: files by name, and what stands in for standard input. */
interface Sent {
  readonly files: readonly Word[];
  readonly texts: readonly Word[];
  readonly stdin: boolean;
}

function bodyOf(words: readonly Word[]): string {
  return words.map(({ text }) => text).join('&');
}

/** `@file`, `name=@file`, `name@file`, `name=<file`. */
function filesIn(words: readonly Word[]): readonly Word[] {
  return words.flatMap((word) => {
    const [, file] = /^(?:[\w.[\]-]{0,80}=?[@<])([^;]{1,400})/.exec(word.text) ?? [];
    return file === undefined ? [] : [{ ...word, text: file }];
  });
}

function sentOver(address: Word, sent: Sent, call: Call, context: ToolContext): ToolReading {
  const host = hostOfAddress(address.text);
  if (isLocalHost(host) && address.known) return NOTHING;
  const secrets = sent.files.filter((word) => isSecret(word, context));
  const told = [...sent.texts, address].filter(({ unknowns }) => unknowns.some(tellsOfSecret));
  const piped = sent.stdin && stdinIsSecret(call.invocation, context);
  const dropped =
    isDropPlace(host) &&
    (sent.files.length > 0 || sent.stdin || sent.texts.some(({ known }) => !known));
  return reading(
    ...[...secrets, ...told].slice(0, 10).map((word) => sentDoing(named(word))),
    piped ? sentDoing('standard input') : null,
    dropped ? sentDoing(host) : null,
  );
}

const curl = toolOf('curl', ['curl', 'curlie', 'wcurl'], CURL_VALUED, (call, context) => {
  const addresses = [...call.operands, ...call.values('--url')].slice(0, 10);
  const data = call.values(...DATA);
  const forms = call.values(...FORM);
  const uploads = call.values(...UPLOAD);
  const files = [...filesIn([...data, ...forms]), ...uploads];
  const sent: Sent = {
    files: files.filter(({ text }) => !['-', '.'].includes(text)),
    texts: [...data, ...forms, ...call.values('-H', '--header', '-b', '--cookie', '-u', '--user')],
    stdin: files.some(({ text }) => ['-', '.'].includes(text)),
  };
  const sends = data.length > 0 || forms.length > 0 || call.has('--form-string');
  const method =
    call.value('-X', '--request')?.text.toUpperCase() ??
    (call.has('-I', '--head')
      ? 'HEAD'
      : uploads.length > 0
        ? 'PUT'
        : sends && !call.has('-G', '--get')
          ? 'POST'
          : 'GET');
  const target = call.value('-o', '--output');
  return together([
    ...addresses.map((address) => requested({ method, address, body: bodyOf(data) })),
    ...addresses.map((address) => sentOver(address, sent, call, context)),
    ...addresses.map((address) => readFile(address, context)),
    target === null || target.text === '-' ? NOTHING : written(target, 'write', context),
  ]);
});

/** `file:///etc/shadow`. */
function readFile(address: Word, context: ToolContext): ToolReading {
  if (!address.text.startsWith('file://')) return NOTHING;
  const word = { ...address, text: address.text.slice('file://'.length) };
  if (!namesCredential(word, context)) return NOTHING;
  return reading({ ...sentDoing(named(word)), verb: 'read', traits: ['credential-read'] });
}

const wget = toolOf(
  'wget',
  ['wget', 'wget2', 'aria2c'],
  '-O --output-document -P --directory-prefix --post-data --post-file --body-data --body-file --method --header -U --user-agent -o -a -t --tries -T --timeout --user --password -e -i --input-file -d --dir -x -s'.split(
    ' ',
  ),
  (call, context) => {
    const files = call.values('--post-file', '--body-file');
    const texts = call.values('--post-data', '--body-data', '--header');
    const posts = call.has('--post-data', '--post-file');
    const method = call.value('--method')?.text.toUpperCase() ?? (posts ? 'POST' : 'GET');
    const target = call.value('-O', '--output-document');
    return together([
      ...call.operands
        .slice(0, 10)
        .map((address) => requested({ method, address, body: bodyOf(texts) })),
      ...call.operands
        .slice(0, 10)
        .map((address) => sentOver(address, { files, texts, stdin: false }, call, context)),
      target === null || target.text === '-' ? NOTHING : written(target, 'write', context),
    ]);
  },
);

const httpie = toolOf(
  'httpie',
  ['http', 'https', 'xh', 'xhs', 'httpx'],
  [
    '-a',
    '--auth',
    '-o',
    '--output',
    '-A',
    '--auth-type',
    '--session',
    '-p',
    '--print',
    '--timeout',
    '--verify',
  ],
  (call, context) => {
    const [first, second, ...rest] = call.operands;
    if (first === undefined) return NOTHING;
    const verb = /^(?:get|post|put|patch|delete|head|options)$/i.test(first.text);
    const address = verb ? second : first;
    if (address === undefined) return NOTHING;
    const items = verb ? rest : call.operands.slice(1);
    const piped = call.invocation.stdin.kind !== 'none';
    const sends = items.some(({ text }) => /=|@/.test(text) && !text.includes('==')) || piped;
    const method = verb ? first.text.toUpperCase() : sends ? 'POST' : 'GET';
    const sent: Sent = { files: filesIn(items), texts: items, stdin: piped };
    const plain = address.text.startsWith(':')
      ? { ...address, text: `localhost${address.text}` }
      : address;
    const body = bodyOf(items);
    return together([
      requested({ method, address: plain, body }),
      sentOver(plain, sent, call, context),
    ]);
  },
);

export const webTools: readonly Tool[] = [curl, wget, httpie];
