/** The sample's sessions of agents. All of it is made up. */
/** One session; the machine's guard tells of it. */
export interface SampleSession {
  readonly name: string;
  readonly host: string;
  readonly machine: string;
  readonly model: string;
  readonly repository: string;
  readonly cwd: string;
  readonly operator: string;
  /** Minutes before the server started. */
  readonly began: number;
  /** Null where nobody said that it ended. */
  readonly ended: number | null;
}

const SHOP = 'git.halden.example/halden/shop';
const INFRASTRUCTURE = 'git.halden.example/halden/infrastructure';

export const SESSIONS: readonly SampleSession[] = [
  {
    name: 'payments',
    host: 'claude-code',
    machine: 'mia-laptop',
    model: 'sonnet',
    repository: SHOP,
    cwd: '/home/mia/shop',
    operator: 'mia.larsen@halden.example',
    began: 48,
    ended: null,
  },
  {
    name: 'index',
    host: 'claude-code',
    machine: 'hugo-laptop',
    model: 'opus',
    repository: INFRASTRUCTURE,
    cwd: '/home/hugo/infrastructure',
    operator: 'hugo.martin@halden.example',
    began: 35,
    ended: null,
  },
  {
    name: 'care',
    host: 'gemini-cli',
    machine: 'noor-laptop',
    model: 'pro',
    repository: SHOP,
    cwd: '/home/noor/shop',
    operator: 'noor.haddad@halden.example',
    began: 75,
    ended: null,
  },
  {
    name: 'clean-up',
    host: 'codex',
    machine: 'build-runner-3',
    model: 'codex',
    repository: INFRASTRUCTURE,
    cwd: '/work/infrastructure',
    operator: 'jonas.ek@halden.example',
    began: 130,
    ended: 84,
  },
  {
    name: 'search',
    host: 'claude-code',
    machine: 'noor-laptop',
    model: 'sonnet',
    repository: SHOP,
    cwd: '/home/noor/shop',
    operator: 'noor.haddad@halden.example',
    began: 165,
    ended: 101,
  },
];
