import type { Act } from '../acts.ts';
import { base, opaque } from './context.ts';
import type { Context } from './context.ts';
import { TokenReader, byCommas, written } from './tokens.ts';

/** GRANT and REVOKE. `*.*` is every table of every database. */
export function readGrant(context: Context, kind: 'grant' | 'revoke'): readonly Act[] {
  const { reader } = context;
  reader.take('GRANT', 'OPTION', 'FOR');
  const privileges: string[] = [];
  while (!reader.done && !/^(?:ON|TO|FROM)$/.test(reader.token.text)) {
    if (reader.token.text === '(') reader.group();
    else {
      const word = reader.next();
      if (word.kind === 'word' || word.kind === 'name' || word.kind === 'string')
        privileges.push(word.text);
    }
  }
  let object = 'role';
  const names: string[] = [];
  if (reader.take('ON')) {
    const from = reader.at;
    while (!reader.done && !/^(?:TO|FROM)$/.test(reader.token.text)) reader.next();
    const on = reader.tokens.slice(from, reader.at);
    const name = on.map(({ text, raw, kind: type }) => (type === 'name' ? text : raw)).join('');
    object = /^(?:DATABASE|SCHEMA|SERVER)/i.test(name)
      ? (name.split(':')[0] ?? '').toLowerCase()
      : name === '*.*'
        ? 'server'
        : name.endsWith('.*')
          ? 'database'
          : 'table';
    names.push(name.replace(/^[A-Za-z]+::/, ''));
  }
  if (!reader.take('TO') && !reader.take('FROM'))
    return [
      opaque(context, 'syntax-error', `${kind.toUpperCase()} names nobody that can be read.`),
    ];
  const withGrantOption = reader.has('WITH', 'GRANT', 'OPTION');
  const grantees = [...byCommas(reader.until('WITH', 'IDENTIFIED', 'AS', 'REQUIRE'))];
  while (reader.take(','))
    grantees.push(...byCommas(reader.until('WITH', 'IDENTIFIED', 'AS', 'REQUIRE')));
  return [
    {
      ...base(context),
      kind,
      privileges: privileges.includes('ALL') ? ['ALL'] : privileges,
      object,
      names,
      grantees: grantees.map((tokens) =>
        written(tokens)
          .replaceAll(/['"`[\] ]/g, '')
          .toLowerCase(),
      ),
      withGrantOption,
    },
  ];
}

export function readSet(context: Context): readonly Act[] {
  const { reader, statement } = context;
  const rest = new TokenReader(reader.tokens, reader.at);
  if (rest.take('TRANSACTION') || rest.take('SESSION', 'TRANSACTION')) return [];
  const items = byCommas(reader.tokens.slice(reader.at, -1));
  return items.flatMap((item): readonly Act[] => {
    const texts = item
      .map(({ text }) => text)
      .filter((text) => !/^(?:GLOBAL|SESSION|LOCAL|PERSIST)$/.test(text));
    const isGlobal =
      /^(?:GLOBAL|PERSIST)$/.test(item[0]?.text ?? '') ||
      /^@@(?:global|persist)\b/i.test(item[0]?.raw ?? '');
    const name = (texts[0] ?? '').replace(/^@@(?:GLOBAL|SESSION)?\.?/, '').toLowerCase();
    if (name === '' || (name.startsWith('@') && !name.startsWith('@@'))) return [];
    const value = texts.at(-1) ?? null;
    return [
      {
        ...base({ ...context, statement }),
        kind: 'settings',
        name: texts[1] === '.' ? (texts[2] ?? name).toLowerCase() : name,
        value,
        scope: isGlobal ? 'system' : 'session',
      },
    ];
  });
}
