import type { FoundEnvironment } from './discovery.ts';
import { kindOfName } from './environment-words.ts';
import { member, membersOf, parseYaml } from '../plain-data.ts';
import type { RepositoryFiles } from './repository-files.ts';

const PIPELINE = /^(?:\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.yml)$/;

export function findWorkflows(files: RepositoryFiles): string[] {
  return files.paths.filter((path) => PIPELINE.test(path));
}

/** Environments that jobs of pipelines say they deploy to. */
export async function environmentsOfWorkflows(
  files: RepositoryFiles,
  workflows: readonly string[],
): Promise<FoundEnvironment[]> {
  const found: FoundEnvironment[] = [];
  for (const path of workflows) {
    const [document] = parseYaml((await files.read(path)) ?? '');
    const jobs = path.endsWith('.gitlab-ci.yml')
      ? membersOf(document)
      : membersOf(member(document, 'jobs'));
    for (const [, job] of jobs) {
      const environment = member(job, 'environment');
      const name = typeof environment === 'string' ? environment : member(environment, 'name');
      if (typeof name !== 'string' || name.includes('$')) continue;
      found.push({
        name,
        kind: kindOfName(name) ?? 'unknown',
        reason: `a job in ${path} deploys to it`,
      });
    }
  }
  return found;
}
