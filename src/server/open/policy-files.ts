import { displayName, packageFile } from '../../config/package-root.ts';
import { readSource } from '../../config/yaml/source.ts';
import type { PolicyFile } from '../../engine/agents/guard-snapshot.ts';
import type { WorldFiles } from './load-world.ts';

/** What guards judge by, as written: the organisation's own first where it has one. Throws `ConfigError`. */
export async function readPolicyFiles({
  policy,
}: Pick<WorldFiles, 'policy'>): Promise<readonly PolicyFile[]> {
  const defaults = packageFile('policies/default.yaml');
  const paths = policy === null ? [defaults] : [policy, defaults];
  return Promise.all(
    paths.map(async (path) => ({
      name: displayName(path),
      text: (await readSource(path)).text,
    })),
  );
}
