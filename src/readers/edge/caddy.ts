import { BlockFault, blocksOf } from './blocks.ts';
import type { Directive } from './blocks.ts';
import type { Fact, FactReading } from './fact.ts';

export function caddyFacts(text: string): FactReading {
  try {
    const facts: Fact[] = [];
    for (const site of blocksOf(text.replace(/^\uFEFF/, ''), 'line')) {
      const name = site.words.join(' ');
      if (site.block === null || name === '' || name.startsWith('(')) {
        facts.push({ kind: 'setting', key: name, value: inner(site.block), line: site.line });
        continue;
      }
      facts.push({ kind: 'setting', key: `site ${name}`, value: '', line: site.line });
      if (!/^http:|:80$/.test(name))
        facts.push({
          kind: 'tls',
          key: `site ${name.replace(/^https:\/\//, '')}`,
          value: 'on',
          line: site.line,
        });
      walk(site.block, name.replace(/^https?:\/\//g, ''), true, facts);
    }
    return { kind: 'read', facts };
  } catch (fault) {
    if (!(fault instanceof BlockFault)) throw fault;
    return { kind: 'failed', line: fault.line, message: fault.message };
  }
}

function walk(
  directives: readonly Directive[],
  place: string,
  whole: boolean,
  facts: Fact[],
): void {
  for (const { words, block, line } of directives) {
    const [name = '', ...args] = words;
    const matcher = /^[/@*]/.test(args[0] ?? '') ? (args[0] ?? '') : '';
    const rest = matcher === '' ? args : args.slice(1);
    const key = `${name} ${matcher} in ${place}`.replace('  ', ' ');
    const everything = whole && (matcher === '' || matcher === '*' || matcher === '/*');
    if (name === 'reverse_proxy' || name === 'php_fastcgi') {
      const more = (block ?? [])
        .filter(({ words: own }) => own[0] === 'to')
        .flatMap(({ words: own }) => own.slice(1));
      facts.push({ kind: 'pool', key, value: [...rest, ...more].toSorted().join(' '), line });
    } else if (name === 'respond' || name === 'error') {
      const error = rest.some((word) => /^[45]\d\d$/.test(word));
      facts.push({
        kind: error && everything ? 'stop' : 'setting',
        key,
        value: rest.join(' '),
        line,
      });
    } else if (name === 'abort')
      facts.push({ kind: 'deny', key, value: everything ? 'all' : matcher, line });
    else if (/^(?:basicauth|basic_auth|forward_auth|client_auth|jwtauth)$/.test(name)) {
      facts.push({ kind: 'auth', key, value: 'on', line });
    } else if (name === 'rate_limit') facts.push({ kind: 'limit', key, value: inner(block), line });
    else if (block !== null && /^(?:handle|handle_path|route)$/.test(name)) {
      walk(block, `${place} ${words.join(' ')}`, everything && name !== 'handle_path', facts);
    } else {
      const regex = words.includes('path_regexp') ? (words.at(-1) ?? '') : null;
      if (regex !== null) facts.push({ kind: 'regex', key, value: regex, line });
      facts.push({ kind: 'setting', key, value: `${rest.join(' ')}${inner(block)}`, line });
    }
  }
}

function inner(block: readonly Directive[] | null): string {
  return (block ?? [])
    .map(({ words, block: more }) => `{${words.join(' ')}${inner(more)}}`)
    .join('');
}
