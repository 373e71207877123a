import { describe, expect, it } from 'vitest';
import { alembic } from './alembic/framework.ts';
import { django } from './django/framework.ts';
import { statementsOf } from './sample-translation.ts';

describe('a Django migration', () => {
  it.each<[string, readonly string[]]>([
    ['migrations.DeleteModel(name="Bar")', ['DROP TABLE shop_bar CASCADE']],
    ['# migrations.DeleteModel(name="Bar")', []],
    ['migrations.RemoveField("bar", "x")', ['ALTER TABLE shop_bar DROP COLUMN x']],
    [
      'migrations.AddField("bar", "x", models.CharField(max_length=5, null=True))',
      ['ALTER TABLE shop_bar ADD COLUMN x varchar(5)'],
    ],
    [
      'migrations.AddField(model_name="bar", name="x", field=models.IntegerField(default=0))',
      ['ALTER TABLE shop_bar ADD COLUMN x integer NOT NULL DEFAULT 0'],
    ],
    [
      'migrations.AlterField("bar", "x", models.BigIntegerField())',
      ['ALTER TABLE shop_bar ALTER COLUMN x TYPE bigint'],
    ],
    ['migrations.RenameField("bar", "x", "y")', ['ALTER TABLE shop_bar RENAME COLUMN x TO y']],
    ['migrations.RenameModel("Bar", "Baz")', ['ALTER TABLE shop_bar RENAME TO shop_baz']],
    [
      'migrations.CreateModel(name="Bar", fields=[("id", models.AutoField(primary_key=True))])',
      ['CREATE TABLE shop_bar (id integer PRIMARY KEY)'],
    ],
    [
      'migrations.AddIndex("bar", models.Index(fields=["x"], name="i"))',
      ['CREATE INDEX i ON shop_bar (x)'],
    ],
    [
      'AddIndexConcurrently("bar", models.Index(fields=["x"], name="i"))',
      ['CREATE INDEX CONCURRENTLY i ON shop_bar (x)'],
    ],
    ['migrations.RemoveIndex("bar", "i")', ['DROP INDEX i']],
    ['migrations.AlterModelOptions(name="bar", options={"ordering": ["x"]})', []],
    ['migrations.RunSQL("DELETE FROM x", migrations.RunSQL.noop)', ['DELETE FROM x']],
    [
      'migrations.RunSQL(["DELETE FROM x", ("DELETE FROM y", None)])',
      ['DELETE FROM x', 'DELETE FROM y'],
    ],
    ['migrations.RunSQL(sql=load())', ['?']],
    [
      'migrations.RunPython(wipe)',
      ['DELETE FROM shop_foo', 'UPDATE shop_foo SET b = $1 WHERE computed = $1'],
    ],
    ['migrations.RunPython(elsewhere)', ['?']],
    ['migrations.RunPython(migrations.RunPython.noop)', []],
    ['migrations.SeparateDatabaseAndState(state_operations=[migrations.DeleteModel("Bar")])', []],
    [
      'migrations.SeparateDatabaseAndState(database_operations=[migrations.DeleteModel("Bar")])',
      ['DROP TABLE shop_bar CASCADE'],
    ],
    ['CustomOperation("x")', ['?']],
  ])('%s', (operation, statements) => {
    const text =
      `from django.db import migrations, models\ndef wipe(apps, schema_editor):\n    Foo = apps.get_model("shop", "Foo")\n    Foo.objects.all().delete()\n    Foo.objects.filter(a=1).update(b=2)\nclass Migration(migrations.Migration):\n    dependencies = [("a", "0001")]\n    operations = [\n        ${operation},\n    ]\n`.replace(
        /(#[^\n]*),\n/,
        '$1\n',
      );
    const file = { path: 'shop/migrations/0002_x.py', text };
    expect(django.recognises(file.path, text)).toBe(true);
    expect(statementsOf(django.translate(file))).toEqual(statements);
  });

  it('notes what has no way back, and missing transactions', () => {
    const text =
      'class Migration(migrations.Migration):\n    atomic = False\n    operations = [migrations.RunSQL("SELECT 1")]\n';
    const translation = django.translate({ path: 'a/migrations/1.py', text });
    expect(translation.irreversible?.line).toBe(3);
    expect(translation.transactional).toBe(false);
  });
});

describe('an Alembic migration', () => {
  it.each<[string, readonly string[]]>([
    ['op.drop_table("a")', ['DROP TABLE a']],
    ['pass  # op.drop_table("a")', []],
    ['print("op.drop_table()")', []],
    ['"""op.drop_table("a")"""', []],
    ["op.drop_table('a', schema='s')", ['DROP TABLE s.a']],
    ['op.drop_table(name)', ['?']],
    ['op.drop_column("a", "b")', ['ALTER TABLE a DROP COLUMN b']],
    [
      'op.add_column("a", sa.Column("b", sa.Integer(), nullable=True))',
      ['ALTER TABLE a ADD COLUMN b integer'],
    ],
    [
      'op.add_column("a", sa.Column("b", sa.String(5), nullable=False, server_default="x"))',
      ["ALTER TABLE a ADD COLUMN b varchar(5) NOT NULL DEFAULT 'x'"],
    ],
    [
      'op.alter_column("a", "b", nullable=False, existing_type=sa.Integer())',
      ['ALTER TABLE a ALTER COLUMN b SET NOT NULL'],
    ],
    [
      'op.alter_column("a", "b", type_=sa.BigInteger())',
      ['ALTER TABLE a ALTER COLUMN b TYPE bigint'],
    ],
    ['op.alter_column("a", "b", new_column_name="c")', ['ALTER TABLE a RENAME COLUMN b TO c']],
    ['op.create_index("i", "a", ["b"])', ['CREATE INDEX i ON a (b)']],
    [
      'op.create_index("i", "a", ["b"], unique=True, postgresql_concurrently=True)',
      ['CREATE UNIQUE INDEX CONCURRENTLY i ON a (b)'],
    ],
    ['op.drop_index("i", table_name="a")', ['DROP INDEX i']],
    [
      'op.create_foreign_key("f", "a", "b", ["b_id"], ["id"])',
      ['ALTER TABLE a ADD CONSTRAINT f FOREIGN KEY (b_id) REFERENCES b (id)'],
    ],
    ['op.drop_constraint("f", "a", type_="foreignkey")', ['ALTER TABLE a DROP CONSTRAINT f']],
    ['op.rename_table("a", "b")', ['ALTER TABLE a RENAME TO b']],
    ['op.execute("DELETE FROM a")', ['DELETE FROM a']],
    ['op.execute(sa.text("DELETE FROM a"))', ['DELETE FROM a']],
    ['op.execute("DELETE "\n        "FROM a")', ['DELETE FROM a']],
    ['op.execute(statement())', ['?']],
    ['op.execute(users.delete())', ['DELETE FROM users']],
    [
      'op.execute(users.delete().where(users.c.id == 1))',
      ['DELETE FROM users WHERE computed = $1'],
    ],
    ['op.get_bind().execute("DELETE FROM a")', ['DELETE FROM a']],
    [
      'with op.batch_alter_table("a") as batch_op:\n        batch_op.drop_column("b")',
      ['ALTER TABLE a DROP COLUMN b'],
    ],
    ['for t in ["a", "b"]:\n        op.drop_table(t)', ['DROP TABLE a', 'DROP TABLE b']],
    ['with op.get_context().autocommit_block():\n        op.execute("VACUUM")', ['VACUUM']],
    ['helper()', ['DROP TABLE h']],
    ['unknown_helper()', ['?']],
    ['session.delete(x)', ['?']],
    [
      'if True:\n        op.drop_table("a")\n    else:\n        op.drop_table("b")',
      ['DROP TABLE a', 'DROP TABLE b'],
    ],
  ])('%s', (body, statements) => {
    const text = `"""x"""\nfrom alembic import op\nimport sqlalchemy as sa\ndown_revision = 'x'\nusers = sa.table("users")\ndef helper():\n    op.drop_table("h")\ndef upgrade() -> None:\n    ${body}\n\ndef downgrade():\n    raise NotImplementedError\n`;
    const translation = alembic.translate({
      path: 'alembic/versions/x.py',
      text,
    });
    expect(statementsOf(translation)).toEqual(statements);
    expect(translation.irreversible).not.toBeNull();
  });
});

it('holds what lies further inside than calls are followed', () => {
  const chain = Array.from({ length: 12 }, (_, at) => `def f${at}():\n    f${at + 1}()\n`).join('');
  const text = `from alembic import op\ndown_revision = 'x'\n${chain}def f12():\n    op.drop_table("a")\ndef upgrade():\n    f0()\n`;
  expect(statementsOf(alembic.translate({ path: 'x.py', text }))).toEqual(['?']);
});
