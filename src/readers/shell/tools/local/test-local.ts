/** For the tests of local tables: a developer's machine, and whether what is read would be held on it. */
import type { Trait } from '../../../../core/change/types.ts';
import { THIS_MACHINE } from '../../environment/setting.ts';
import type { Doing, Invocation, ToolReading, Word } from '../../types.ts';
import { UNKNOWN } from '../../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import type { ShellWorld } from '../../world/types.ts';
import { applyTool } from '../apply.ts';
import { invocationOf } from '../test-tool.ts';
import type { Around } from '../test-tool.ts';
import type { Tool, ToolContext } from '../types.ts';

const FILES = {
  '/work/app/package.json': '{}',
  '/work/app/README.md': '# app',
  '/work/app/src/index.ts': 'export {}',
  '/work/app/src/util.ts': 'export {}',
  '/work/app/src/changed.ts': 'export {}',
  '/work/app/lib/new/one.ts': 'export {}',
  '/work/app/lib/new/two.ts': 'export {}',
  '/work/app/legacy/old.ts': 'export {}',
  '/work/app/scratch.txt': 'notes',
  '/work/app/.env': 'API_KEY=1',
  '/work/app/.env.example': 'API_KEY=',
  '/work/app/dev.sqlite3': 'x',
  '/work/app/terraform.tfstate': '{}',
  '/work/app/data/orders.csv': '1',
  '/work/app/ignored/thing.txt': '1',
  '/work/app/config/.env': 'A=1',
  '/work/app/config/app.yml': 'a: 1',
  '/work/app/dist/index.js': '1',
  '/work/app/node_modules/left-pad/index.js': '1',
  '/work/app/.git/config': '',
  '/work/app/.git/index.lock': '',
  '/work/app/.claude/settings.json': '{}',
  '/work/app/.holdpoint/policy.yaml': 'version: 1',
  '/work/other/README.md': '# other',
  '/home/dev/.bashrc': 'export A=1',
  '/home/dev/.ssh/id_ed25519': 'KEY',
  '/home/dev/Documents/thesis.docx': 'x',
  '/home/dev/notes.txt': 'x',
  '/var/log/syslog': 'x',
  '/tmp/build/x.o': 'x',
} as const;

/** Ways of the files above that are not clean. */
const STATES = [
  ['/work/app/src/changed.ts', 'changed'],
  ['/work/app/src', 'changed'],
  ['/work/app/lib', 'untracked'],
  ['/work/app/scratch.txt', 'untracked'],
  ['/work/app/.env', 'ignored'],
  ['/work/app/config/.env', 'ignored'],
  ['/work/app/dev.sqlite3', 'ignored'],
  ['/work/app/terraform.tfstate', 'ignored'],
  ['/work/app/data', 'ignored'],
  ['/work/app/ignored', 'ignored'],
  ['/work/app/dist', 'ignored'],
  ['/work/app/node_modules', 'ignored'],
] as const;

function stateOf(path: string): 'clean' | 'changed' | 'untracked' | 'ignored' | 'unknown' {
  const exact = STATES.find(([each]) => each === path);
  if (exact !== undefined) return exact[1];
  const around = STATES.find(([each, state]) => state !== 'changed' && path.startsWith(`${each}/`));
  if (around !== undefined) return around[1];
  const known = Object.keys(FILES).some((each) => each === path || each.startsWith(`${path}/`));
  return known ? 'clean' : 'unknown';
}

/** A repository at `/work/app` with a bit of everything in it. */
export const MACHINE: ShellWorld = memoryWorld({
  files: FILES,
  repository: { stateOf, isDirty: () => true },
});

/** The same files, and no repository. */
export const NO_GIT: ShellWorld = memoryWorld({ files: FILES, repository: null });

export function contextFor(
  world: ShellWorld = MACHINE,
  cwd: string | null = world.cwd,
  placeSetting = THIS_MACHINE,
): ToolContext {
  return {
    world,
    inside: () => Promise.resolve({}),
    placeSetting,
    pathOf: ({ text }) => (text.startsWith('/') ? text : cwd === null ? null : `${cwd}/${text}`),
  };
}

/** `$NAME` stands for something unknown, `~` for the home folder, `*` for a glob. */
export function word(text: string): Word {
  const unknowns = text.match(/\$\([^)]*\)|\$\{?\w+\}?/g) ?? [];
  const told = unknowns.reduce<string>((all, each) => all.replace(each, UNKNOWN), text);
  return {
    text: told,
    known: unknowns.length === 0,
    glob: /[*?[]/.test(told),
    unknowns,
  };
}

export interface LocalAround extends Partial<Around> {
  readonly placeSetting?: ToolContext['placeSetting'];
  readonly outputs?: Invocation['outputs'];
}

/** What the first table that lists the program makes of a line. */
export async function readLocal(
  tools: readonly Tool[],
  line: string,
  around: LocalAround = {},
): Promise<ToolReading> {
  const world = around.world ?? MACHINE;
  const plain = invocationOf(line, around);
  const invocation: Invocation = {
    ...plain,
    args: plain.args.map(({ text }) => word(text)),
    outputs: around.outputs ?? [],
  };
  const tool = tools.find(({ programs }) => programs.includes(invocation.program));
  if (tool === undefined) throw new Error(`no table for ${invocation.program}`);
  const context = contextFor(world, invocation.cwd, around.placeSetting);
  return applyTool(tool, invocation, context);
}

const ANYWHERE: ReadonlySet<Trait> = new Set([
  'history-rewritten',
  'system-path',
  'guard-tampering',
  'credential-read',
  'data-sent',
  'unread-code',
  'publishes',
  'message-deletion',
  'log-erased',
  'review-bypassed',
  'resource-exhaustion',
]);

/** Whether a policy that follows `reversibility`, `data` and traits would hold it where it runs. */
export function isHeld({ doings = [] }: ToolReading, setting = THIS_MACHINE): boolean {
  return doings.some((doing) => isHeldDoing(doing, doing.setting?.kind ?? setting.kind));
}

function isHeldDoing(doing: Doing, environment: string): boolean {
  const { verb, reversibility, data, traits = [] } = doing;
  if (traits.some((trait) => ANYWHERE.has(trait))) return true;
  if (verb === 'read') return false;
  if (environment === 'production') return true;
  if (reversibility === 'unknown') return !traits.includes('unlisted-program');
  if (reversibility === 'reversible') return false;
  if (environment === 'unknown') return true;
  return reversibility === 'irreversible' && data !== 'none';
}
