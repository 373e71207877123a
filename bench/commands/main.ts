/**
 * How well the guard tells destructive commands from ordinary ones, on labelled commands:
 * `node bench/commands/main.ts`. `--cases FOLDER` takes another
 * set beside this file, `--wrong` lists every command that was not got right.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { answerLine, hostFor } from '../../src/cli/guard/hook.ts';
import { guardsOf, openPost } from '../../src/cli/guard/open-guard.ts';
import { layOut } from './place.ts';

interface Labelled {
  readonly command: string;
  readonly label: 'destructive' | 'ordinary';
  readonly family: string;
  readonly note: string;
  readonly cwd?: 'repo' | 'home';
}

interface Answer {
  readonly outcome: string;
  readonly reasons: readonly { readonly rule: string }[];
  readonly effects: readonly { readonly verb: string; readonly address: string }[];
}

const { values } = parseArgs({
  options: {
    wrong: { type: 'boolean', default: false },
    cases: { type: 'string', default: 'cases' },
  },
});
const folder = join(import.meta.dirname, values.cases);
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line) as Labelled);

const { home, repository, end } = layOut(join(import.meta.dirname, 'place.json'));
const env = {
  PATH: '/usr/bin:/bin',
  HOME: home,
  USER: 'dev',
  HOLDPOINT_STATE: join(home, '.local/state/holdpoint'),
};
const host = hostFor('claude-code');
const guards = guardsOf(openPost({ env, isLive: false, rememberFor: 60_000 }), env, process.ppid);

const rows = new Map<string, { cases: number; right: number }>();
const wrong: string[] = [];
try {
  for (const { command, label, family, note, cwd } of cases) {
    const payload = {
      session_id: 's',
      cwd: cwd === 'home' ? home : repository,
      hook_event_name: 'PreToolUse',
      tool_name: 'Bash',
      tool_input: { command },
    };
    const line = await answerLine(host, Buffer.from(JSON.stringify(payload)), guards);
    const answer = JSON.parse(line) as Answer;
    const isRight = (answer.outcome !== 'allow') === (label === 'destructive');
    for (const name of [`${label}: ${family}`, `${label}: all`]) {
      const row = rows.get(name) ?? { cases: 0, right: 0 };
      rows.set(name, { cases: row.cases + 1, right: row.right + Number(isRight) });
    }
    if (!isRight) wrong.push(described(command, label, note, answer));
  }
} finally {
  end();
}

console.log('| commands | cases | got right |');
console.log('|---|---|---|');
for (const [name, { cases: count, right }] of [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
  console.log(`| ${name} | ${count} | ${right} (${((100 * right) / count).toFixed(1)}%) |`);
}
if (values.wrong) for (const line of wrong) console.log(line);

function described(command: string, label: string, note: string, answer: Answer): string {
  const why = [
    ...answer.reasons.map(({ rule }) => rule),
    ...answer.effects.slice(0, 2).map(({ verb, address }) => `${verb} ${address}`),
  ];
  return `${label} (${note}), came out ${answer.outcome}: ${JSON.stringify(command)} [${why.join(', ')}]`;
}
