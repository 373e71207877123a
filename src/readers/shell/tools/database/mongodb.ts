import type { Connection } from '../../environment/connection.ts';
import type { ToolReading } from '../../types.ts';
import type { Call, Tool, ToolContext } from '../types.ts';
import { ALL, changes, connected, harmless, loses, placedAt } from './effects.ts';
import { mongoScript } from './mongo-script.ts';
import { settled, sqlInFile, sqlInWords, sqlOnInput } from './run-sql.ts';
import type { SqlText } from './run-sql.ts';
import { connectionAt } from './where.ts';

const VALUED =
  `--eval -f --file --host --port -u --username -p --password --authenticationDatabase --uri -d --db -c
  --collection -o --out --archive --nsInclude --nsExclude --query -q --dir --type --tls --tlsCAFile
  --authenticationMechanism --fields --mode -h`
    .split(/\s+/)
    .filter((name) => name !== '--tls' && name !== '--archive');

function connectionOf(call: Call, context: ToolContext): Connection {
  const word =
    call.value('--uri') ?? call.operands.find(({ text }) => !/\.m?js$/.test(text)) ?? null;
  return connectionAt(call, context, {
    host: ['--host', '-h'],
    database: ['-d', '--db'],
    hostVariables: ['MONGODB_HOST', 'MONGO_HOST'],
    word,
  });
}

function textsOf(call: Call, context: ToolContext): readonly SqlText[] {
  const scripts = call.operands.filter(({ text }) => /\.m?js$/.test(text));
  const files = [...call.values('-f', '--file'), ...scripts];
  const given = [
    ...sqlInWords(call.values('--eval')),
    ...files.map((word) => sqlInFile(word, context)),
  ];
  return given.length > 0 ? given : sqlOnInput(call.invocation, context);
}

function mongosh(call: Call, context: ToolContext): ToolReading {
  const connection = connectionOf(call, context);
  const doings = textsOf(call, context).flatMap((script) => {
    const read = script.kind === 'text' ? mongoScript(script.text) : null;
    if (read !== null) return read.map((doing) => settled(doing, connection));
    const own = connection.scratch || connection.setting.kind === 'development';
    return [
      {
        verb: 'execute' as const,
        type: 'mongo-script',
        address: connection.setting.name ?? 'database',
        provider: 'mongodb',
        reversibility: own ? ('costly' as const) : ('unknown' as const),
        data: 'unknown' as const,
        why: `What this script does is not known: ${script.kind === 'unread' ? script.why : 'it runs text as code'}.`,
        setting: connection.setting,
      },
    ];
  });
  return { doings: placedAt(doings, connection) };
}

const base = { provider: 'mongodb', valued: VALUED, otherwise: 'harmless' } as const;

export const mongodbTools: readonly Tool[] = [
  {
    ...base,
    id: 'mongosh',
    programs: ['mongosh', 'mongo'],
    harmlessWith: ['--version', '--nodb'],
    acts: [{ words: '', does: mongosh }],
  },
  connected(
    {
      ...base,
      id: 'mongorestore',
      programs: ['mongorestore'],
      harmlessWith: ['--version', '--dryRun'],
      acts: [
        {
          words: '',
          with: ['--drop'],
          does: [
            loses(
              'collection',
              '--drop drops each collection before it restores it, and newer documents are lost.',
              {
                option: ['-c', '--collection', '-d', '--db'],
              },
            ),
          ],
        },
        { words: '', does: [changes('collection', 'Documents are added.', { text: 'dump' })] },
      ],
    },
    connectionOf,
  ),
  connected(
    {
      ...base,
      id: 'mongoimport',
      programs: ['mongoimport'],
      harmlessWith: ['--version'],
      acts: [
        {
          words: '',
          with: ['--drop'],
          does: [
            loses('collection', '--drop drops the collection before it imports.', {
              option: ['-c', '--collection'],
            }),
          ],
        },
        { words: '', does: [changes('collection', 'Documents are added.', ALL)] },
      ],
    },
    connectionOf,
  ),
  {
    ...base,
    id: 'mongo-readers',
    programs: ['mongodump', 'mongoexport', 'mongostat', 'mongotop', 'bsondump'],
    acts: harmless(''),
  },
];
