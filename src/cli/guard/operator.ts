import type { ShellWorld } from '../../readers/shell/world/types.ts';

const operators = new WeakMap<ShellWorld, { readonly name: string | null }>();
const repositories = new WeakMap<ShellWorld, { readonly name: string | null }>();

/**
 * The person an agent acts for, as git names them: `HOLDPOINT_OPERATOR`, else the e-mail of the
 * repository's or the user's git configuration, else the login. Null where nothing says.
 */
export function operatorOf(world: ShellWorld): string | null {
  return remembered(operators, world, findOperator);
}

function findOperator(world: ShellWorld): string | null {
  const said = world.env['HOLDPOINT_OPERATOR'];
  if (said !== undefined && said !== '') return said.slice(0, 320);
  const repository = world.repositoryAt(world.cwd);
  const places = [
    ...(repository === null ? [] : [`${repository.gitFolder}/config`]),
    ...(world.home === null
      ? []
      : [`${world.home}/.gitconfig`, `${world.home}/.config/git/config`]),
  ];
  for (const place of places) {
    const looked = world.look(place, 64 * 1024);
    const email = looked.kind === 'text' ? emailIn(looked.text) : null;
    if (email !== null) return email;
  }
  return world.user;
}

function emailIn(text: string): string | null {
  if (!/email/i.test(text)) return null;
  let section = '';
  for (const line of text.split('\n')) {
    const header = /^\s*\[([a-zA-Z]+)\]/.exec(line)?.[1];
    if (header !== undefined) section = header.toLowerCase();
    const email = /^\s*email\s*=\s*"?([^\s"#;]{1,300})/i.exec(line)?.[1];
    if (section === 'user' && email !== undefined) return email;
  }
  return null;
}

/** `github.com/acme/app` for the address of the remote, else the folder's path; null outside a repository. */
export function repositoryOf(world: ShellWorld): string | null {
  return remembered(repositories, world, findRepository);
}

function findRepository(world: ShellWorld): string | null {
  const repository = world.repositoryAt(world.cwd);
  if (repository === null) return null;
  const address = repository.remotes.get('origin') ?? [...repository.remotes.values()][0] ?? '';
  const named = /^(?:[a-z+]+:\/\/)?(?:[^@/]*@)?([^/:]+)(?::\d+)?[:/]\/?(.+?)(?:\.git)?\/?$/.exec(
    address,
  );
  const [, host, path] = named ?? [];
  const isLocal = address === '' || /^[./]|^file:/.test(address);
  return (isLocal || host === undefined ? repository.root : `${host}/${path}`).slice(0, 500);
}

function remembered(
  names: WeakMap<ShellWorld, { readonly name: string | null }>,
  world: ShellWorld,
  find: (world: ShellWorld) => string | null,
): string | null {
  let known = names.get(world);
  if (known === undefined) {
    known = { name: find(world) };
    names.set(world, known);
  }
  return known.name;
}
