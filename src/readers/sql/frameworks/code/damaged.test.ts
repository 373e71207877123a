import { describe, expect, it } from 'vitest';
import { parseCode } from './parse.ts';
import type { Language } from './traits.ts';

const DAMAGED: readonly (readonly [Language, string, number, string])[] = [
  ['ruby', 'class A\n  def up\n    drop_table :a\n', 2, 'a block that never ends'],
  ['ruby', 'change_table :a do |t|\n  t.remove :b\n', 1, 'a do that never ends'],
  ['ruby', 'class A < B[', 1, 'a bracket that never closes'],
  ['ruby', 'execute "x\ndrop_table :a\n', 1, 'a text that never ends'],
  ['elixir', 'def up do\n  drop table(:a)\n', 1, 'a block that never ends'],
  ['python', "a = 'b\nop.drop_table('c')\n", 1, 'a text that goes over its line'],
  ['python', "op.drop_table('c'\nop.drop_table('d')\n", 1, 'a call that never ends'],
  ['python', "x = 1)\nop.drop_table('c')\n", 1, 'a bracket that was never opened'],
  ['python', "class\uFFFDA:\n  op.drop_table('c')\n", 1, 'a word that is not UTF-8'],
  ['script', "knex.raw('a\nb(');", 1, 'a text that goes over its line'],
  ['script', 'up = () => { /* a\nb(); }', 1, 'a comment that never ends'],
  ['script', 'up = () => {\n  knex.raw(`a', 2, 'a template that never ends'],
  ['php', '<?php $a = <<<SQL\nDROP TABLE b;\n', 2, 'a here document that never ends'],
  ['csharp', 'void Up() { x("a\\"); }', 1, 'a text that never ends'],
];

const WHOLE: readonly (readonly [Language, string])[] = [
  ['ruby', 'class A\n  def up\n    execute <<~S\n      "a (\n    S\n  end\nend\n__END__\n((('],
  ['ruby', 'x = 1 if a\ny = %w[( {]\nz = "#{b("c")}"\n'],
  ['elixir', 'def up do\n  execute ~s(DROP "a")\nend\n'],
  ['python', "a = '''b\n(''' # '(\nc = 'd\\\ne'\n"],
  ['script', "a = /[(']/.test(b) // '(\nc = `${d('e')} (`;\n"],
  ['php', "<?php $a = <<<'SQL'\n\"'(\nSQL;\n"],
  ['csharp', '#region Don\'t (\nvoid Up() { x(@"a""("); }\n'],
];

describe('a carriage return alone', () => {
  it.each(['python', 'script'] as const)('ends a comment: %s', (language) => {
    const mark = language === 'python' ? '#' : '//';
    expect(parseCode(`${mark} a\rb()\r`, language)).toMatchObject({ statements: [{ line: 2 }] });
  });
});

describe('damaged code', () => {
  it.each(DAMAGED)('is not read: %s %j', (language, text, line) => {
    expect(parseCode(text, language)).toMatchObject({ kind: 'failed', line });
  });

  it.each(WHOLE)('is not what looks like it: %s %j', (language, text) => {
    expect(parseCode(text, language).kind).toBe('read');
  });
});
