import { posix } from 'node:path';
import type { SystemClue } from './discovery.ts';
import { isObject, member, membersOf, parseYaml, textsOf } from '../plain-data.ts';
import type { RepositoryFiles } from './repository-files.ts';

const COMPOSE = /(?:^|\/)(?:docker-compose|compose|podman-compose)(?:[.-][\w.-]+)?\.ya?ml$/;
const MOST_FILES = 50;

/** True for the path of a compose file. */
export function isComposeFile(path: string): boolean {
  return COMPOSE.test(path);
}

/** Services of compose files, with what they say they depend on. */
export async function findComposeServices(files: RepositoryFiles): Promise<SystemClue[]> {
  const found: SystemClue[] = [];
  for (const path of files.paths.filter(isComposeFile).slice(0, MOST_FILES)) {
    const [document] = parseYaml((await files.read(path)) ?? '');
    for (const [name, service] of membersOf(member(document, 'services'))) {
      found.push(clueOf(path, name, service));
    }
  }
  return found;
}

function clueOf(file: string, name: string, service: unknown): SystemClue {
  const folder = buildFolder(file, service);
  return {
    name,
    ...(folder === null ? {} : { paths: [`${folder}/**`] }),
    reasons: [`${file} has a service ${name}`],
    needs: dependenciesOf(service).map((on) => ({ on, via: `depends_on in ${file}` })),
  };
}

/** Names of services that a service of a compose file says it needs, sorted. */
export function dependenciesOf(service: unknown): string[] {
  const named = member(service, 'depends_on');
  const texts = isObject(named) ? Object.keys(named) : textsOf(named);
  const links = textsOf(member(service, 'links')).map((link) => link.split(':', 1)[0] ?? link);
  return [...new Set([...texts, ...links])].toSorted();
}

/** The folder a service is built from, from the top; null where there is none or it is the top itself. */
function buildFolder(file: string, service: unknown): string | null {
  const build = member(service, 'build');
  const context = typeof build === 'string' ? build : member(build, 'context');
  if (typeof context !== 'string' || /^[/~]|:\/\/|\$/.test(context)) return null;
  const folder = posix.normalize(posix.join(posix.dirname(file), context)).replace(/\/$/, '');
  return folder === '.' || folder.startsWith('..') ? null : folder;
}
