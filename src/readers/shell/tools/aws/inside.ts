/** Text of other languages inside calls of AWS: SQL, and changes of DNS. */
import type { Setting, ToolReading } from '../../types.ts';
import type { ToolContext } from '../types.ts';
import type { AwsRequest } from './request.ts';
import { isKnown } from './request.ts';

/** Option that holds the text, and a name that says what it is. */
const INSIDE: Readonly<Record<string, readonly [option: string, name: string]>> = {
  'rds-data execute-statement': ['--sql', 'command.sql'],
  'rds-data batch-execute-statement': ['--sql', 'command.sql'],
  'redshift-data execute-statement': ['--sql', 'command.redshift.sql'],
  'redshift-data batch-execute-statement': ['--sqls', 'command.redshift.sql'],
  'athena start-query-execution': ['--query-string', 'command.athena.sql'],
  'route53 change-resource-record-sets': ['--change-batch', 'change-batch.json'],
};

/** What the text inside does; null where this call holds none. */
export async function readInside(
  { service, operation, options }: AwsRequest,
  context: ToolContext,
  setting: Setting,
): Promise<ToolReading | null> {
  const entry = INSIDE[`${service} ${operation}`];
  if (entry === undefined) return null;
  const [option, name] = entry;
  const given = (options.get(option) ?? []).map(({ text }) => text).join(';\n');
  const text = given.startsWith('file://') ? fileText(given.slice(7), context) : given;
  if (text !== null && text !== '' && isKnown(text)) return context.inside(text, name, setting);
  return {
    doings: [
      {
        verb: 'execute',
        type: name.endsWith('.sql') ? 'sql-script' : 'aws_route53_record',
        address: `${service} ${operation}`,
        provider: 'aws',
        reversibility: 'unknown',
        data: 'unknown',
        why: 'What it carries out stands in a text that could not be read.',
        safer: ['give the text in the command, or in a file that can be read'],
        setting,
      },
    ],
  };
}

function fileText(path: string, { world, pathOf }: ToolContext): string | null {
  const absolute = pathOf({ text: path, known: true, glob: false, unknowns: [] });
  const look = absolute === null ? null : world.look(absolute);
  return look?.kind === 'text' ? look.text : null;
}
