import { posix } from 'node:path';
import { findWorkspaces } from '../../config/init/workspaces.ts';
import { CONFIDENCE } from '../shared/confidence.ts';
import { FactsBuilder } from '../shared/facts-builder.ts';
import type { GraphSource } from '../types.ts';

const MANIFEST =
  /(?:^|\/)(?:package\.json|pnpm-workspace\.yaml|Cargo\.toml|go\.(?:work|mod)|pyproject\.toml|pom\.xml|(?:build|settings)\.gradle(?:\.kts)?)$/;
const APART = /(?:^|\/)(?:node_modules|vendor|testdata|fixtures|examples?)\//;

/** Packages of one repository and what they need of each other. Reads folders only: no file has it all. */
export const packagesSource: GraphSource = {
  id: 'packages',
  title: 'workspace of npm, pnpm, Yarn, Cargo, Go, uv, Maven or Gradle',
  recognises: () => false,
  wants: (path) => MANIFEST.test(path) && !APART.test(path),
  async read(input) {
    const facts = new FactsBuilder('packages', input);
    const texts = new Map(input.files.map(({ path, text }) => [posix.normalize(path), text]));
    const paths = [...texts.keys()].toSorted();
    const read = (path: string) => Promise.resolve(texts.get(path) ?? null);
    const clues = await findWorkspaces({ paths, cut: false, read });
    for (const { name, paths: own = [], reasons, needs = [] } of clues) {
      facts.system(name, 'package', reasons[0] ?? '', { paths: own });
      for (const { on, via } of needs) {
        facts.edge({ from: name, to: on, source: 'declared', confidence: CONFIDENCE.written, via });
      }
    }
    return facts.build();
  },
};
