import { describe, expect, it } from 'vitest';
import type { FilePair } from '../types.ts';
import { migrationsFileReader } from './migrations-file-reader.ts';

function pair(path: string, before: string | null, after: string | null): FilePair {
  return {
    path,
    before,
    after,
    sources: { before: `old/${path}`, after: path },
    environment: { kind: 'unknown', name: null },
    inRepository: true,
  };
}

function rails(body: string): string {
  return `class X < ActiveRecord::Migration[7.1]\n  def up\n    ${body}\n  end\n\n  def down\n    drop_table :back\n  end\nend\n`;
}

async function read(...files: readonly FilePair[]) {
  const { effects, signals } = await migrationsFileReader.read(files);
  return { effects: effects.filter(({ verb }) => verb !== 'read'), all: effects, signals };
}

/** A migration whose way up only its own helpers know. */
const HELPED = "module.exports = helper(\n  'a'\n);\n";
const RUN = 'exports.up = async (knex) => {\n  await knex.raw(`UPDATE a\n  SET b = 1`);\n';
const MORE = "  await knex.schema.createTable('c', () => {});\n}\n";
const PATH = 'db/migrate/20240101_x.rb';

describe('migrationsFileReader', () => {
  it('tells what a new migration takes, with its line, and what it was made from', async () => {
    const { effects } = await read(pair(PATH, null, rails('drop_table :users')));
    expect(effects).toHaveLength(1);
    expect(effects[0]).toMatchObject({
      verb: 'delete',
      reversibility: 'irreversible',
      data: 'holds-data',
      resource: { file: PATH },
    });
    expect(effects[0]?.evidence[0]).toMatchObject({ source: PATH, line: 3 });
    expect(effects[0]?.evidence[0]?.excerpt[0]?.text).toContain('drop_table :users');
  });

  it.each([
    ['a comment', HELPED, `// dropTable('a')\n${HELPED}`, false],
    ['ends of lines', HELPED, HELPED.replaceAll('\n', '\r\n'), false],
    ['ends of lines and a table', `${RUN}}\n`, `${RUN.replaceAll('\n', '\r\n')}${MORE}`, false],
    ['another helper', HELPED, HELPED.replace("'a'", "'b'"), true],
    ['a line turned into code', `//${HELPED}`, HELPED, true],
  ])('holds %s in a migration that was there: %s', async (_what, before, after, held) => {
    const { effects, signals } = await read(pair('migrations/01_x.js', before, after));
    const grave = effects.filter(({ reversibility }) => reversibility !== 'reversible');
    expect(grave.length + signals.filter(({ weight }) => weight === 'hold').length > 0).toBe(held);
  });

  it.each([
    ['a new table', 'create_table(:users) { |t| t.string :name }'],
    ['a text', 'puts "drop_table :users"'],
    ['a comment', '# drop_table :users'],
    ['a nullable column', 'add_column :users, :age, :integer'],
  ])('does not hold %s', async (_, body) => {
    const { effects, signals } = await read(pair(PATH, null, rails(body)));
    expect(effects.filter(({ reversibility }) => reversibility !== 'reversible')).toEqual([]);
    expect(signals.filter(({ weight }) => weight === 'hold')).toEqual([]);
  });

  it('only describes the way back', async () => {
    const { effects, all } = await read(pair(PATH, null, rails('create_table :users')));
    expect(effects.every(({ verb }) => verb === 'create')).toBe(true);
    expect(
      all
        .filter(({ verb }) => verb === 'read')
        .every(({ reversibility }) => reversibility === 'reversible'),
    ).toBe(true);
  });

  it('reads of an edit only what is new in it', async () => {
    const before = rails('drop_table :a');
    const { effects, signals } = await read(
      pair(PATH, before, before.replace(':a\n', ':a\n    drop_table :b\n')),
    );
    expect(effects.map(({ resource }) => resource.address).join()).toContain('b');
    expect(effects).toHaveLength(1);
    expect(
      signals.some(({ weight, message }) => weight === 'note' && message.includes('changed')),
    ).toBe(true);
  });

  it('runs nothing when a migration goes', async () => {
    const { all, signals } = await read(pair(PATH, rails('drop_table :a'), null));
    expect(all).toEqual([]);
    expect(signals.map(({ weight }) => weight)).toEqual(['note']);
  });

  it.each([
    ['an unknown call', rails('cleanup! :users')],
    ['a name made at run time', rails('drop_table name')],
    ['code nested without end', rails(`x(${'('.repeat(500)}`)],
  ])('holds %s', async (_, text) => {
    const { effects, signals } = await read(pair(PATH, null, text));
    const doubts = effects.filter(({ reversibility }) => reversibility === 'unknown');
    expect(doubts.length + signals.filter(({ weight }) => weight === 'hold').length).toBe(1);
  });

  it.each([
    ['a model', 'app/models/user.rb', 'class User < ApplicationRecord\nend'],
    ['a schema', 'db/schema.rb', 'ActiveRecord::Schema[7.1].define(version: 1) do\nend'],
    ['a module named migrations', 'src/migrations/index.ts', 'export * from "./1_x";'],
    ['plain YAML', 'db/changelog/notes.yaml', 'title: databaseChangeLog'],
  ])('leaves %s alone', (_, path, text) => {
    expect(migrationsFileReader.recognises(pair(path, null, text))).toBe(false);
  });

  it('knows a table that is made anew, and whose dialect it is', async () => {
    const body = [
      'CREATE TABLE `new_a` (id INTEGER)',
      'INSERT INTO `new_a` (id) SELECT id FROM `a`',
      'DROP TABLE `a`',
      'ALTER TABLE `new_a` RENAME TO `a`',
    ];
    const text = `exports.up = async (knex) => {\n${body.map((sql) => `  await knex.raw('${sql}');`).join('\n')}\n};`;
    const { effects, signals } = await read(pair('sqlite/migrations/1_x.js', null, text));
    expect(effects.filter(({ reversibility }) => reversibility === 'irreversible')).toEqual([]);
    expect(signals.filter(({ weight }) => weight === 'hold')).toEqual([]);
    const lossy = text.replace("FROM `a`'", "FROM `a` WHERE id > 5'");
    const held = await read(pair('sqlite/migrations/1_x.js', null, lossy));
    expect(held.effects.some(({ reversibility }) => reversibility === 'irreversible')).toBe(true);
  });

  it('takes no two names made at run time for the same table', async () => {
    const text =
      'exports.up = async (knex) => {\n await knex.raw(`CREATE TABLE ${t} (id int)`); await knex.raw(`DROP TABLE ${t}`);\n};';
    const { effects } = await read(pair('migrations/1_x.js', null, text));
    expect(effects.some(({ reversibility }) => reversibility === 'irreversible')).toBe(true);
  });

  it('shows no secret', async () => {
    const { all, signals } = await read(
      pair(
        PATH,
        null,
        rails(
          `execute "CREATE USER x PASSWORD 'hunter2secret'"; frobnicate password: 'hunter3secret'`,
        ),
      ),
    );
    expect(JSON.stringify({ all, signals })).not.toMatch(/hunter3secret/);
  });
});
