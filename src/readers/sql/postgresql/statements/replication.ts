import type {
  AlterEventTrigStmt,
  AlterPublicationStmt,
  AlterSubscriptionStmt,
  CreatePublicationStmt,
  CreateSubscriptionStmt,
  DropSubscriptionStmt,
  DropTableSpaceStmt,
} from 'libpg-query';
import type { Scene } from '../scene.ts';
import { on } from './handler.ts';

function created(object: string, name: string | undefined, replaces: boolean, scene: Scene): void {
  const named = { schema: null, name: name ?? '(unnamed)' };
  scene.add('create-other', { object, name: named, table: null, replaces });
}

function stopped(
  object: string,
  name: string | undefined,
  verb: 'update' | 'delete',
  why: string,
  scene: Scene,
): void {
  scene.add('stated', {
    verb,
    object,
    name: name ?? '(unnamed)',
    table: null,
    reversibility: 'costly',
    data: 'none',
    traits: ['protection-removed'],
    why,
    safer: ['make sure first that nobody relies on what it carries'],
  });
}

function readAlterPublication(node: AlterPublicationStmt, scene: Scene): void {
  if (node.action === 'AP_DropObjects') {
    const why = 'Tables leave the publication, and subscribers no longer hear of changes to them.';
    stopped('publication', node.pubname, 'update', why, scene);
  } else created('publication', node.pubname, true, scene);
}

function readAlterSubscription(node: AlterSubscriptionStmt, scene: Scene): void {
  const disables =
    node.kind === 'ALTER_SUBSCRIPTION_ENABLED' &&
    !JSON.stringify(node.options).includes('"boolval":true');
  if (disables || node.kind === 'ALTER_SUBSCRIPTION_DROP_PUBLICATION') {
    const why = 'The subscription stops, and this side falls behind until it is on again.';
    stopped('subscription', node.subname, 'update', why, scene);
  } else created('subscription', node.subname, true, scene);
}

export const replicationHandlers = [
  on<CreatePublicationStmt>('CreatePublicationStmt', (node, scene) => {
    created('publication', node.pubname, false, scene);
  }),
  on<AlterPublicationStmt>('AlterPublicationStmt', readAlterPublication),
  on<CreateSubscriptionStmt>('CreateSubscriptionStmt', (node, scene) => {
    created('subscription', node.subname, false, scene);
  }),
  on<AlterSubscriptionStmt>('AlterSubscriptionStmt', readAlterSubscription),
  on<DropSubscriptionStmt>('DropSubscriptionStmt', (node, scene) => {
    const why =
      'The subscription goes with its place in the stream; to have it back all tables are copied anew.';
    stopped('subscription', node.subname, 'delete', why, scene);
  }),
  on<DropTableSpaceStmt>('DropTableSpaceStmt', (node, scene) => {
    scene.add('drop-other', {
      object: 'tablespace',
      name: { schema: null, name: node.tablespacename ?? '(unnamed)' },
      table: null,
      ifExists: node.missing_ok === true,
      cascade: false,
      // PostgreSQL refuses to drop one that is not empty.
      loses: 'definition',
    });
  }),
  on<AlterEventTrigStmt>('AlterEventTrigStmt', (node, scene) => {
    if (node.tgenabled !== 'D') return created('event-trigger', node.trigname, true, scene);
    const why =
      'An event trigger is switched off; what it watches over is not watched until it is on again.';
    stopped('event-trigger', node.trigname, 'update', why, scene);
  }),
];
