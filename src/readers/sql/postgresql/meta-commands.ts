import type { Scene } from './scene.ts';
import { readStatements } from './statements/read-statements.ts';

/** Commands of psql that show, format or steer and leave the database alone. */
const HARMLESS = new Set(
  `echo qecho warn set unset pset timing x a C f H t T encoding errverbose prompt conninfo q quit
  l list d dt di dv ds df dn du dp dx z sf sv o out restrict unrestrict r reset p
  print w write h help ? copyright cd bind password`.split(/\s+/),
);

/** What stands between them may be left out. */
const BRANCHES = new Set(['if', 'elif', 'else', 'endif']);

const FOREIGN = new Set(['i', 'ir', 'include', 'include_relative']);

/** One line that begins with a backslash. */
export function readMetaCommand(command: string, scene: Scene): void {
  const [, name = '', rest = ''] = /^\\(\S*)\s*(.*)$/s.exec(command) ?? [];
  if (name === 'copy') return readCopy(rest, scene);
  if (FOREIGN.has(name)) {
    scene.add('opaque', {
      reason: 'other-file',
      message: `\\${name} runs another file, ${rest.trim()}, that is not read here.`,
    });
  } else if (name === 'c' || name === 'connect') {
    scene.add('settings', { name: 'database', value: rest.trim() || null, scope: 'session' });
  } else if (BRANCHES.has(name)) {
    scene.add('transaction', { action: 'savepoint' });
  } else if (name === '!') {
    scene.add('opaque', { reason: 'program', message: '\\! runs a command of the shell.' });
  } else if (HARMLESS.has(name) || /^(?:d|l|s)\w*\+?$/.test(name) || name === '.') {
    scene.read(`psql \\${name}`);
  } else {
    scene.add('opaque', {
      reason: 'unknown-statement',
      message: `\\${name} is a psql command that no list knows.`,
    });
  }
}

/** `\copy` is COPY with the file on the client's side. */
function readCopy(rest: string, scene: Scene): void {
  const table = /^\(?\s*(?:"?([\w$]+)"?\.)?"?([\w$]+)"?/.exec(rest);
  if (/\bfrom\b/i.test(rest) && table !== null && !rest.startsWith('(')) {
    const name = { schema: table[1] ?? null, name: table[2] ?? '' };
    scene.add('insert', { table: name, overwrites: false });
  } else if (rest.startsWith('(') && !/^\(\s*(?:select|with|values|table)\b/i.test(rest)) {
    const query = /^\((.*)\)\s*to\b/is.exec(rest)?.[1] ?? rest;
    if (!readStatements(query, scene)) scene.read('psql \\copy');
  } else scene.read('psql \\copy');
}
