/** The GitHub Action, as action.yml has it: node24 runs this file as it is. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { changeIn } from './event.ts';
import { judge } from './judge.ts';
import type { Judged } from './judge.ts';
import { fetchChange, mustStandOnBase } from './repository.ts';
import { giveOutput, giveSummary, harmless, print, withoutSecrets } from './say.ts';

const TEN_MINUTES = 600_000;
const home = dirname(dirname(fileURLToPath(import.meta.url)));
const variables = process.env;

const judged = run();
giveOutput(variables, 'outcome', judged.outcome);
giveOutput(variables, 'page', judged.page);
giveSummary(variables, judged.summary);
print(`Holdpoint: ${judged.outcome}${judged.page === '' ? '' : `, see ${judged.page}`}`);
if (judged.complaint !== '') print(harmless(judged.complaint));
process.exitCode = passes(judged) ? 0 : 1;

function passes({ outcome }: Judged): boolean {
  const failOn = variables['INPUT_FAIL-ON'] === 'deny' ? 'deny' : 'hold';
  return outcome === 'allow' || (outcome === 'hold' && failOn === 'deny');
}

function run(): Judged {
  try {
    const folder = variables['GITHUB_WORKSPACE'] ?? process.cwd();
    const event: unknown = JSON.parse(readFileSync(variables['GITHUB_EVENT_PATH'] ?? '', 'utf8'));
    const change = changeIn(event);
    if (variables['GITHUB_EVENT_NAME'] === 'pull_request') {
      print('::warning::The pull request can edit this workflow: use pull_request_target instead.');
    }
    fetchChange(folder, change, variables);
    mustStandOnBase(folder, change, variables);
    installParts();
    return judge(home, folder, change, variables);
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { outcome: 'fault', summary: '### Holdpoint: fault\n', page: '', complaint };
  }
}

/** The packages that the command line needs, as the lock file has them, and none of their scripts. */
function installParts(): void {
  if (existsSync(join(home, 'node_modules/commander'))) return;
  const words = [
    'ci',
    '--omit=dev',
    '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
  ];
  const options = { cwd: home, env: withoutSecrets(variables), timeout: TEN_MINUTES } as const;
  const { status, stderr } = spawnSync('npm', words, { ...options, encoding: 'utf8' });
  if (status !== 0) throw new Error(`its packages could not be installed: ${stderr.slice(-2000)}`);
}
