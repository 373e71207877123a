import { describe, expect, it } from 'vitest';
import { FRAMEWORKS } from '../registry.ts';
import { statementsOf } from '../sample-translation.ts';

function up(text: string): readonly string[] {
  const path = 'migrations/1_x.ts';
  const framework = FRAMEWORKS.find((one) => one.recognises(path, text));
  if (framework === undefined) throw new Error('nobody knows this file');
  return statementsOf(framework.translate({ path, text }));
}

describe('a Knex migration', () => {
  it.each<[string, readonly string[]]>([
    ["return knex.schema.dropTable('a')", ['DROP TABLE a']],
    ["// knex.schema.dropTable('a')", []],
    ["console.log('knex.schema.dropTable')", []],
    [
      "await knex.schema.dropTableIfExists('a').dropTable('b')",
      ['DROP TABLE IF EXISTS a', 'DROP TABLE b'],
    ],
    [
      "await knex.schema.alterTable('a', (t) => { t.dropColumn('b'); })",
      ['ALTER TABLE a DROP COLUMN b'],
    ],
    [
      "await knex.schema.table('a', function (t) { t.dropColumns('b', 'c') })",
      ['ALTER TABLE a DROP COLUMN b', 'ALTER TABLE a DROP COLUMN c'],
    ],
    [
      "await knex.schema.alterTable('a', t => t.string('b', 9).notNullable().defaultTo('x'))",
      ["ALTER TABLE a ADD COLUMN b varchar(9) NOT NULL DEFAULT 'x'"],
    ],
    [
      "await knex.schema.alterTable('a', t => { t.text('b').alter() })",
      ['ALTER TABLE a ALTER COLUMN b TYPE text'],
    ],
    [
      "await knex.schema.createTable('a', t => { t.increments(); t.dropColumn('x') })",
      ['CREATE TABLE a ()'],
    ],
    [
      "for (const t of ['a', 'b']) { await knex.schema.dropTable(t) }",
      ['DROP TABLE a', 'DROP TABLE b'],
    ],
    [
      "await Promise.all(['a', 'b'].map((t) => knex.schema.dropTable(t)))",
      ['DROP TABLE a', 'DROP TABLE b'],
    ],
    ['await knex.schema.dropTable(name)', ['?']],
    ["await knex.raw('DELETE FROM a')", ['DELETE FROM a']],
    ['await knex.raw(`DELETE FROM a WHERE id = ${id}`)', ['DELETE FROM a WHERE id = $1']],
    ['await knex.raw(sql)', ['?']],
    ['await knex.raw(`DROP TABLE ${name}`)', ['DROP TABLE computed_at_run_time']],
    ['await knex.raw(`DROP TABLE ${prefix}users`)', ['DROP TABLE computed_at_run_timeusers']],
    ["await knex('a').del()", ['DELETE FROM a']],
    ["await knex('a').where({ id: 1 }).del()", ['DELETE FROM a WHERE computed = $1']],
    ["await knex('a').update({ b: 1 })", ['UPDATE a SET b = $1']],
    ["await knex('a').insert({ b: 1 })", ['INSERT INTO a DEFAULT VALUES']],
    ["const rows = await knex('a').select('b')", []],
    ["if (await knex.schema.hasTable('a')) { await knex.schema.dropTable('a') }", ['DROP TABLE a']],
    ['await cleanUp(knex)', ['?']],
  ])('%s', (body, statements) => {
    expect(
      up(`exports.up = async function (knex) {\n${body}\n};\nexports.down = () => {};`),
    ).toEqual(statements);
    expect(up(`export async function up(knex: Knex): Promise<void> {\n${body}\n}`)).toEqual(
      statements,
    );
    expect(
      up(`module.exports = {\n  async up(knex) {\n${body}\n},\n  down: async (knex) => {},\n};`),
    ).toEqual(statements);
  });

  it('holds a file in which nothing is found', () => {
    expect(up('const knex = require("knex"); module.exports = something;')[0]).toMatch(/^failed/);
  });
});

describe('a Sequelize migration', () => {
  it.each<[string, readonly string[]]>([
    ["await queryInterface.dropTable('a')", ['DROP TABLE IF EXISTS a']],
    ["// queryInterface.dropTable('a')", []],
    ["await queryInterface.removeColumn('a', 'b')", ['ALTER TABLE a DROP COLUMN b']],
    [
      "await queryInterface.addColumn('a', 'b', { type: Sequelize.STRING, allowNull: false, defaultValue: 'x' })",
      ["ALTER TABLE a ADD COLUMN b varchar(255) NOT NULL DEFAULT 'x'"],
    ],
    [
      "await queryInterface.changeColumn('a', 'b', { type: Sequelize.BIGINT })",
      ['ALTER TABLE a ALTER COLUMN b TYPE bigint'],
    ],
    ["await queryInterface.bulkDelete('a', {})", ['DELETE FROM a']],
    ["await queryInterface.bulkDelete('a', { id: 1 })", ['DELETE FROM a WHERE computed = $1']],
    [
      "await queryInterface.addIndex('a', ['b'], { unique: true, name: 'i' })",
      ['CREATE UNIQUE INDEX i ON a (b)'],
    ],
    ["await queryInterface.sequelize.query('DELETE FROM a')", ['DELETE FROM a']],
    [
      'await queryInterface.sequelize.transaction(async (t) => { await queryInterface.dropTable("a", { transaction: t }); })',
      ['DROP TABLE IF EXISTS a'],
    ],
    ['await queryInterface.dropTable(x)', ['?']],
    ["await queryInterface.renameColumn('a', 'b', 'c')", ['ALTER TABLE a RENAME COLUMN b TO c']],
  ])('%s', (body, statements) => {
    expect(
      up(
        `'use strict';\nmodule.exports = {\n up: async (queryInterface, Sequelize) => {\n${body}\n},\n down: async () => {} };`,
      ),
    ).toEqual(statements);
  });
});

/** The tool by which a migration is run may hand over something under another name. */
it.each<[string, readonly string[]]>([
  ["await context.sequelize.query('DROP TABLE a')", ['DROP TABLE a']],
  ["await context.sequelize.query('SELECT 1')", ['SELECT 1']],
  ["await context.removeColumn('a', 'b')", ['ALTER TABLE a DROP COLUMN b']],
])('a Sequelize migration with %s', (body, statements) => {
  const head = "const { DataTypes } = require('sequelize')\n";
  expect(up(`${head}module.exports = { up: async (context) => { ${body} } }`)).toEqual(statements);
});

it.each<[string, readonly string[]]>([
  ["await context.pool.query('DROP TABLE a')", ['DROP TABLE a']],
  ["const { rows } = await pool.query('delete from a where b = 1')", ['delete from a where b = 1']],
  ["await pool.query('SELECT update FROM a')", []],
  ["console.log('DROP TABLE a')", []],
])('a migration that asks with %s', (body, statements) => {
  expect(up(`exports.up = async (context) => { ${body} }`)).toEqual(statements);
});

describe('a TypeORM or MikroORM migration', () => {
  it.each<[string, readonly string[]]>([
    ['await queryRunner.query(`DROP TABLE "a"`)', ['DROP TABLE "a"']],
    ['// await queryRunner.query(`DROP TABLE "a"`)', []],
    ['await queryRunner.query(sql)', ['?']],
    ["await queryRunner.dropColumn('a', 'b')", ['ALTER TABLE a DROP COLUMN b']],
    ["await queryRunner.dropTable('a')", ['DROP TABLE a']],
    [
      "await queryRunner.addColumn('a', new TableColumn({ name: 'b', type: 'int', isNullable: true }))",
      ['ALTER TABLE a ADD COLUMN b int'],
    ],
    ["await queryRunner.createTable(new Table({ name: 'a', columns: [] }))", ['CREATE TABLE a ()']],
    ["await queryRunner.clearTable('a')", ['TRUNCATE TABLE a']],
    ['this.addSql(\'drop table "a";\');', ['drop table "a";']],
    ['await queryRunner.frobnicate()', ['?']],
  ])('%s', (body, statements) => {
    expect(
      up(
        `export class X1 implements MigrationInterface {\n name = 'X1';\n public async up(queryRunner: QueryRunner): Promise<void> {\n${body.replace('this.addSql', 'queryRunner.query')}\n}\n}`,
      ),
    ).toEqual(statements);
  });

  it('takes addSql', () => {
    expect(
      up(
        "export class M extends Migration { async up() { this.addSql('drop table a'); } async down() {} }",
      ),
    ).toEqual(['drop table a']);
  });
});
