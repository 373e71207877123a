import type { ToolReading } from '../../types.ts';
import { doingsAt } from '../database/effects.ts';
import type { ActEffect, Call, Tool, ToolContext } from '../types.ts';
import { EFFECTS } from './acts.ts';
import { frameworkCode } from './code.ts';
import { frameworkAt } from './where.ts';

const { WIPES, FORWARD, BACK, MARKED, SEEDED } = EFFECTS;

/** Tasks by name; one that ends in `:` goes on with the name of a database. */
const TASKS: readonly (readonly [task: RegExp, effect: ActEffect | null])[] = [
  [/^db:(?:test|environment|version|abort|forward|charset|collation|encryption):?/, null],
  [/^db:(?:migrate:status|schema:dump|structure:dump|create|_dump)/, null],
  [
    /^db:(?:drop|purge|reset|truncate_all|migrate:reset|schema:load|structure:load|seed:replant)/,
    WIPES,
  ],
  [/^db:(?:rollback|migrate:(?:down|redo))/, BACK],
  [/^db:setup/, { ...MARKED, why: 'It makes the tables anew where they are there already.' }],
  [/^db:(?:migrate|prepare)/, FORWARD],
  [/^db:fixtures:load/, { ...BACK, why: 'Fixtures take the place of the rows in their tables.' }],
  [/^db:seed/, SEEDED],
  [/^(?:data|after_party):(?:migrate|run)/, FORWARD],
  [/^(?:data):rollback/, BACK],
];

const HARMLESS =
  /^(?:server|s|console|c|test|t|spec|routes|generate|g|destroy|d|new|notes|stats|about|middleware|initializers|time:zones|secret|version|dbconsole|db|assets:|app:|tmp:|log:|zeitwerk:|webpacker:|i18n:|credentials:|encrypted:|yarn:|test:|spec:|rubocop|default|lint|tailwindcss:|css:|javascript:|importmap:|dev:|plugin|runner|r|-T|-P|build|install|release:|stats)/;

function rails(call: Call, context: ToolContext): ToolReading {
  const connection = frameworkAt(call, context, {
    modes: ['RAILS_ENV', 'RACK_ENV'],
    modeOptions: ['-e', '--environment'],
    urls: ['DATABASE_URL'],
  });
  const [first, ...rest] = call.operands;
  if (call.has('-T', '-P', '-D', '-n', '--dry-run', '--tasks', '--prereqs')) return {};
  if (/^(?:runner|r)$/.test(first?.text ?? '')) return frameworkCode(rest, call, connection);
  if (/^(?:console|c)$/.test(first?.text ?? '')) {
    const { stdin } = call.invocation;
    if (stdin.kind !== 'text') return {};
    const word = { text: stdin.text, known: true, glob: false, unknowns: [] };
    return frameworkCode([word], call, connection);
  }
  if (/^(?:generate|g|new|destroy|d|test|t|server|s)$/.test(first?.text ?? '')) return {};
  const fromZero = call.operands.some((word) => word.text === 'VERSION=0');
  const effects = call.operands.flatMap(({ text }): readonly ActEffect[] => {
    if (text === 'db:migrate' && fromZero) return [WIPES];
    const found = TASKS.find(([task]) => task.test(text));
    if (found !== undefined) return found[1] === null ? [] : [found[1]];
    if (/^[A-Z_]+=/.test(text) || HARMLESS.test(text)) return [];
    return [unlisted(text)];
  });
  return doingsAt({ provider: 'rails' }, effects, call, connection);
}

function unlisted(task: string): ActEffect {
  return {
    verb: 'execute',
    type: 'rake-task',
    targets: { text: task.slice(0, 100) },
    reversibility: 'unknown',
    data: 'unknown',
    traits: ['unlisted-program'],
    why: 'What this task does is on no list that Holdpoint has.',
  };
}

export const railsTools: readonly Tool[] = [
  {
    id: 'rails',
    programs: ['rails', 'rake'],
    provider: 'rails',
    valued: [
      '-e',
      '--environment',
      '-f',
      '--rakefile',
      '-p',
      '--port',
      '-b',
      '--binding',
      '-I',
      '-R',
    ],
    harmlessWith: ['--version'],
    acts: [{ words: '', does: rails }],
    otherwise: 'harmless',
  },
];
