import { z } from 'zod';
import { words } from '../judging/present.ts';
import { lessonsOn } from '../knowledge/lessons.ts';
import { placeOf } from '../knowledge/place.ts';
import { Names, Paths } from './inputs.ts';
import { agentTool } from './types.ts';

const MOST = 50;

const Output = z.object({
  lessons: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      note: z.string(),
      paths: z.array(z.string()),
      systems: z.array(z.string()),
    }),
  ),
  inAll: z.number(),
});

export const lessons = agentTool({
  name: 'lessons',
  title: 'What have reviews found here?',
  description:
    'Short notes from reviews about these paths or systems; without either, all of them. Read them before ' +
    'you write code there.',
  input: z.strictObject({ paths: Paths, systems: Names('ids of systems in the catalog') }),
  output: Output,
  answer: async ({ paths, systems }, { ground, host }) => {
    const rules = await ground.rules(host);
    const places = paths.map((path) => placeOf(rules, ground.workspace.place(path)));
    const found = lessonsOn(
      rules.lessons,
      places.map(({ path }) => path),
      [...systems, ...places.flatMap((place) => place.systems)],
    );
    const shown = found.slice(0, MOST).map((lesson) => ({
      id: lesson.id,
      title: words(lesson.title),
      note: words(lesson.note),
      paths: [...lesson.paths],
      systems: [...lesson.systems],
    }));
    const lines = shown.map(({ id, title, note }) => `${id}, ${title}: ${note}`);
    return {
      text: lines.length === 0 ? 'There are no lessons about this.' : lines.join('\n'),
      data: { lessons: shown, inAll: found.length },
    };
  },
});
