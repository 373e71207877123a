import type {
  AlterDomainStmt,
  CallStmt,
  CreateFunctionStmt,
  CreateTrigStmt,
  DefElem,
  DoStmt,
  Node,
  RuleStmt,
} from 'libpg-query';
import { readBody } from '../procedural/read-body.ts';
import { writesBlocked } from '../costs.ts';
import { nameOfParts, nameOfRange, strings } from '../scene.ts';
import type { Scene } from '../scene.ts';
import { readCallStatement } from './calls.ts';
import { on } from './handler.ts';

function option(options: readonly Node[] | undefined, name: string): DefElem | undefined {
  for (const node of options ?? []) {
    if ('DefElem' in node && node.DefElem.defname === name) return node.DefElem;
  }
  return undefined;
}

function textOf(element: DefElem | undefined): string | null {
  const arg = element?.arg;
  if (arg === undefined) return null;
  return strings([arg])[0] ?? null;
}

function readDo(node: DoStmt, scene: Scene): void {
  const language = textOf(option(node.args, 'language')) ?? 'plpgsql';
  const body = textOf(option(node.args, 'as'));
  if (body === null || language !== 'plpgsql') {
    scene.add('opaque', {
      reason: 'program',
      message: `A DO block in ${language} is not read here.`,
    });
    return;
  }
  readBody({ body, within: 'DO block', of: null }, scene);
}

function readFunction(node: CreateFunctionStmt, scene: Scene): void {
  const language = (textOf(option(node.options, 'language')) ?? 'sql').toLowerCase();
  const body = textOf(option(node.options, 'as'));
  const object = node.is_procedure === true ? 'procedure' : 'function';
  const name = nameOfParts(strings(node.funcname));
  const inner = scene.inside(`${object} ${name.name}`, scene.sql, scene.line, []);
  if (language === 'sql' && node.sql_body !== undefined) readAtomic(node.sql_body, inner);
  else if (language === 'sql' && body !== null) {
    if (!inner.run(`${object} ${name.name}`, body)) unread(name.name, inner);
  } else if (language === 'plpgsql' && body !== null) {
    readBody({ body, within: `${object} ${name.name}`, of: node }, inner);
  } else unread(name.name, inner);
  scene.add('create-other', {
    object,
    name,
    table: null,
    replaces: node.replace === true,
    body: inner.acts,
  });
}

function unread(name: string, scene: Scene): void {
  const message = `The body of ${name} is not read here.`;
  scene.add('opaque', { reason: 'unknown-call', message });
}

function readAtomic(body: Node, scene: Scene): void {
  if ('List' in body) for (const item of body.List.items ?? []) readAtomic(item, scene);
  else if (!('ReturnStmt' in body)) scene.readPart(body);
}

function readTrigger(node: CreateTrigStmt, scene: Scene): void {
  scene.add(
    'create-other',
    {
      object: 'trigger',
      name: { schema: null, name: node.trigname ?? '(unnamed)' },
      table: nameOfRange(node.relation),
      replaces: node.replace === true,
    },
    writesBlocked('SHARE ROW EXCLUSIVE', 'brief', 'only the catalog is written', []),
    node.relation?.location,
  );
}

/** `DO INSTEAD NOTHING` and the like turn writes of others into something else, without a word to them. */
function readRule(node: RuleStmt, scene: Scene): void {
  const event = (node.event ?? '').replace('CMD_', '');
  const instead = node.instead === true && event !== 'SELECT';
  scene.add('stated', {
    verb: 'create',
    object: 'rule',
    name: node.rulename ?? '(unnamed)',
    table: nameOfRange(node.relation),
    reversibility: 'reversible',
    data: 'none',
    traits: instead ? ['schema-break'] : [],
    why: instead
      ? `From now on ${event} on the table does something else instead, without a word to whoever runs it.`
      : 'A rule adds to what others run; dropping it ends that.',
    safer: instead ? ['use a trigger, which can refuse with an error'] : [],
  });
}

function readDomain(node: AlterDomainStmt, scene: Scene): void {
  const name = nameOfParts(strings(node.typeName));
  const drops = String(node.subtype) === 'X' || String(node.subtype) === 'AD_DropConstraint';
  if (drops) {
    const object = 'domain-constraint';
    const constraint = { schema: null, name: node.name ?? name.name };
    const facts = { object, name: constraint, table: null, ifExists: false, cascade: false };
    scene.add('drop-other', { ...facts, loses: 'protection' });
  } else scene.add('create-other', { object: 'domain', name, table: null, replaces: true });
}

export const proceduralHandlers = [
  on<DoStmt>('DoStmt', readDo),
  on<CallStmt>('CallStmt', readCallStatement),
  on<CreateFunctionStmt>('CreateFunctionStmt', readFunction),
  on<CreateTrigStmt>('CreateTrigStmt', readTrigger),
  on<RuleStmt>('RuleStmt', readRule),
  on<AlterDomainStmt>('AlterDomainStmt', readDomain),
];
