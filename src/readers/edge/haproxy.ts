import type { Fact, FactReading } from './fact.ts';

const SECTION =
  /^(?:global|defaults|frontend|backend|listen|userlist|peers|resolvers|cache|mailers|program|http-errors|ring|fcgi-app|log-forward)\b/;

/** Sections and lines of `haproxy.cfg`. */
export function haproxyFacts(text: string): FactReading {
  const facts: Fact[] = [];
  const pools = new Map<string, { up: string[]; line: number }>();
  let section = '';
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .entries()) {
    const line = index + 1;
    const words = wordsOf(raw);
    const [name = '', first = ''] = words;
    if (name === '') continue;
    if (SECTION.test(name)) {
      section = words.slice(0, 2).join(' ');
      if (name === 'backend' || name === 'listen') pools.set(section, { up: [], line });
      continue;
    }
    if (section === '') return { kind: 'failed', line, message: 'a line stands in no section' };
    if (name === 'server' || name === 'server-template') {
      if (!words.includes('disabled') && !words.includes('backup'))
        pools.get(section)?.up.push(words[2] ?? '');
      continue;
    }
    facts.push(factOf(words, name, first, section, line));
  }
  for (const [key, { up, line }] of pools) {
    facts.push({ kind: 'pool', key, value: up.toSorted().join(' '), line });
  }
  return { kind: 'read', facts };
}

/** Comments begin at a `#` that no quote or backslash holds. */
function wordsOf(raw: string): readonly string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let at = 0; at < raw.length; at++) {
    const letter = raw[at] ?? '';
    if (letter === '\\') word += raw[++at] ?? '';
    else if (quote !== '') {
      if (letter === quote) quote = '';
      else word += letter;
    } else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '#') break;
    else if (letter === ' ' || letter === '\t' || letter === '\r') {
      if (word !== '') words.push(word);
      word = '';
    } else word += letter;
  }
  if (word !== '') words.push(word);
  return words;
}

function factOf(
  words: readonly string[],
  name: string,
  first: string,
  section: string,
  line: number,
): Fact {
  const rest = words.slice(1).join(' ');
  const at = words.findIndex((word) => word === 'if' || word === 'unless');
  const condition = at === -1 ? '' : words.slice(at).join(' ');
  if (name === 'default_backend')
    return { kind: 'target', key: `default_backend in ${section}`, value: first, line };
  if (name === 'use_backend')
    return {
      kind: 'target',
      id: `use_backend ${condition} in ${section}`,
      key: `use_backend ${first} ${condition} in ${section}`,
      value: first,
      line,
    };
  if (name === 'bind' && words.includes('ssl'))
    return { kind: 'tls', key: `bind ${first} in ${section}`, value: 'on', line };
  const verdict = /^(?:http-request|tcp-request|http-response)$/.test(name)
    ? (words.find((word) => /^(?:deny|reject|tarpit|silent-drop|auth|return)$/.test(word)) ?? '')
    : '';
  if (verdict === 'auth')
    return { kind: 'auth', key: `auth ${condition} in ${section}`, value: 'on', line };
  if (verdict === 'return') {
    const error = /\bstatus [45]\d\d\b/.test(rest);
    return {
      kind: error && condition === '' ? 'stop' : 'setting',
      key: `return ${condition} in ${section}`,
      value: rest,
      line,
    };
  }
  if (verdict !== '') {
    if (/rate|sc\d?_|conn_cur/.test(condition))
      return { kind: 'limit', key: `${verdict} in ${section}`, value: condition, line };
    return {
      kind: 'deny',
      key: `${verdict} ${condition} in ${section}`,
      value: condition === '' ? 'all' : condition,
      line,
    };
  }
  if (name === 'acl') {
    const pattern = /_reg(?:\s|$)|-m reg/.test(rest) ? (words.at(-1) ?? '') : '';
    return {
      kind: pattern === '' ? 'setting' : 'regex',
      key: `acl ${first} in ${section}`,
      value: pattern === '' ? rest : pattern,
      line,
    };
  }
  return { kind: 'setting', key: `${name} ${first} in ${section}`, value: rest, line };
}
