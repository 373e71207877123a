import { BlockFault, blocksOf } from './blocks.ts';
import type { Directive } from './blocks.ts';
import type { Fact, FactKind, FactReading } from './fact.ts';

const PASSES = /^(?:proxy|fastcgi|uwsgi|scgi|grpc|memcached)_pass$/;
const LIMITS = /^(?:limit_req|limit_conn|limit_req_zone|limit_conn_zone)$/;
const AUTHS = /^(?:auth_basic|auth_request|auth_jwt|ssl_verify_client)$/;
const GUARDS = /^(?:modsecurity|modsecurity_rules_file|app_protect_enable|ModSecurityEnabled)$/;
/** Catch-alls: a `return` in one of these meets every request of its server. */
const WHOLE = /^(?:server\b[^>]*|location (?:\/|\^~ \/|~\*? (?:\.\*|\/|\^\/)))$/;

export function nginxFacts(text: string): FactReading {
  try {
    const facts: Fact[] = [];
    walk(blocksOf(text.replace(/^\uFEFF/, ''), 'semicolon'), '', '', facts);
    return { kind: 'read', facts };
  } catch (fault) {
    if (!(fault instanceof BlockFault)) throw fault;
    return { kind: 'failed', line: fault.line, message: fault.message };
  }
}

function walk(directives: readonly Directive[], place: string, own: string, facts: Fact[]): void {
  for (const directive of directives) {
    const [name = ''] = directive.words;
    if (name === 'upstream' && directive.block !== null) facts.push(pool(directive));
    else if (directive.block === null) facts.push(simple(directive, place, own));
    else {
      const label = labelOf(directive);
      if (name === 'location') facts.push(...patterns(directive, place));
      if (!name.endsWith('_by_lua_block'))
        walk(directive.block, place === '' ? label : `${place} > ${label}`, label, facts);
    }
  }
}

function labelOf({ words, block }: Directive): string {
  if (words[0] !== 'server') return words.join(' ');
  const find = (name: string) =>
    block
      ?.find((inner) => inner.words[0] === name)
      ?.words.slice(1)
      .join(' ');
  return `server ${find('server_name') ?? ''} ${find('listen')?.split(' ')[0] ?? ''}`.trim();
}

function pool({ words, block, line }: Directive): Fact {
  const up = (block ?? []).filter(
    (inner) =>
      inner.words[0] === 'server' &&
      !inner.words.includes('down') &&
      !inner.words.includes('backup'),
  );
  const value = up
    .map((inner) => inner.words[1] ?? '')
    .toSorted()
    .join(' ');
  return { kind: 'pool', key: `upstream ${words[1] ?? ''}`, value, line };
}

function patterns({ words, line }: Directive, place: string): readonly Fact[] {
  if (!/^~\*?$/.test(words[1] ?? '')) return [];
  return [
    { kind: 'regex', key: `location ${words[2] ?? ''} in ${place}`, value: words[2] ?? '', line },
  ];
}

function simple({ words, line }: Directive, place: string, own: string): Fact {
  const [name = '', first = ''] = words;
  const rest = words.slice(1).join(' ');
  const fact = (kind: FactKind, value: string, key = name): Fact => ({
    kind,
    key: `${key} in ${place}`,
    value,
    line,
  });
  if (PASSES.test(name)) return fact('target', first);
  if (name === 'deny')
    return fact('deny', WHOLE.test(own) ? first : `${first} here`, `deny ${first}`);
  if (name === 'return' && /^[45]\d\d$/.test(first)) {
    return WHOLE.test(own) && /^5|^444|^403|^410/.test(first)
      ? fact('stop', first)
      : fact('setting', rest);
  }
  if (name === 'listen' && words.includes('ssl')) return fact('tls', 'on', `listen ${first} ssl`);
  if (name === 'ssl' && first === 'on') return fact('tls', 'on');
  if (LIMITS.test(name))
    return fact(
      'limit',
      rest,
      `${name} ${words.find((word) => word.startsWith('zone=')) ?? ''}`.trim(),
    );
  if (AUTHS.test(name))
    return fact(first === 'off' || first === 'optional' ? 'setting' : 'auth', first);
  if (GUARDS.test(name)) return fact(first === 'off' ? 'setting' : 'guard', first);
  if (name === 'rewrite') return fact('regex', first, `rewrite ${first}`);
  return fact(
    'setting',
    rest,
    `${name} ${/^(?:add_header|proxy_set_header|listen|server_name|include|allow|error_page|set)$/.test(name) ? first : ''}`.trim(),
  );
}
