import { agentId } from '../../core/policy/acting-agent.ts';
import { ToolFault } from '../ground/tool-fault.ts';
import { leaveInWords, placeInWords } from '../knowledge/place-words.ts';
import { leaveOn, placeOf } from '../knowledge/place.ts';
import type { Asking } from '../tools/types.ts';
import { policyInWords } from './policy-words.ts';

/** A page of text that a client may show or give to its model. */
export interface AgentResource {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly read: (asking: Asking) => Promise<string>;
}

export const AGENT_RESOURCES: readonly AgentResource[] = [
  {
    uri: 'holdpoint://zones',
    name: 'zones',
    title: 'Where AI may work',
    description: 'Every zone of the policy: which paths and systems, and why.',
    read: async ({ ground, host }) => {
      const { policy } = await ground.rules(host);
      const zones = policy.zones ?? [];
      if (zones.length === 0) return 'The policy names no zones: AI may work everywhere.';
      return zones
        .map(
          ({ zone, paths, systems, reason }) =>
            `${zone}: ${[...paths, ...systems.map((system) => `system ${system}`)].join(', ')}\n  ${reason}`,
        )
        .join('\n');
    },
  },
  {
    uri: 'holdpoint://lessons',
    name: 'lessons',
    title: 'What reviews have found',
    description: 'Short notes from reviews, and the places they are about.',
    read: async ({ ground, host }) => {
      const { lessons } = await ground.rules(host);
      if (lessons.length === 0) return 'There are no lessons.';
      return lessons
        .map(
          ({ id, title, note, paths, systems }) =>
            `${id}, ${title}: ${note}\n  ${[...paths, ...systems].join(', ') || 'everywhere'}`,
        )
        .join('\n');
    },
  },
  {
    uri: 'holdpoint://policy',
    name: 'policy',
    title: 'The rules in words',
    description: 'Every rule of the policy: what it asks for, why, and what would lift it.',
    read: async ({ ground, host }) => policyInWords(await ground.rules(host)),
  },
];

/** `holdpoint://zones/src/payments`: the path behind it, percent-encoded or not. */
export const ZONE_TEMPLATE = {
  uriTemplate: 'holdpoint://zones/{+path}',
  name: 'zone',
  title: 'May AI work on this path?',
  description: 'The zone of one path, why, whose it is, and what an agent may do alone there.',
  mimeType: 'text/plain',
} as const;

const ZONES = 'holdpoint://zones/';
const LONGEST_URI = 4000;

/** The page behind an address. Throws `ToolFault` where there is none. */
export async function readResource(uri: string, asking: Asking): Promise<string> {
  const known = AGENT_RESOURCES.find((resource) => resource.uri === uri);
  if (known !== undefined) return known.read(asking);
  if (!uri.startsWith(ZONES) || uri.length > LONGEST_URI) {
    throw new ToolFault('There is no such resource. See resources/list.');
  }
  const { ground, host } = asking;
  const rules = await ground.rules(host);
  const place = placeOf(rules, ground.workspace.place(decoded(uri.slice(ZONES.length))));
  const leave = leaveOn(rules, place.systems, [agentId(host.title)]);
  return [placeInWords(place), ...leaveInWords(leave)].join('\n');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new ToolFault('The path in the address is not well encoded.');
  }
}
