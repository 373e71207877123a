import { describe, expect, it } from 'vitest';
import { statementsOf } from '../sample-translation.ts';
import { rails } from './framework.ts';

function migration(body: string, name = 'up'): string {
  return `class X < ActiveRecord::Migration[7.1]\n  def ${name}\n${body}\n  end\nend\n`;
}

function up(body: string): readonly string[] {
  return statementsOf(rails.translate({ path: 'db/migrate/1_x.rb', text: migration(body) }));
}

describe('a Rails migration', () => {
  it.each<[string, readonly string[]]>([
    ['drop_table :users', ['DROP TABLE users']],
    ['drop_table(:users, :posts)', ['DROP TABLE users', 'DROP TABLE posts']],
    ['drop_table :users, if_exists: true, force: :cascade', ['DROP TABLE IF EXISTS users CASCADE']],
    ['drop_table :users do |t|\n t.string :name\n end', ['DROP TABLE users']],
    ['# drop_table :users', []],
    ['puts "drop_table :users"', []],
    ['say <<~TEXT\n  drop_table :users\nTEXT', []],
    ['=begin\ndrop_table :users\n=end\n', []],
    ['%w[users posts].each { |t| drop_table t }', ['DROP TABLE users', 'DROP TABLE posts']],
    ['[:a, :b].each do |t|\n drop_table t\n end', ['DROP TABLE a', 'DROP TABLE b']],
    ['tables = %i[a b]\ntables.each { |t| drop_table t }', ['DROP TABLE a', 'DROP TABLE b']],
    ['drop_table name', ['?']],
    ['tables.each { |t| drop_table t }', ['?']],
    ['drop_table :users if table_exists?(:users)', ['DROP TABLE users']],
    ['create_table :users do |t|\n t.string :name\n t.timestamps\n end', ['CREATE TABLE users ()']],
    [
      'create_table :users, force: true',
      ['DROP TABLE IF EXISTS users CASCADE', 'CREATE TABLE users ()'],
    ],
    ['drop_join_table :users, :teams', ['DROP TABLE teams_users']],
    ['remove_column :users, :email, :string', ['ALTER TABLE users DROP COLUMN email']],
    [
      'remove_columns :users, :a, :b',
      ['ALTER TABLE users DROP COLUMN a', 'ALTER TABLE users DROP COLUMN b'],
    ],
    ['remove_reference :users, :team', ['ALTER TABLE users DROP COLUMN team_id']],
    [
      'remove_timestamps :users',
      ['ALTER TABLE users DROP COLUMN created_at', 'ALTER TABLE users DROP COLUMN updated_at'],
    ],
    ['add_column :users, :age, :integer', ['ALTER TABLE users ADD COLUMN age integer']],
    [
      'add_column :users, :age, :integer, limit: 8, null: false, default: 0',
      ['ALTER TABLE users ADD COLUMN age bigint NOT NULL DEFAULT 0'],
    ],
    [
      "add_column :users, :id2, :uuid, default: -> { 'gen_random_uuid()' }",
      ['ALTER TABLE users ADD COLUMN id2 uuid DEFAULT computed()'],
    ],
    ['change_column :users, :age, :bigint', ['ALTER TABLE users ALTER COLUMN age TYPE bigint']],
    ['change_column_null :users, :age, false', ['ALTER TABLE users ALTER COLUMN age SET NOT NULL']],
    ['change_column_null :users, :age, true', ['ALTER TABLE users ALTER COLUMN age DROP NOT NULL']],
    [
      'change_column_default :users, :age, from: 0, to: 1',
      ['ALTER TABLE users ALTER COLUMN age SET DEFAULT 1'],
    ],
    ['rename_table :a, :b', ['ALTER TABLE a RENAME TO b']],
    ['rename_column :a, :b, :c', ['ALTER TABLE a RENAME COLUMN b TO c']],
    ['add_index :a, :b', ['CREATE INDEX index_a_on_b ON a (b)']],
    [
      'add_index :a, [:b, :c], unique: true, algorithm: :concurrently, name: "i"',
      ['CREATE UNIQUE INDEX CONCURRENTLY i ON a (b, c)'],
    ],
    ['remove_index :a, :b', ['DROP INDEX index_a_on_b']],
    ['remove_index :a, name: "i", algorithm: :concurrently', ['DROP INDEX CONCURRENTLY i']],
    [
      'add_foreign_key :a, :bs, validate: false',
      ['ALTER TABLE a ADD FOREIGN KEY (b_id) REFERENCES bs (id) NOT VALID'],
    ],
    ['validate_foreign_key :a, :bs', ['ALTER TABLE a VALIDATE CONSTRAINT bs']],
    ['add_reference :a, :b, index: false', ['ALTER TABLE a ADD COLUMN b_id bigint']],
    [
      'add_reference :a, :b, index: {algorithm: :concurrently}',
      [
        'ALTER TABLE a ADD COLUMN b_id bigint',
        'CREATE INDEX CONCURRENTLY index_a_on_b_id ON a (b_id)',
      ],
    ],
    [
      'change_table :a do |t|\n t.remove :b, :c\n t.rename :d, :e\n t.string :f\n end',
      [
        'ALTER TABLE a DROP COLUMN b',
        'ALTER TABLE a DROP COLUMN c',
        'ALTER TABLE a RENAME COLUMN d TO e',
        'ALTER TABLE a ADD COLUMN f varchar(255)',
      ],
    ],
    ['execute "DELETE FROM users"', ['DELETE FROM users']],
    [
      'execute <<~SQL.squish\n  DELETE FROM users\n  WHERE id = 1\nSQL',
      ['DELETE FROM users WHERE id = 1'],
    ],
    ["execute <<-'SQL'\n  DELETE FROM a\n  SQL\ndrop_table :b", ['DELETE FROM a', 'DROP TABLE b']],
    ['execute(<<~A, <<~B)\n  SELECT 1\nA\n  x\nB\ndrop_table :b', ['SELECT 1', 'DROP TABLE b']],
    ['execute sql', ['?']],
    ['ActiveRecord::Base.connection.execute("TRUNCATE a")', ['TRUNCATE a']],
    ['safety_assured { remove_column :a, :b }', ['ALTER TABLE a DROP COLUMN b']],
    ['transaction do\n drop_table :a\n end', ['DROP TABLE a']],
    [
      'unless reverting?\n drop_table :a\nelse\n drop_table :b\nend',
      ['DROP TABLE a', 'DROP TABLE b'],
    ],
    ['User.delete_all', ['DELETE FROM users']],
    ['User.destroy_all', ['DELETE FROM users']],
    ['User.where(id: 1).delete_all', ['DELETE FROM users WHERE computed = $1']],
    ['Category.unscoped.update_all(x: 1)', ['UPDATE categories SET x = $1']],
    ['User.count', []],
    ['User.reset_column_information', []],
    ['some_helper :a', ['?']],
    ['cleanup', ['?']],
    ['system "rm -rf /"', ['?']],
    ['enable_extension "citext"', ['CREATE EXTENSION IF NOT EXISTS "citext"']],
    [
      'add_check_constraint :a, "b IS NOT NULL", name: "c", validate: false',
      ['ALTER TABLE a ADD CONSTRAINT c CHECK (b IS NOT NULL) NOT VALID'],
    ],
  ])('%s', (body, statements) => {
    expect(up(body)).toEqual(statements);
  });

  it('takes apart what is done forth and back', () => {
    const text = migration(
      'reversible do |dir|\n dir.up { drop_table :a }\n dir.down { create_table :a }\n end',
      'change',
    );
    const translation = rails.translate({ path: 'db/migrate/1_x.rb', text });
    expect(statementsOf(translation)).toEqual(['DROP TABLE a']);
    expect(statementsOf(translation, 'down')).toEqual(['CREATE TABLE a ()']);
  });

  it('knows what is called from the same file, and tables that classes name', () => {
    const text =
      "class X < ActiveRecord::Migration[7.1]\n class Foo < ApplicationRecord\n self.table_name = 'bars'\n end\n def up\n go(:t)\n Foo.delete_all\n end\n def go(name)\n drop_table name\n end\n def down\n raise ActiveRecord::IrreversibleMigration\n end\nend";
    const translation = rails.translate({ path: 'x.rb', text });
    expect(statementsOf(translation)).toEqual(['DROP TABLE t', 'DELETE FROM bars']);
    expect(translation.irreversible).toMatchObject({ line: 13 });
    expect(statementsOf(translation, 'down')).toEqual([]);
  });

  it('says when there is no transaction', () => {
    const text = migration('drop_table :a').replace('def up', 'disable_ddl_transaction!\n def up');
    expect(rails.translate({ path: 'x.rb', text }).transactional).toBe(false);
  });
});
