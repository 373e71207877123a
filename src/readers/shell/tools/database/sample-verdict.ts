import type { Effect, EnvironmentKind } from '../../../../core/change/types.ts';
import type { Doing, ToolReading } from '../../types.ts';
import { memoryWorld } from '../../world/memory-world.ts';
import type { MemoryWorld } from '../../world/memory-world.ts';
import { registryInside } from '../../inside.ts';
import { invocationOf, readWith } from '../test-tool.ts';
import type { Tool } from '../types.ts';

/** What the default rules for agents come to, in short, for tables of tests. */
type Facts = Pick<Doing, 'verb' | 'reversibility' | 'data'> & {
  readonly traits: readonly string[];
  readonly environment: EnvironmentKind;
};

const HOLDS_ANYWHERE = /^(?:history-rewritten|log-erased|message-deletion|unread-code|publishes)$/;
const HOLDS_OUTSIDE =
  /^(?:permission-widened|public-exposure|protection-removed|retention-shortened|key-material)$/;

function isHeld({ verb, reversibility, data, traits, environment }: Facts): boolean {
  if (verb === 'read') return false;
  const grave = environment === 'production' || environment === 'unknown';
  if (environment === 'production') return true;
  if (traits.some((trait) => HOLDS_ANYWHERE.test(trait))) return true;
  if (grave && traits.some((trait) => HOLDS_OUTSIDE.test(trait))) return true;
  if (reversibility === 'unknown') return !traits.includes('unlisted-program');
  if (reversibility === 'irreversible' && data !== 'none') return true;
  return reversibility !== 'reversible' && grave;
}

const ofDoing = (doing: Doing): Facts => ({
  ...doing,
  traits: doing.traits ?? [],
  environment: doing.setting?.kind ?? 'development',
});
const ofEffect = (effect: Effect): Facts => effect;

/** `held`, `passes`, or `nothing` where there is not even an effect. */
export function verdictOn({ doings = [], inner = [], signals = [] }: ToolReading): string {
  const all = [...doings.map(ofDoing), ...inner.map(ofEffect)];
  if (all.some(isHeld) || signals.some(({ weight }) => weight === 'hold')) return 'held';
  return all.some(({ verb }) => verb !== 'read') ? 'passes' : 'nothing';
}

export interface Sample extends MemoryWorld {
  readonly stdin?: string;
}

/** Reads one line with the tool that it names; `NAME=value` in front sets variables. */
export async function readLine(
  tools: readonly Tool[],
  line: string,
  sample: Sample = {},
): Promise<ToolReading> {
  const env: Record<string, string> = { ...sample.env };
  let rest = line;
  for (let found = /^([A-Z_]+)=(\S*) /.exec(rest); found; found = /^([A-Z_]+)=(\S*) /.exec(rest)) {
    env[found[1] ?? ''] = found[2] ?? '';
    rest = rest.slice(found[0].length);
  }
  const { program } = invocationOf(rest);
  const tool = tools.find(({ programs }) => programs.includes(program));
  if (tool === undefined) throw new Error(`no tool for ${program}`);
  return readWith(tool, rest, {
    world: memoryWorld({ repository: { stateOf: () => 'ignored' }, ...sample }),
    env,
    inside: registryInside,
    ...(sample.stdin === undefined ? {} : { stdin: { kind: 'text', text: sample.stdin } }),
  });
}
