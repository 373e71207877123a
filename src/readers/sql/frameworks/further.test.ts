import { describe, expect, it } from 'vitest';
import { frameworkById, statementsOf } from './sample-translation.ts';

function up(id: string, path: string, text: string): readonly string[] {
  const framework = frameworkById(id);
  expect(framework.recognises(path, text)).toBe(true);
  return statementsOf(framework.translate({ path, text }));
}

describe('a Laravel or Doctrine migration', () => {
  it.each<[string, readonly string[]]>([
    ["Schema::dropIfExists('a');", ['DROP TABLE IF EXISTS a']],
    ["// Schema::dropIfExists('a');\n# Schema::drop('a');", []],
    ["$x = 'Schema::drop';", []],
    [
      "Schema::table('a', function (Blueprint $table) { $table->dropColumn(['b', 'c']); });",
      ['ALTER TABLE a DROP COLUMN b', 'ALTER TABLE a DROP COLUMN c'],
    ],
    [
      "Schema::table('a', function (Blueprint $table) { $table->string('b')->nullable(); });",
      ['ALTER TABLE a ADD COLUMN b varchar(255)'],
    ],
    [
      "Schema::table('a', function (Blueprint $t) { $t->text('b')->change(); });",
      ['ALTER TABLE a ALTER COLUMN b TYPE text'],
    ],
    ["Schema::create('a', function (Blueprint $table) { $table->id(); });", ['CREATE TABLE a ()']],
    ["Schema::rename('a', 'b');", ['ALTER TABLE a RENAME TO b']],
    ['Schema::drop($name);', ['?']],
    ["foreach (['a', 'b'] as $t) { Schema::drop($t); }", ['DROP TABLE a', 'DROP TABLE b']],
    ["DB::statement('DELETE FROM a');", ['DELETE FROM a']],
    ['DB::statement("DELETE FROM a WHERE id = {$id}");', ['DELETE FROM a WHERE id = $1']],
    ['DB::statement(<<<SQL\n  DELETE FROM a\n  SQL);', ['DELETE FROM a']],
    ["DB::table('a')->delete();", ['DELETE FROM a']],
    ["DB::table('a')->where('b', 1)->delete();", ['DELETE FROM a WHERE computed = $1']],
    ["$this->addSql('DROP TABLE a');", ['DROP TABLE a']],
    ["Artisan::call('db:wipe');", ['?']],
  ])('%s', (body, statements) => {
    const anonymous = `<?php\nuse Illuminate\\Database\\Migrations\\Migration;\nreturn new class extends Migration {\n public function up(): void {\n${body}\n }\n};`;
    const named = `<?php\nfinal class V1 extends Migration\n{\n public function up(Schema $schema): void\n {\n${body}\n }\n public function down(): void {}\n}`;
    expect(up('laravel', 'database/migrations/x.php', anonymous)).toEqual(statements);
    expect(up('laravel', 'database/migrations/x.php', named)).toEqual(statements);
  });
});

describe('an Ecto migration', () => {
  it.each<[string, readonly string[]]>([
    ['drop table(:a)', ['DROP TABLE a']],
    ['# drop table(:a)', []],
    ['drop_if_exists table("a")', ['DROP TABLE IF EXISTS a']],
    [
      'alter table(:a) do\n remove :b\n add :c, :string\n end',
      ['ALTER TABLE a DROP COLUMN b', 'ALTER TABLE a ADD COLUMN c varchar(255)'],
    ],
    ['create table(:a) do\n add :c, :string\n end', ['CREATE TABLE a ()']],
    [
      'create index(:a, [:b], concurrently: true)',
      ['CREATE INDEX CONCURRENTLY a_b_index ON a (b)'],
    ],
    ['create unique_index(:a, [:b])', ['CREATE UNIQUE INDEX a_b_index ON a (b)']],
    ['drop index(:a, [:b])', ['DROP INDEX a_b_index']],
    ['rename table(:a), :b, to: :c', ['ALTER TABLE a RENAME COLUMN b TO c']],
    ['execute "DELETE FROM a"', ['DELETE FROM a']],
    ['execute """\nDELETE FROM a\n"""', ['DELETE FROM a']],
    ['execute("SELECT 1", "DELETE FROM a")', ['SELECT 1']],
    ['execute ~s(DELETE FROM a)', ['DELETE FROM a']],
    ['repo().delete_all("a")', ['DELETE FROM a']],
    ['repo().delete_all(query)', ['?']],
    ['MyApp.CleanUp.run()', ['?']],
  ])('%s', (body, statements) => {
    const text = `defmodule A.Repo.Migrations.X do\n  use Ecto.Migration\n\n  def change do\n${body}\n  end\nend\n`;
    expect(up('ecto', 'priv/repo/migrations/1_x.exs', text)).toEqual(statements);
  });
});

describe('an Entity Framework migration', () => {
  it.each<[string, readonly string[]]>([
    ['migrationBuilder.DropTable(name: "a");', ['DROP TABLE a']],
    ['// migrationBuilder.DropTable(name: "a");', []],
    ['migrationBuilder.DropTable(\n    name: "a",\n    schema: "s");', ['DROP TABLE s.a']],
    ['migrationBuilder.DropColumn(name: "b", table: "a");', ['ALTER TABLE a DROP COLUMN b']],
    [
      'migrationBuilder.AddColumn<int>(name: "b", table: "a", type: "int", nullable: false, defaultValue: 0);',
      ['ALTER TABLE a ADD COLUMN b int NOT NULL DEFAULT 0'],
    ],
    [
      'migrationBuilder.AlterColumn<long>(name: "b", table: "a", type: "bigint", nullable: false, oldClrType: typeof(int), oldType: "int");',
      ['ALTER TABLE a ALTER COLUMN b TYPE bigint'],
    ],
    [
      'migrationBuilder.AlterColumn<int>(name: "b", table: "a", type: "int", nullable: false, oldType: "int", oldNullable: true);',
      ['ALTER TABLE a ALTER COLUMN b SET NOT NULL'],
    ],
    [
      'migrationBuilder.RenameColumn(name: "b", table: "a", newName: "c");',
      ['ALTER TABLE a RENAME COLUMN b TO c'],
    ],
    [
      'migrationBuilder.CreateIndex(name: "i", table: "a", column: "b");',
      ['CREATE INDEX i ON a (b)'],
    ],
    ['migrationBuilder.Sql(@"DELETE FROM ""a""");', ['DELETE FROM "a"']],
    ['migrationBuilder.Sql("""\n DELETE FROM a\n """);', ['DELETE FROM a']],
    ['migrationBuilder.Sql($"DELETE FROM a WHERE id = {id}");', ['DELETE FROM a WHERE id = $1']],
    ['migrationBuilder.Sql(File.ReadAllText("x.sql"));', ['?']],
    [
      'migrationBuilder.CreateTable(name: "a", columns: table => new { Id = table.Column<int>(nullable: false) });',
      ['CREATE TABLE a ()'],
    ],
    ['Helper.Drop(migrationBuilder);', ['?']],
  ])('%s', (body, statements) => {
    const text = `using X;\n#nullable disable\nnamespace A\n{\n    /// <inheritdoc />\n    [Migration("1")]\n    public partial class X : Migration\n    {\n        /// <inheritdoc />\n        protected override void Up(MigrationBuilder migrationBuilder)\n        {\n${body}\n        }\n    }\n}\n`;
    expect(up('ef-core', 'Migrations/1_X.cs', text)).toEqual(statements);
  });
});

describe('a Liquibase changelog', () => {
  it.each<[string, string, readonly string[]]>([
    ['<dropTable tableName="a"/>', '- dropTable: {tableName: a}', ['DROP TABLE a']],
    ['<!-- <dropTable tableName="a"/> -->', '# - dropTable: {tableName: a}', []],
    [
      '<dropColumn tableName="a" columnName="b"/>',
      '- dropColumn: {tableName: a, columnName: b}',
      ['ALTER TABLE a DROP COLUMN b'],
    ],
    [
      '<addColumn tableName="a"><column name="b" type="int"/></addColumn>',
      '- addColumn: {tableName: a, columns: [{column: {name: b, type: int}}]}',
      ['ALTER TABLE a ADD COLUMN b integer'],
    ],
    ['<delete tableName="a"/>', '- delete: {tableName: a}', ['DELETE FROM a']],
    [
      '<delete tableName="a"><where>id = 1</where></delete>',
      '- delete: {tableName: a, where: "id = 1"}',
      ['DELETE FROM a WHERE computed = $1'],
    ],
    ['<sql>DELETE FROM a</sql>', '- sql: {sql: DELETE FROM a}', ['DELETE FROM a']],
    ['<sqlFile path="x.sql"/>', '- sqlFile: {path: x.sql}', ['?']],
    [
      '<createTable tableName="a"><column name="b" type="varchar(9)"/></createTable>',
      '- createTable: {tableName: a, columns: [{column: {name: b, type: varchar(9)}}]}',
      ['CREATE TABLE a (b varchar(9))'],
    ],
    ['<customChange class="X"/>', '- customChange: {class: X}', ['?']],
    ['<frobnicate/>', '- frobnicate: {a: b}', ['?']],
    [
      '<renameColumn tableName="a" oldColumnName="b" newColumnName="c"/>',
      '- renameColumn: {tableName: a, oldColumnName: b, newColumnName: c}',
      ['ALTER TABLE a RENAME COLUMN b TO c'],
    ],
  ])('%s', (xml, yaml, statements) => {
    const inXml = `<databaseChangeLog xmlns="x"><changeSet id="1" author="a"><preConditions/>${xml}<rollback><dropTable tableName="r"/></rollback></changeSet></databaseChangeLog>`;
    const inYaml = `databaseChangeLog:\n- changeSet:\n    id: 1\n    author: a\n    changes:\n    ${yaml}\n`;
    expect(up('liquibase', 'db/changelog/a.xml', inXml)).toEqual(statements);
    expect(up('liquibase', 'db/changelog/a.yaml', inYaml)).toEqual(statements);
  });

  it('holds what is no changelog at all', () => {
    const text = '<databaseChangeLog><changeSet>';
    expect(up('liquibase', 'a.xml', text)[0]).toMatch(/^failed/);
  });
});
