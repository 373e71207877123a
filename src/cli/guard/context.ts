import { pathGlob } from '../../core/catalog/glob.ts';
import { zoneOf } from '../../core/policy/zones.ts';
import type { LessonNote } from '../../config/snapshot/types.ts';
import type { AgentAct, AgentCall } from '../../doors/agent/types.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

/** More would be read by nobody. */
const MOST_NOTES = 5;
/** Of a line; what the server found to be quick is quick on so much. */
const LONGEST_LINE = 500;
const MOST_LINES = 2_000;

/** What an agent is told beside the answer, and which lessons are in it. */
export interface CallContext {
  /** Empty where there is nothing to tell. */
  readonly text: string;
  readonly given: readonly { readonly lesson: string; readonly path: string | null }[];
  /** Lessons whose mistake is about to be made again. */
  readonly seen: readonly { readonly lesson: string; readonly path: string | null }[];
}

export const NO_CONTEXT: CallContext = { text: '', given: [], seen: [] };

/** What an agent should know of the places it touches: lessons, and the zones they lie in. */
export function contextFor(
  call: AgentCall,
  snapshot: LoadedSnapshot,
  world: ShellWorld,
): CallContext {
  const { lessons, policy } = snapshot;
  if (lessons.length === 0 && (policy.zones ?? []).length === 0) return NO_CONTEXT;
  const places = call.acts.flatMap((act) =>
    act.kind === 'file' ? [relative(act.path, call.cwd, world.workspace)] : [],
  );
  const seen = lessons.flatMap((lesson) => seenAgain(lesson, call, world));
  const about = lessons.flatMap((lesson) => {
    const path = places.find((place) => isAbout(lesson, place));
    return path === undefined ? [] : [{ lesson, path }];
  });
  const given = [
    ...seen.map(({ lesson, path }) => ({ lesson: byId(lessons, lesson), path })),
    ...about.filter(({ lesson }) => !seen.some((each) => each.lesson === lesson.id)),
  ].slice(0, MOST_NOTES);
  const zones = places.flatMap((path) => {
    const zone = zoneOf(policy, { path, systems: [] });
    return zone === null ? [] : [`${path} lies where AI may only help: ${zone.reason}`];
  });
  return {
    text: [...given.map(({ lesson }) => inWords(lesson)), ...new Set(zones)].join('\n'),
    given: given.map(({ lesson, path }) => ({ lesson: lesson.id, path })),
    seen,
  };
}

/** What an agent is told when its session begins: the lessons that are about no place in particular. */
export function contextAtStart({ lessons }: LoadedSnapshot): CallContext {
  const given = lessons
    .filter(({ paths, systems }) => paths.length + systems.length === 0)
    .slice(0, MOST_NOTES);
  return {
    text: given.map(inWords).join('\n'),
    given: given.map(({ id }) => ({ lesson: id, path: null })),
    seen: [],
  };
}

function seenAgain(
  { id, rule, paths }: LessonNote,
  call: AgentCall,
  world: ShellWorld,
): CallContext['seen'] {
  if (rule === null) return [];
  const pattern = patternOf(rule.pattern);
  if (pattern === null) return [];
  return call.acts.flatMap((act) => {
    const path = act.kind === 'file' ? relative(act.path, call.cwd, world.workspace) : null;
    if (path !== null && paths.length > 0 && !paths.some((glob) => pathGlob(glob).matches(path))) {
      return [];
    }
    const lines = rule.over === 'commands' ? commandsIn(act) : addedBy(act);
    const found = lines
      .slice(0, MOST_LINES)
      .some((line) => pattern.test(line.slice(0, LONGEST_LINE)));
    return found ? [{ lesson: id, path }] : [];
  });
}

function patternOf(text: string): RegExp | null {
  try {
    return new RegExp(text);
  } catch {
    return null;
  }
}

function commandsIn(act: AgentAct): readonly string[] {
  return act.kind === 'command' ? act.text.split('\n') : [];
}

function addedBy(act: AgentAct): readonly string[] {
  if (act.kind !== 'file') return [];
  return [act.content ?? '', ...act.edits.map(({ after }) => after)].flatMap((text) =>
    text.split('\n'),
  );
}

function isAbout({ paths }: LessonNote, place: string): boolean {
  return paths.some((glob) => pathGlob(glob).matches(place));
}

function byId(lessons: readonly LessonNote[], id: string): LessonNote {
  return lessons.find((lesson) => lesson.id === id) as LessonNote;
}

function inWords({ id, title, note }: LessonNote): string {
  return `Lesson ${id}, ${title}: ${note}`;
}

/** Path below the workspace with forward slashes, as zones and lessons name it. */
function relative(path: string, cwd: string, workspace: string): string {
  const whole = path.startsWith('/') ? path : `${cwd}/${path}`;
  const below = whole.startsWith(`${workspace}/`) ? whole.slice(workspace.length + 1) : whole;
  return below.replace(/(?:^|\/)\.(?=\/)/g, '').replace(/\\/g, '/');
}
