import { unreadable } from '../translate/translation.ts';
import { Walk } from '../translate/walk.ts';
import type { Framework, MigrationFile, Translation } from '../types.ts';
import { liquibaseChange } from './changes.ts';
import type { Element } from './element.ts';
import { readTree } from './read-tree.ts';
import { readXml } from './read-xml.ts';

export const liquibase: Framework = {
  id: 'liquibase',
  title: 'Liquibase changelog',
  recognises: (path, text) =>
    (path.endsWith('.xml') && /<(?:\w+:)?databaseChangeLog\b/.test(text)) ||
    (/\.(?:ya?ml|json)$/.test(path) && /["']?databaseChangeLog["']?\s*:/.test(text)),
  translate,
};

function translate(file: MigrationFile): Translation {
  const reading = file.path.endsWith('.xml') ? readXml(file.text) : readTree(file.path, file.text);
  if (reading.kind === 'failed') return unreadable(reading.line, reading.message);
  const up = new Walk();
  const down = new Walk();
  const sets = changeSets(reading.root);
  for (const set of sets) takeSet(set, up, down);
  const transactional = !sets.some(
    ({ attributes }) => attributes.get('runInTransaction') === 'false',
  );
  return {
    up: up.found,
    down: down.found,
    transactional,
    irreversible: null,
    failed: null,
    dialect: dialectOf(sets),
  };
}

function changeSets(element: Element): readonly Element[] {
  if (element.name === 'changeSet') return [element];
  return element.children.flatMap((child) => changeSets(child));
}

/** `dbms="mysql"` on every set says what they are written for. */
function dialectOf(sets: readonly Element[]): Translation['dialect'] {
  const named = new Set(sets.map(({ attributes }) => attributes.get('dbms') ?? ''));
  const [only] = named;
  if (named.size !== 1 || only === undefined) return null;
  if (/mysql|mariadb/.test(only)) return 'mysql';
  if (/mssql/.test(only)) return 'tsql';
  if (/sqlite/.test(only)) return 'sqlite';
  return /postgres/.test(only) ? 'postgresql' : null;
}

function takeSet(set: Element, up: Walk, down: Walk): void {
  const changes = set.children.flatMap((child) =>
    child.name === 'changes' ? child.children : [child],
  );
  for (const change of changes) {
    if (change.name === 'rollback') {
      for (const inner of change.children) take(inner, down);
      if (change.text.trim() !== '' && change.children.length === 0)
        down.emit(change.line, { kind: 'sql', sql: change.text });
    } else if (!IGNORED.has(change.name)) take(change, up);
  }
}

/** Attributes of a changeSet, which YAML has beside its changes. */
const IGNORED = new Set(
  'id author context contexts labels dbms comment failOnError runOnChange runAlways runInTransaction preConditions validCheckSum objectQuotingStrategy onValidationFail ignore logicalFilePath runOrder created'.split(
    ' ',
  ),
);

function take(change: Element, walk: Walk): void {
  const operations = liquibaseChange(change);
  if (operations === undefined) walk.unknown(change.line, `The changelog has ${change.name}`);
  else if (operations === null) walk.unknown(change.line, `${change.name} names no table`);
  else walk.emit(change.line, ...operations);
}
