import { zoneOf } from '../../core/policy/zones.ts';
import { pathGlob } from '../../core/catalog/glob.ts';
import type { AgentCall } from '../../doors/agent/types.ts';
import type { ShellWorld } from '../../readers/shell/world/types.ts';
import type { LoadedSnapshot } from './snapshot/loaded.ts';

const MOST_NOTES = 5;

/** What an agent should know of the places it touches: lessons, and the zone they lie in. Empty if nothing. */
export function contextFor(call: AgentCall, snapshot: LoadedSnapshot, world: ShellWorld): string {
  if (snapshot.lessons.length === 0 && (snapshot.policy.zones ?? []).length === 0) return '';
  const paths = call.acts.flatMap((act) =>
    act.kind === 'file' ? [relative(act.path, call.cwd, world.workspace)] : [],
  );
  if (paths.length === 0) return '';
  const lessons = snapshot.lessons
    .filter(({ paths: globs }) => globs.some((glob) => paths.some(pathGlob(glob).matches)))
    .slice(0, MOST_NOTES)
    .map(({ id, title, note }) => `Lesson ${id}, ${title}: ${note}`);
  const zones = paths.flatMap((path) => {
    const zone = zoneOf(snapshot.policy, { path, systems: [] });
    return zone === null ? [] : [`${path} lies where AI may only help: ${zone.reason}`];
  });
  return [...lessons, ...new Set(zones)].join('\n');
}

/** Path below the workspace with forward slashes, as zones and lessons name it. */
function relative(path: string, cwd: string, workspace: string): string {
  const whole = path.startsWith('/') ? path : `${cwd}/${path}`;
  const below = whole.startsWith(`${workspace}/`) ? whole.slice(workspace.length + 1) : whole;
  return below.replace(/(?:^|\/)\.(?=\/)/g, '').replace(/\\/g, '/');
}
