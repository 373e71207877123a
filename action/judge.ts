import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import type { ChangeAsked } from './event.ts';
import { withoutSecrets } from './say.ts';
import type { Variables } from './say.ts';

export type Outcome = 'allow' | 'hold' | 'deny' | 'fault';

export interface Judged {
  readonly outcome: Outcome;
  /** Markdown for the job’s summary. */
  readonly summary: string;
  readonly page: string;
  /** What went wrong, where something did. */
  readonly complaint: string;
}

const OUTCOMES: ReadonlyMap<number | null, Outcome> = new Map([
  [0, 'allow'],
  [10, 'hold'],
  [20, 'deny'],
]);

/** Asks the command line of this very copy. Whatever it does not say plainly is a fault. */
export function judge(
  home: string,
  folder: string,
  change: ChangeAsked,
  variables: Variables,
): Judged {
  const range = `--git=${change.base}...${change.head}`;
  const author = change.author === null ? [] : [`--author=${change.author}`];
  const server = variables['INPUT_SERVER'] ?? '';
  const args =
    server === ''
      ? ['assess', range, ...author, '--format=markdown']
      : [
          'submit',
          range,
          ...author,
          `--title=${change.title}`,
          `--slot=${change.slot}`,
          ...(change.link === null ? [] : [`--link=${change.link}`]),
          '--format=json',
        ];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(home, 'src/cli/main.ts'), ...args],
    {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: {
        ...withoutSecrets(variables),
        NODE_NO_WARNINGS: '1',
        ...(server === ''
          ? {}
          : { HOLDPOINT_SERVER: server, HOLDPOINT_TOKEN: variables['INPUT_TOKEN'] ?? '' }),
      },
    },
  );
  const outcome = OUTCOMES.get(status) ?? 'fault';
  const complaint = outcome === 'fault' ? stderr : '';
  if (server === '') return { outcome, summary: stdout, page: '', complaint };
  const page = pageIn(stdout);
  const words = page === '' ? '' : `\n\n[Read it and answer](${page})`;
  return { outcome, summary: `### Holdpoint: ${outcome}${words}\n`, page, complaint };
}

function pageIn(receipt: string): string {
  try {
    const { page } = JSON.parse(receipt) as { readonly page?: unknown };
    return typeof page === 'string' && /^https?:\/\/[!-~]{1,2000}$/.test(page) ? page : '';
  } catch {
    return '';
  }
}
