/** `gsutil` and `bq`: objects and tables. */
import { googleSetting } from '../../environment/google.ts';
import { mostTelling, namesSay } from '../../environment/telling.ts';
import type { Setting, ToolReading } from '../../types.ts';
import { changed, harmless, lost, made, shows, upset } from '../infrastructure/shapes.ts';
import type { Call, Tool, ToolContext } from '../types.ts';

const OBJECT = 'google_storage_bucket_object';
const BUCKET = 'google_storage_bucket';

export function named(call: Call, context: ToolContext): Setting {
  return mostTelling([
    googleSetting(call, context),
    ...namesSay([...call.operands.slice(1), ...call.values('-d', '--dataset_id')], 'resource'),
  ]);
}

const gsutil: Tool = {
  id: 'gsutil',
  programs: ['gsutil'],
  provider: 'google',
  valued: ['-o', '-u', '-h', '-x', '-p', '-l', '-c', '-y'],
  harmlessWith: ['--version'],
  acts: [
    ...harmless('rsync', { with: ['-n'] }),
    ...lost('rm', OBJECT, 'The objects are gone, unless the bucket keeps versions.', {
      traits: ['bulk'],
    }),
    ...lost('rb', BUCKET, 'It deletes the bucket; its name can be taken by anybody.'),
    ...lost(
      'rsync',
      OBJECT,
      'Every object that the source does not have is deleted from the target.',
      {
        with: ['-d'],
        traits: ['bulk'],
        targets: { operands: 1 },
      },
    ),
    ...upset('mv', OBJECT, 'Whoever reads the objects at the old place no longer finds them.', {
      verb: 'move',
      data: 'holds-data',
    }),
    {
      words: 'iam|acl|defacl ch|set',
      does: (call) => {
        const text = call.invocation.args.map((word) => word.text).join(' ');
        const open = /all(?:Authenticated)?Users|public-read/i.test(text);
        const replaces = call.operands[1]?.text === 'set' && !open;
        return {
          doings: [
            {
              verb: open ? 'expose' : 'grant',
              type: BUCKET,
              address: call.operands.at(-1)?.text ?? 'gs://',
              provider: 'google',
              reversibility: replaces ? 'costly' : 'reversible',
              data: 'none',
              traits: open ? ['public-exposure'] : replaces ? ['permission-widened'] : [],
              why: open ? 'It lets everybody in.' : 'It changes who may read or write.',
            },
          ],
        };
      },
    },
    ...upset('versioning set off', BUCKET, 'From now on an overwrite or deletion is for good.', {
      reversibility: 'reversible',
      traits: ['protection-removed'],
    }),
    ...upset(
      'lifecycle set',
      BUCKET,
      'It sets when objects expire; what is older is deleted soon after.',
      {
        reversibility: 'reversible',
        traits: ['retention-shortened'],
      },
    ),
    ...upset('retention clear', BUCKET, 'Nothing stops a deletion any more.', {
      reversibility: 'reversible',
      traits: ['protection-removed'],
    }),
    ...shows('signurl', OBJECT, 'It makes an address that lets anybody in who has it.', {
      traits: [],
    }),
    ...made('cp|mb|rsync|compose|notification', OBJECT, 'It writes objects.'),
    ...changed(
      'setmeta|rewrite|label|cors|web|versioning',
      OBJECT,
      'It changes settings of objects.',
    ),
  ],
  setting: named,
  otherwise: 'harmless',
};

async function query(call: Call, context: ToolContext): Promise<ToolReading> {
  const { stdin } = call.invocation;
  const words = call.operands.slice(call.taken);
  const given = words.map(({ text }) => text).join(' ');
  const file = given === '' && stdin.kind === 'file' ? context.pathOf(stdin.path) : null;
  const look = file === null ? null : context.world.look(file);
  const sql =
    given !== ''
      ? given
      : stdin.kind === 'text'
        ? stdin.text
        : look?.kind === 'text'
          ? look.text
          : null;
  const setting = named(call, context);
  if (sql !== null && words.every(({ known }) => known)) {
    const inner = await context.inside(sql, 'command.bigquery.sql', setting);
    return call.has('--replace')
      ? { ...inner, doings: [...(inner.doings ?? []), replaced(call, setting)] }
      : inner;
  }
  return {
    doings: [
      {
        verb: 'execute',
        type: 'sql-script',
        address: 'bq query',
        provider: 'google',
        reversibility: 'unknown',
        data: 'unknown',
        why: 'The statements could not be read.',
        setting,
      },
    ],
  };
}

function replaced(call: Call, setting: Setting) {
  return {
    verb: 'replace',
    type: 'google_bigquery_table',
    address: call.value('--destination_table')?.text ?? 'table',
    provider: 'google',
    reversibility: 'costly',
    data: 'holds-data',
    why: 'It overwrites a table; the old rows can be had back for a few days.',
    setting,
  } as const;
}

const bq: Tool = {
  id: 'bq',
  programs: ['bq'],
  provider: 'google',
  valued:
    '--project_id --dataset_id --location --format --job_id --destination_table --source_format --schema --max_rows -n --api --credential_file --label --udf_resource --parameter --time_partitioning_field --expiration --description --filter'.split(
      ' ',
    ),
  harmlessWith: ['--dry_run', '--version'],
  acts: [
    { words: 'query', does: query },
    ...lost('rm', 'google_bigquery_dataset', 'The dataset is gone with every table in it.', {
      with: ['-d', '-r', '--dataset', '--recursive'],
      traits: ['database', 'bulk'],
    }),
    ...harmless('rm', { with: ['-j', '--job_id'] }),
    ...lost('rm', 'google_bigquery_table', 'The table is gone with its rows.', {
      traits: ['database'],
    }),
    ...upset('load', 'google_bigquery_table', 'It overwrites a table.', {
      with: ['--replace'],
      data: 'holds-data',
      verb: 'replace',
      targets: { operands: 0, most: 1 },
    }),
    ...upset('cp', 'google_bigquery_table', 'It overwrites a table.', {
      with: ['-f', '--force'],
      data: 'holds-data',
      verb: 'replace',
      targets: { operands: 1, most: 1 },
    }),
    ...upset(
      'update',
      'google_bigquery_table',
      'Rows or tables older than the new limit are deleted.',
      {
        reversibility: 'reversible',
        traits: ['retention-shortened'],
        with: [
          '--expiration',
          '--default_table_expiration',
          '--default_partition_expiration',
          '--time_partitioning_expiration',
        ],
      },
    ),
    ...made(
      'mk|load|cp|insert|extract|partition',
      'google_bigquery_table',
      'It writes rows or makes a table.',
    ),
    ...changed(
      'update|set-iam-policy|add-iam-policy-binding',
      'google_bigquery_table',
      'It changes settings.',
    ),
    ...upset('cancel', 'google_bigquery_job', 'A job ends early.', { reversibility: 'reversible' }),
  ],
  setting: named,
  otherwise: 'harmless',
};

export const googleStores: readonly Tool[] = [gsutil, bq];
