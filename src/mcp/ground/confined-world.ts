import type { ShellWorld } from '../../readers/shell/world/types.ts';
import type { Workspace } from './workspace.ts';

/** Files of a person's home that say which environment a tool would act on. They are read, never shown. */
const SAYS_WHERE =
  /\/(?:\.gitconfig|\.config\/git\/config|\.kube\/[^/]+|\.aws\/config|\.azure\/azureProfile\.json|\.config\/gcloud\/.+)$/;

/**
 * The machine as a question may look at it: whoever asks what a script would do learns what is in it, so
 * only scripts in the workspace are opened. One outside counts as a script that nobody could read.
 */
export function confinedWorld(world: ShellWorld, workspace: Workspace): ShellWorld {
  const { cwd, home, user, platform, env, kindOf, list, repositoryAt } = world;
  const mayOpen = (path: string) =>
    workspace.holds(path) ||
    (home !== null && path.startsWith(`${home}/`) && SAYS_WHERE.test(path)) ||
    path === env['KUBECONFIG'];
  return {
    cwd,
    home,
    user,
    platform,
    env,
    kindOf,
    repositoryAt,
    workspace: workspace.root,
    list: (path) => (workspace.holds(path) ? list(path) : null),
    look: (path, limit) =>
      mayOpen(path)
        ? world.look(path, limit)
        : { kind: 'closed', why: 'it lies outside the workspace' },
  };
}
