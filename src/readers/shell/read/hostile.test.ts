import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCommand } from '../read-command.ts';
import { memoryWorld } from '../world/memory-world.ts';

const world = memoryWorld();
const read = (text: string) =>
  readCommand({ text, dialect: 'posix', source: 'command' }, { world });

/** Far above what is promised, since the machine of a test is busy; a runaway takes much longer. */
const PATIENCE_MS = 60_000;

const HUGE: Readonly<Record<string, string>> = {
  'a file of 1 MB': 'rm -rf "$x/y"\n'.repeat(75_000),
  'a quarter of it': 'rm -rf "$x/y"\n'.repeat(18_000),
  '10,000 subshells': `${'( '.repeat(10_000)}rm -rf /${' )'.repeat(10_000)}`,
  '10,000 substitutions': `echo ${'$('.repeat(10_000)}rm -rf /${')'.repeat(10_000)}`,
  '10,000 steps': `true${' && true'.repeat(10_000)} && rm -rf /`,
  'one line of 100 kB': `${'echo a; '.repeat(12_500)}rm -rf /`,
  backticks: '`'.repeat(100_001),
  quotes: '"'.repeat(100_001),
  heredocs: 'cat <<A '.repeat(10_000),
  parameters: '${'.repeat(20_001),
  conditions: 'if '.repeat(20_001),
  braces: `rm ${'{a,b}'.repeat(30)}`,
  'many braces': '{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b} '.repeat(500),
  'functions in functions': `${Array.from({ length: 26 }, (_, n) => `f${n}(){ f${n + 1}; f${n + 1}; }`).join(';')};f0`,
  'loops in loops': `${'for i in {1..99}; do '.repeat(10)}ls${'; done'.repeat(10)}`,
  'words in words': `X=aaaaaaaaaa;${'X=$X$X;'.repeat(40)}$X`,
  'eval in eval': `${'eval '.repeat(5000)}rm -rf /`,
  'sudo in sudo': `${'sudo '.repeat(4000)}rm -rf /`,
  assignments: `${'a=1;'.repeat(30_000)}rm -rf /`,
};

describe('hostile commands', () => {
  it.each(Object.entries(HUGE))(
    'are answered, and held: %s',
    async (_, text) => {
      const { effects, signals } = await read(text);
      const held =
        signals.some(({ weight }) => weight === 'hold') ||
        effects.some(({ reversibility }) => reversibility === 'irreversible');
      expect(held).toBe(true);
    },
    PATIENCE_MS,
  );

  it.each([
    ['recursion', 'f(){ f; f; f; }; f'],
    ['aliases in a circle', 'alias a=b; alias b=a; a'],
    ['patterns', `case ${'a'.repeat(20_000)} in ${'*a'.repeat(2000)}b) rm;; esac`],
    ['removals', `X=${'a'.repeat(4000)}; echo \${X##${'*a'.repeat(99)}b}`],
    ['arithmetic', `echo $((${'1+'.repeat(20_000)}1))`],
    ['tests', `[[ ${'a == b && '.repeat(5000)}a == b ]]`],
    ['newlines', `X="$(printf "${'\\n'.repeat(60_000)}x")"; echo $X`],
    ['zeros', '\0'.repeat(100_001)],
  ])(
    'come to an end: %s',
    async (_, text) => {
      const { effects } = await read(text);
      expect(effects.length).toBeLessThan(10);
    },
    PATIENCE_MS,
  );

  it('never throw', async () => {
    const piece = fc.constantFrom(
      'rm',
      ' ',
      '-rf',
      '/',
      '"',
      "'",
      '`',
      '$',
      '(',
      ')',
      '{',
      '}',
      ';',
      '|',
      '&',
      '<',
      '>',
      '\n',
      '$X',
      '${',
      '$((',
      'if',
      'then',
      'fi',
      'do',
      'done',
      'for',
      'in',
      'case',
      'esac',
      '<<E',
      'E',
      '\\',
      '*',
      '[',
      ']',
      '!',
      '#',
      '=',
      'eval',
      'sudo',
      'bash -c',
      '~',
      '\ufffc',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        const { effects, signals } = await read(pieces.join(''));
        expect(effects.length + signals.length).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('say when a function starts itself beside itself', async () => {
    const { effects } = await read(':(){ :|:& };:');
    expect(effects.flatMap(({ traits }) => traits)).toContain('resource-exhaustion');
  });
});
