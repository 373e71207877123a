import type { Connection } from '../../environment/connection.ts';
import type { Doing, ToolReading } from '../../types.ts';
import { settled } from './run-sql.ts';
import type { SqlText } from './run-sql.ts';

/** What statements of Cypher take away. Strings and comments are no statements. */
export function cypher(texts: readonly SqlText[], connection: Connection): ToolReading {
  return {
    doings: texts.flatMap((text) =>
      text.kind === 'text'
        ? statementsOf(text.text).flatMap((each) => doingOf(each, connection))
        : [],
    ),
  };
}

function statementsOf(text: string): readonly string[] {
  return text
    .slice(0, 50_000)
    .replace(
      /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/g,
      "''",
    )
    .split(';')
    .slice(0, 200);
}

function doingOf(statement: string, connection: Connection): readonly Doing[] {
  const dropped =
    /\bdrop\s+(?:composite\s+)?(database|constraint|index|user|role|alias)\s+(?:if\s+exists\s+)?([\w.]+)?/i.exec(
      statement,
    );
  const base = { provider: 'neo4j', safer: ['Take a dump with neo4j-admin first.'] };
  if (dropped !== null) {
    const [, kind = '', address = kind] = dropped;
    const database = kind.toLowerCase() === 'database';
    return [
      settled(
        {
          ...base,
          verb: 'delete',
          type: kind.toLowerCase(),
          address,
          reversibility: database ? 'irreversible' : 'costly',
          data: database ? 'holds-data' : 'none',
          traits: database ? ['contents-destroyed', 'database'] : [],
          why: `Dropping a ${kind.toLowerCase()} takes what it holds along.`,
        },
        connection,
      ),
    ];
  }
  if (!/\b(?:detach\s+)?delete\b/i.test(statement)) return [];
  const [, label] = /\(\s{0,50}(?:\w{1,100}\s{0,50})?:\s{0,50}(\w+)/.exec(statement) ?? [];
  const filtered = /\bwhere\b|\{[^}]{1,500}\}/i.test(statement);
  return [
    settled(
      {
        ...base,
        verb: 'delete',
        type: 'node',
        address: label ?? 'all nodes',
        reversibility: filtered ? 'costly' : 'irreversible',
        data: 'holds-data',
        traits: filtered ? [] : ['contents-destroyed', 'unfiltered'],
        why: filtered
          ? 'What its filter finds is gone but for a backup.'
          : 'Every node that matches is gone, and nothing filters them.',
      },
      connection,
    ),
  ];
}
