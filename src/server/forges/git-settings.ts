import { isAbsolute } from 'node:path';
import type { PlainRepository } from '../../doors/forge/forges/git/options.ts';
import type { GitConnection } from '../../doors/forge/registry.ts';
import type { Environment } from '../open/settings.ts';
import { ServeFault } from '../serve-fault.ts';

const REPOSITORIES = 'HOLDPOINT_GIT_REPOSITORIES';
const AUTHORIZATION = 'HOLDPOINT_GIT_AUTHORIZATION';
const MOST = 500;
/** As slots and addresses can carry it. */
const NAME = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f]/;

/** The plain repositories that the environment names, or null. Throws `ServeFault` on what makes no sense. */
export function plainGitOf(env: Environment): GitConnection | null {
  const words = (env[REPOSITORIES] ?? '').split(/\s+/).filter(Boolean);
  const authorization = env[AUTHORIZATION]?.trim() ?? '';
  if (words.length === 0) {
    if (authorization === '') return null;
    throw new ServeFault(
      `plain git is connected only in part: ${REPOSITORIES} is missing. Set it as well`,
    );
  }
  if (words.length > MOST) {
    throw new ServeFault(
      `${REPOSITORIES} names more than ${MOST} repositories. Leave some to another server`,
    );
  }
  const repositories = words.map((word) => repositoryOf(word));
  const names = repositories.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new ServeFault(
      `${REPOSITORIES} names ${twice} twice. Give each repository a name of its own`,
    );
  }
  if (authorization === '') return { kind: 'git', repositories };
  return { kind: 'git', repositories: letIn(repositories, authorization) };
}

function repositoryOf(word: string): PlainRepository {
  const at = word.indexOf('=');
  const [name, location] = [word.slice(0, at), word.slice(at + 1)];
  if (at > 0 && NAME.test(name) && isPlace(location)) return { name, location };
  // The rest may hold a password.
  throw new ServeFault(
    `${REPOSITORIES} has an entry ${JSON.stringify(word.slice(0, Math.max(at, 0)).slice(0, 40))} that is none. Write each as shop=/srv/git/shop.git or shop=https://git.example.com/shop.git, parted by spaces, with no password in the address`,
  );
}

function isPlace(location: string): boolean {
  if (isAbsolute(location)) return true;
  const url = URL.canParse(location) ? new URL(location) : null;
  if (url === null || !/^(?:https?|file):$/.test(url.protocol)) return false;
  return url.username === '' && url.password === '' && url.search === '';
}

/** One header is for one host: it would else be shown to all of them. */
function letIn(
  repositories: readonly PlainRepository[],
  authorization: string,
): readonly PlainRepository[] {
  const far = repositories.filter(({ location }) => /^https?:/i.test(location));
  const origins = new Set(far.map(({ location }) => new URL(location).origin));
  if (origins.size === 1 && !CONTROL.test(authorization)) {
    return repositories.map((one) => (far.includes(one) ? { ...one, authorization } : one));
  }
  throw new ServeFault(
    `${AUTHORIZATION} is the one line that all addresses of https in ${REPOSITORIES} are asked with, so these must be of one host. Leave it out, or name repositories of one host`,
  );
}

/** Whether some of them lie in a folder of this machine. */
export function areSomeHere({ repositories }: GitConnection): boolean {
  return repositories.some(({ location }) => !/^https?:/i.test(location));
}
