import { z } from 'zod';
import { leaveOn, placeOf } from '../knowledge/place.ts';
import { placeInWords } from '../knowledge/place-words.ts';
import { agentId } from '../../core/policy/acting-agent.ts';
import { Path } from './inputs.ts';
import { agentTool } from './types.ts';

export const PlaceShape = z.object({
  path: z.string(),
  zone: z.enum(['free', 'assisted', 'human-only']),
  reason: z.string().nullable(),
  rule: z.string().nullable(),
  systems: z.array(z.string()),
  owners: z.array(z.string()),
  autonomy: z.array(z.object({ environment: z.string(), level: z.string() })),
});

export const zones = agentTool({
  name: 'zones',
  title: 'May AI work here?',
  description:
    'Says of each path whether AI may work there (free, assisted, human-only), why, whose it is, and what ' +
    'an agent may do alone to the systems it belongs to. Call it before you edit files.',
  input: z.strictObject({ paths: z.array(Path).min(1).max(50) }),
  output: z.object({ places: z.array(PlaceShape) }),
  answer: async ({ paths }, { ground, host }) => {
    const rules = await ground.rules(host);
    const places = paths.map((path) => {
      const place = placeOf(rules, ground.workspace.place(path));
      const autonomy = leaveOn(rules, place.systems, [agentId(host.title)]).map((each) => ({
        ...each,
      }));
      return { ...place, systems: [...place.systems], owners: [...place.owners], autonomy };
    });
    return { text: places.map((place) => placeInWords(place)).join('\n'), data: { places } };
  },
});
