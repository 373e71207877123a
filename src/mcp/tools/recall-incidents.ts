import { z } from 'zod';
import { ToolFault } from '../ground/tool-fault.ts';
import { words } from '../judging/present.ts';
import { incidentsLike } from '../knowledge/incidents.ts';
import { placeOf } from '../knowledge/place.ts';
import { Names, Paths } from './inputs.ts';
import { agentTool } from './types.ts';

const MOST = 10;

const Output = z.object({
  incidents: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      date: z.string(),
      summary: z.string(),
      lesson: z.string(),
      because: z.array(z.string()),
      link: z.string().nullable(),
    }),
  ),
  inAll: z.number(),
});

export const recallIncidents = agentTool({
  name: 'recall_incidents',
  title: 'What went wrong here before?',
  description:
    'Finds past incidents that have something in common with what you are about to do: the same paths, ' +
    'kinds of resources or systems, or the same words. Each comes with what people should have done.',
  input: z.strictObject({
    paths: Paths,
    resources: Names('types of resources, such as aws_db_instance'),
    systems: Names('ids of systems in the catalog'),
    text: z.string().max(20_000).default('').describe('what you are about to do, in words'),
  }),
  output: Output,
  answer: async ({ paths, resources, systems, text }, { ground, host }) => {
    if (paths.length + resources.length + systems.length === 0 && text.trim() === '') {
      throw new ToolFault(
        'Name paths, resources or systems, or say in text what you are about to do.',
      );
    }
    const rules = await ground.rules(host);
    const places = paths.map((path) => placeOf(rules, ground.workspace.place(path)));
    const found = incidentsLike(rules.incidents, {
      paths: places.map(({ path }) => path),
      resources,
      systems: [...systems, ...places.flatMap((place) => place.systems)],
      text,
    });
    const incidents = found.slice(0, MOST).map(({ incident, because }) => ({
      id: incident.id,
      title: words(incident.title),
      date: incident.date,
      summary: words(incident.summary),
      lesson: words(incident.lesson),
      because: because.map(words),
      link: incident.link,
    }));
    const data = { incidents, inAll: found.length };
    return { text: inWords(data), data };
  },
});

function inWords({ incidents, inAll }: z.infer<typeof Output>): string {
  if (inAll === 0) return 'No incident is known that resembles this.';
  const left = inAll - incidents.length;
  return [
    ...incidents.map(
      ({ date, title, because, summary, lesson }) =>
        `${date} ${title} (${because.join('; ')})\n  ${summary}\n  What to do: ${lesson}`,
    ),
    ...(left > 0 ? [`and ${left} more`] : []),
  ].join('\n');
}
