import type { Effect, Trait } from '../../../core/change/types.ts';
import type { FileReading } from '../../types.ts';
import { effectOf } from '../effect.ts';
import type { EffectParts } from '../effect.ts';
import type { McpAct, ToolAround, ToolClass, ToolSetting } from '../types.ts';
import { valuesOf } from './input-values.ts';
import { readInputs } from './read-inputs.ts';
import { settingOfInput } from './setting.ts';
import { classOfName, withHints, wordsOfName } from './tool-class.ts';
import type { ClassByName } from './tool-class.ts';

/** What a call of a server's tool does: by what is known of the tool, its name, its hints and its input. */
export async function readMcp(act: McpAct, around: ToolAround): Promise<FileReading> {
  const { server, tool } = act;
  const source = `mcp ${server}/${tool}`;
  const values = valuesOf(act.input);
  const setting = settingOfInput(server, values);
  const found = forForge(tool, classOf(act, around));
  const name = `${server} ${tool}`;
  const inside = await readInputs(name, values, found.class, setting, around, source);
  // What was read inside says more than a hint about everything that the tool could do.
  const { hints: _hints, ...unhinted } = around;
  const named = forForge(tool, classOf(act, unhinted)).class;
  const own = inside.read && named !== 'delete' && named !== 'costly';
  const files = inside.effects.some(({ resource }) => resource.provider === null);
  const approves = values.some(({ key, text }) => key === 'event' && text === 'APPROVE');
  const effects =
    own || (files && found.class === 'delete')
      ? []
      : [ownEffect(act, found, setting, source, approves)];
  return {
    kind: 'action',
    effects: [...effects.filter(({ verb }) => verb !== 'read'), ...inside.effects],
    signals: inside.signals,
  };
}

function classOf({ server, tool }: McpAct, around: ToolAround): ClassByName {
  const key = `${server}/${tool}`;
  const learned = around.learned?.get(key);
  const known = learned === undefined ? classOfName(tool) : { class: learned, unlisted: false };
  const trusted = learned === undefined && around.trusted?.has(server) === true;
  return withHints(known, around.hints?.get(key), trusted);
}

/** A merge is done under the name of whoever is logged in, and what builds on the branch runs with it. */
function forForge(tool: string, found: ClassByName): ClassByName {
  const words = wordsOfName(tool);
  const merges =
    words.includes('merge') && words.some((word) => /^(?:pull|request|pr|mr)$/.test(word));
  return merges && found.class === 'update' ? { class: 'costly', unlisted: false } : found;
}

type Facts = Pick<EffectParts, 'verb' | 'reversibility' | 'data' | 'why' | 'safer'>;

const FACTS: Readonly<Record<ToolClass, Facts>> = {
  read: {
    verb: 'read',
    reversibility: 'reversible',
    data: 'none',
    why: 'It reads and changes nothing.',
  },
  update: {
    verb: 'update',
    reversibility: 'reversible',
    data: 'none',
    why: 'It makes or changes something that can be changed back.',
  },
  costly: {
    verb: 'update',
    reversibility: 'costly',
    data: 'none',
    why: 'It can be undone only with work, or by somebody else.',
  },
  execute: {
    verb: 'execute',
    reversibility: 'unknown',
    data: 'unknown',
    why: 'What this tool does is on no list that Holdpoint has.',
  },
  delete: {
    verb: 'delete',
    reversibility: 'unknown',
    data: 'unknown',
    why: 'It takes something away, and whether that comes back nobody here can tell.',
    safer: ['Let a person look at what would go first.'],
  },
};

function ownEffect(
  { server, tool }: McpAct,
  found: ClassByName,
  setting: ToolSetting,
  source: string,
  approves: boolean,
): Effect {
  const traits: readonly Trait[] = [
    ...(found.unlisted || found.class === 'execute' ? (['unlisted-program'] as const) : []),
    ...(approves ? (['review-bypassed'] as const) : []),
    ...(/(?:^|[_-])publish(?:$|[_-])/i.test(tool) ? (['publishes'] as const) : []),
  ];
  return effectOf({
    ...FACTS[found.class],
    resource: { type: 'mcp-tool', address: `${server}/${tool}`.slice(0, 300), provider: 'mcp' },
    setting,
    source,
    note: `calls ${tool}`,
    traits,
  });
}
