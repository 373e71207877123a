import type { ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, connected, costs, loses } from './effects.ts';
import { cypher } from './cypher.ts';
import { runSql, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import { ENGINE_OPTIONS } from './engines.ts';
import { connectionAt } from './where.ts';

const at = (call: Call, context: ToolContext, word = call.value('--url', '--dsn')) =>
  connectionAt(call, context, {
    host: ['--host', '-h', '-a', '--address', '-I', '--instance', '--endpoint', '--conn', '-e'],
    database: ['-d', '--database', '--db', '--db-name'],
    hostVariables: ['COCKROACH_HOST', 'INFLUX_HOST', 'NEO4J_ADDRESS', 'NEO4J_URI'],
    word,
  });

const here = (call: Call, context: ToolContext) =>
  connectionAt(call, context, {
    host: ['--host', '-h'],
    database: ['-d', '--database', '--bucket', '-b', '--name', '-n'],
    hostVariables: ['COCKROACH_HOST', 'INFLUX_HOST'],
    word: call.value('--url'),
  });

const base = { valued: ENGINE_OPTIONS, otherwise: 'harmless' } as const;
export const furtherEngineTools: readonly Tool[] = [
  {
    ...base,
    id: 'cypher-shell',
    programs: ['cypher-shell'],
    provider: 'neo4j',
    acts: [
      {
        words: '',
        does: (call, context) => {
          const files = call.values('-f', '--file').map((word) => sqlInFile(word, context));
          const given = [...sqlInWords(call.operands), ...files];
          const texts = given.length > 0 ? given : sqlOnInput(call.invocation, context);
          return cypher(texts, at(call, context, call.value('-a', '--address')));
        },
      },
    ],
  },
  connected(
    {
      ...base,
      id: 'neo4j-admin',
      programs: ['neo4j-admin'],
      provider: 'neo4j',
      acts: [
        {
          words: 'database load|import|restore',
          with: ['--overwrite-destination', '--overwrite-destination=true', '--force'],
          does: [loses('database', 'The database that is there is overwritten.')],
        },
        {
          words: 'load|restore',
          with: ['--force'],
          does: [loses('database', 'The database that is there is overwritten.')],
        },
        {
          words: 'server|database unbind',
          does: [costs('update', 'neo4j-server', 'It forgets the cluster that it was in.')],
        },
      ],
    },
    here,
  ),
  {
    ...base,
    id: 'dolt',
    programs: ['dolt'],
    provider: 'dolt',
    acts: [
      {
        words: 'sql',
        does: (call, context) =>
          runSql(
            call.has('-q', '--query')
              ? sqlInWords(call.values('-q', '--query'))
              : sqlOnInput(call.invocation, context),
            { dialect: 'mysql', provider: 'dolt', connection: here(call, context) },
            context,
          ),
      },
      {
        words: 'reset',
        with: ['--hard'],
        does: [
          loses('database', 'Rows that are not committed are gone.', ALL, {
            traits: ['uncommitted-work'],
          }),
        ],
      },
      {
        words: 'checkout',
        with: ['-f'],
        does: [
          loses('database', 'Rows that are not committed are gone.', ALL, {
            traits: ['uncommitted-work'],
          }),
        ],
      },
      {
        words: 'push',
        with: ['-f', '--force'],
        does: [
          loses('branch', 'Commits that others pushed are gone from it.', ALL, {
            traits: ['history-rewritten'],
          }),
        ],
      },
      {
        words: 'branch',
        with: ['-D'],
        does: [costs('delete', 'branch', 'Commits that only it holds are lost in time.')],
      },
      { words: 'gc', does: [costs('update', 'database', 'What no branch holds is removed.')] },
      {
        words: 'table rm',
        does: [costs('delete', 'table', 'It comes back from the last commit.')],
      },
    ],
  },
  connected(
    {
      ...base,
      id: 'surreal',
      programs: ['surreal'],
      provider: 'surrealdb',
      acts: [
        { words: 'sql', does: surrealSql },
        { words: 'import', does: [changes('database', 'Records are added or replaced.', ALL)] },
      ],
    },
    (call, context) => at(call, context, null),
  ),
  connected(
    {
      ...base,
      id: 'gel',
      programs: ['gel', 'edgedb'],
      provider: 'gel',
      acts: [
        {
          words: 'instance destroy',
          does: [loses('gel-instance', 'An instance goes with its databases.')],
        },
        {
          words: 'branch|database drop|wipe',
          does: [loses('database', 'It goes with everything in it.')],
        },
        {
          words: 'project unlink',
          with: ['-D', '--destroy-server-instance'],
          does: [loses('gel-instance', 'An instance goes with its databases.')],
        },
        {
          words: 'restore',
          with: ['--all'],
          does: [costs('update', 'database', 'What is there is replaced.')],
        },
        {
          words: 'migrate|migration',
          does: [
            costs(
              'update',
              'database',
              'The schema moves on, and comes back by another migration.',
              { text: 'schema' },
            ),
          ],
        },
      ],
    },
    (call, context) => at(call, context, null),
  ),
];

/** SurrealQL: REMOVE takes what DROP takes elsewhere. */
function surrealSql(call: Call, context: ToolContext): Promise<ToolReading> {
  const texts = sqlOnInput(call.invocation, context).map((sql) =>
    sql.kind === 'text'
      ? { ...sql, text: sql.text.replace(/\bREMOVE\s+(?=TABLE|DATABASE|NAMESPACE)/gi, 'DROP ') }
      : sql,
  );
  const connection = at(call, context, null);
  return runSql(texts, { dialect: 'other', provider: 'surrealdb', connection }, context);
}
