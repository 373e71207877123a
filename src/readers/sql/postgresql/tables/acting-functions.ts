import type { ObjectName } from '../../acts.ts';
import type { Scene } from '../scene.ts';

/** A call of a function that acts: its constant arguments as text, null for those put together. */
export interface ActingCall {
  readonly texts: readonly (string | null)[];
  readonly name: ObjectName;
  readonly scene: Scene;
  readonly location: number | undefined;
}

type Acting = (call: ActingCall) => void;

const UNKNOWN_TARGET = '(computed)';

/** A table given as text: `public.users`. */
function tableIn(text: string | null | undefined): ObjectName {
  const parts = (text ?? UNKNOWN_TARGET).split('.');
  return { schema: parts.at(-2) ?? null, name: parts.at(-1) ?? UNKNOWN_TARGET };
}

const dropsSlot: Acting = ({ texts, scene, location }) =>
  scene.add(
    'stated',
    {
      verb: 'delete',
      object: 'replication-slot',
      name: texts[0] ?? UNKNOWN_TARGET,
      table: null,
      reversibility: 'irreversible',
      data: 'unknown',
      traits: ['protection-removed'],
      why: 'A replication slot keeps what a replica or consumer has not read yet; without it those must be built up from the start.',
      safer: ['make sure with pg_replication_slots that nobody reads from the slot any more'],
    },
    null,
    location,
  );

const endsSession: Acting = ({ scene, location }) =>
  scene.add(
    'stated',
    {
      verb: 'execute',
      object: 'session',
      name: 'pg_terminate_backend',
      table: null,
      reversibility: 'costly',
      data: 'none',
      traits: ['downtime'],
      why: 'Sessions are cut off, and whatever their transactions had done is rolled back.',
      safer: ['use pg_cancel_backend, which ends the query and keeps the session'],
    },
    null,
    location,
  );

const removesLargeObject: Acting = ({ texts, scene, location }) =>
  scene.add(
    'stated',
    {
      verb: 'delete',
      object: 'large-object',
      name: texts[0] ?? UNKNOWN_TARGET,
      table: null,
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['contents-destroyed'],
      why: 'lo_unlink deletes large objects, and nothing but a backup brings them back.',
      safer: ['export them first with lo_export'],
    },
    null,
    location,
  );

/** Forward from the largest key (`setval(s, (SELECT max(id) …))`) is what everybody means by it. */
const setsSequence: Acting = ({ texts, scene, location }) => {
  const fixed = texts[1] ?? null;
  scene.add(
    'stated',
    {
      verb: 'update',
      object: 'sequence',
      name: texts[0] ?? UNKNOWN_TARGET,
      table: null,
      reversibility: fixed === null ? 'reversible' : 'costly',
      data: 'none',
      traits: [],
      why:
        fixed === null
          ? 'The sequence is set to a value that is computed from what is there.'
          : `The sequence is set to ${fixed}; where that is behind keys already given out, inserts fail or keys are given out twice.`,
      safer:
        fixed === null ? [] : ['set it from the table: setval(seq, (SELECT max(id) FROM table))'],
    },
    null,
    location,
  );
};

const schedules: Acting = ({ texts, scene, location, name }) => {
  const command = texts.findLast(
    (text) => text !== null && /\s/.test(text) && !/^[\d*/,\s-]+$/.test(text),
  );
  scene.add(
    'stated',
    {
      verb: 'create',
      object: 'schedule',
      name: texts[0] ?? UNKNOWN_TARGET,
      table: null,
      reversibility: command === undefined ? 'unknown' : 'reversible',
      data: 'none',
      traits: ['schedule'],
      why:
        command === undefined
          ? `${name.schema ?? 'cron'}.${name.name} runs something again and again that cannot be read here.`
          : 'A command is run again and again from now on; what it does is judged beside this.',
      safer: ['run it by hand once and look at what it did before it is scheduled'],
    },
    null,
    location,
  );
  if (typeof command === 'string') scene.run('a scheduled command', command);
};

const runsElsewhere: Acting = ({ texts, scene, name, location }) => {
  const command = texts.findLast((text) => text !== null);
  if (typeof command === 'string' && scene.run(name.name, command)) return;
  const message = `${name.name} runs SQL in another database that is put together at run time.`;
  scene.add('opaque', { reason: 'dynamic-sql', message }, null, location);
};

const runsText: Acting = ({ texts, scene, name, location }) => {
  const command = texts[0];
  if (typeof command === 'string' && scene.run(name.name, command)) return;
  const message = `${name.name} runs SQL that is put together at run time.`;
  scene.add('opaque', { reason: 'dynamic-sql', message }, null, location);
};

const dropsChunks: Acting = ({ texts, scene, location }) =>
  scene.add(
    'delete',
    {
      table: tableIn(texts[0]),
      filter: { kind: 'condition', nullColumns: [] },
      limited: false,
    },
    null,
    location,
  );

const shortensRetention: Acting = ({ texts, scene, location }) =>
  scene.add(
    'stated',
    {
      verb: 'update',
      object: 'retention-policy',
      name: texts[0] ?? UNKNOWN_TARGET,
      table: tableIn(texts[0]),
      reversibility: 'irreversible',
      data: 'holds-data',
      traits: ['retention-shortened', 'schedule'],
      why: 'From now on rows older than the limit are dropped without any further step.',
      safer: ['keep an export of what is older than the limit'],
    },
    null,
    location,
  );

const dropsForeign: Acting = ({ texts, scene, location }) => {
  const table = tableIn(texts.findLast((text) => text !== null));
  scene.add(
    'drop-table',
    { table, ifExists: false, cascade: true, temporary: false },
    null,
    location,
  );
};

const dropsGeometry: Acting = ({ texts, scene, location }) => {
  const column = texts.at(-1) ?? UNKNOWN_TARGET;
  const table = tableIn(texts.slice(0, -1).join('.'));
  scene.add('drop-column', { table, column, ifExists: false, cascade: false }, null, location);
};

const setsSetting: Acting = ({ texts, scene, location }) => {
  const scope = texts[2] === 'true' ? 'transaction' : 'session';
  const facts = { name: texts[0] ?? UNKNOWN_TARGET, value: texts[1] ?? null, scope } as const;
  scene.add('settings', facts, null, location);
};

const touchesFiles: Acting = ({ name, scene, location }) =>
  scene.add(
    'opaque',
    { reason: 'program', message: `${name.name} reads or writes files of the server.` },
    null,
    location,
  );

/** Functions that do more than compute, by name, or by schema and name where the name alone says little. */
export const ACTING_FUNCTIONS: ReadonlyMap<string, Acting> = new Map<string, Acting>([
  ['pg_drop_replication_slot', dropsSlot],
  ['pg_replication_slot_advance', dropsSlot],
  ['pg_replication_origin_drop', dropsSlot],
  ['pg_terminate_backend', endsSession],
  ['pg_promote', endsSession],
  ['lo_unlink', removesLargeObject],
  ['lo_put', removesLargeObject],
  ['lo_truncate', removesLargeObject],
  ['setval', setsSequence],
  ['cron.schedule', schedules],
  ['cron.schedule_in_database', schedules],
  ['dblink_exec', runsElsewhere],
  ['dblink', runsElsewhere],
  ['dblink_send_query', runsElsewhere],
  ['query_to_xml', runsText],
  ['query_to_xml_and_xmlschema', runsText],
  ['run_command_on_workers', runsText],
  ['run_command_on_shards', runsElsewhere],
  ['master_run_on_worker', runsElsewhere],
  ['drop_chunks', dropsChunks],
  ['add_retention_policy', shortensRetention],
  ['dropgeometrytable', dropsForeign],
  ['dropgeometrycolumn', dropsGeometry],
  ['set_config', setsSetting],
  ['lo_import', touchesFiles],
  ['lo_export', touchesFiles],
  ['pg_file_write', touchesFiles],
  ['pg_file_unlink', touchesFiles],
  ['pg_file_rename', touchesFiles],
  ['pg_read_file', touchesFiles],
  ['pg_read_binary_file', touchesFiles],
  ['pg_ls_dir', touchesFiles],
]);
