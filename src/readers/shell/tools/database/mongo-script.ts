import type { DataHolding, Reversibility, Trait, Verb } from '../../../../core/change/types.ts';
import type { Doing } from '../../types.ts';

/** What a method of a collection, a database or a cluster does. */
interface Method {
  readonly verb: Verb;
  readonly type: string;
  readonly reversibility: Reversibility;
  readonly data: DataHolding;
  readonly traits?: readonly Trait[];
  readonly why: string;
}

const LOST: readonly Trait[] = ['contents-destroyed'];

const dropped = (type: string): Method => ({
  verb: 'delete',
  type,
  reversibility: 'irreversible',
  data: 'holds-data',
  traits: LOST,
  why: `A dropped ${type} takes its documents along, and only a backup brings them back.`,
});
const milder = (verb: Verb, type: string, why: string): Method => ({
  verb,
  type,
  reversibility: 'costly',
  data: 'none',
  why,
});
const added = (type: string): Method => ({
  verb: 'create',
  type,
  reversibility: 'reversible',
  data: 'none',
  why: 'Something is added, and nothing that is there is lost.',
});

/** Methods that take rows by a filter: worse where it is empty. */
const FILTERED: Readonly<Record<string, Verb>> = {
  deleteMany: 'delete',
  remove: 'delete',
  updateMany: 'update',
  update: 'update',
};
const ONE: Readonly<Record<string, Verb>> = {
  deleteOne: 'delete',
  findOneAndDelete: 'delete',
  replaceOne: 'update',
  updateOne: 'update',
  findOneAndReplace: 'update',
  findOneAndUpdate: 'update',
  findAndModify: 'update',
  bulkWrite: 'update',
};

const METHODS: Readonly<Record<string, Method>> = {
  drop: dropped('collection'),
  dropDatabase: dropped('database'),
  renameCollection: milder('move', 'collection', 'Whoever asks for the old name finds nothing.'),
  dropIndex: milder('delete', 'index', 'Queries are slow until it is built again.'),
  dropIndexes: milder('delete', 'index', 'Queries are slow until they are built again.'),
  dropUser: milder('delete', 'user', 'Whoever signs in by it is locked out.'),
  dropAllUsers: milder('delete', 'user', 'Everybody is locked out.'),
  dropRole: milder('delete', 'role', 'Whoever has it loses its rights.'),
  shutdownServer: milder(
    'execute',
    'mongodb-server',
    'Its clients are cut off until it runs again.',
  ),
  stepDown: milder('execute', 'replica-set', 'Writing stops until another member is elected.'),
  reconfig: milder('update', 'replica-set', 'Members that leave the set no longer hold its data.'),
  removeShard: milder('delete', 'shard', 'Its data is moved to the others.'),
  insertOne: added('document'),
  insertMany: added('document'),
  insert: added('document'),
  save: added('document'),
  createIndex: added('index'),
  createCollection: added('collection'),
  createUser: added('user'),
};

const COMMANDS: Readonly<Record<string, keyof typeof METHODS>> = {
  dropDatabase: 'dropDatabase',
  drop: 'drop',
  shutdown: 'shutdownServer',
  dropIndexes: 'dropIndexes',
  replSetReconfig: 'reconfig',
  renameCollection: 'renameCollection',
  dropUser: 'dropUser',
  dropAllUsersFromDatabase: 'dropAllUsers',
};

const LONGEST = 50_000;

/**
 * What a script for the shell of MongoDB does, by the methods that it calls. Strings and comments are
 * no calls. Null where it cannot be told: too long, or text run as code.
 */
export function mongoScript(script: string): readonly Doing[] | null {
  if (script.length > LONGEST) return null;
  const code = script
    .replace(/\[\s*(['"])(\w+)\1\s*\]/g, '.$2')
    .replace(
      /\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\/|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/g,
      (text) => (text.startsWith('/') ? ' ' : `'${text.slice(1, -1).replace(/[^\w.:/-]/g, '_')}'`),
    );
  if (/(?<![\w.])(?:eval|Function|load)\s*\(/.test(code)) return null;
  const doings: Doing[] = [];
  for (const match of code.matchAll(
    /((?<![\w$])[\w$]{1,200}|[)\]])\s{0,50}\.\s{0,50}(\w{1,100})\s{0,50}\(/g,
  )) {
    const [whole, owner = '', name = ''] = match;
    const after = code.slice(match.index + whole.length, match.index + whole.length + 400);
    const before = code.slice(Math.max(0, match.index - 120), match.index);
    const address =
      owner === ')' || owner === ']' ? (/'([^']*)'\s*$/.exec(before)?.[1] ?? 'collection') : owner;
    const found = doingOf(name, address, after);
    if (found !== null) doings.push(found);
    if (doings.length >= 100) break;
  }
  return doings;
}

function doingOf(name: string, address: string, after: string): Doing | null {
  const base = { address, provider: 'mongodb', safer: ['Take a dump with mongodump first.'] };
  if (Object.hasOwn(FILTERED, name)) {
    const verb = FILTERED[name] ?? 'update';
    const all = /^\s*(?:\{\s*\}\s*)?[,)]/.test(after);
    return {
      ...base,
      verb,
      type: 'collection',
      reversibility: all ? 'irreversible' : 'costly',
      data: 'holds-data',
      traits: all ? ['contents-destroyed', 'unfiltered'] : [],
      why: all
        ? `${name} with an empty filter is about every document, and only a backup brings them back.`
        : `${name} is about what its filter finds, and the old values are lost but for a backup.`,
    };
  }
  if (Object.hasOwn(ONE, name)) {
    const why = `${name} changes what it finds, and the old values are lost but for a backup.`;
    const verb = ONE[name] ?? 'update';
    return { ...base, verb, type: 'document', reversibility: 'costly', data: 'holds-data', why };
  }
  if (name === 'runCommand' || name === 'adminCommand') {
    const command = /^\s*(?:\{\s*)?'?(\w+)/.exec(after)?.[1] ?? '';
    const method = Object.hasOwn(COMMANDS, command) ? METHODS[COMMANDS[command] ?? ''] : undefined;
    if (method !== undefined) return { ...base, ...method };
    const empty = /^\s*\{\s*'?delete'?\s*:[\s\S]*\bq\b'?\s*:\s*\{\s*\}/.test(after);
    return empty ? { ...base, ...dropped('collection') } : null;
  }
  if (name === 'aggregate' && /\$(?:out|merge)\b/.test(after)) {
    return {
      ...base,
      ...milder('replace', 'collection', '$out replaces the collection it names.'),
    };
  }
  const method = Object.hasOwn(METHODS, name) ? METHODS[name] : undefined;
  return method === undefined ? null : { ...base, ...method };
}
