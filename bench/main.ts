/** `npm run bench`: every benchmark, as the table that docs/performance.md carries. */
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { benchDecisions } from './decisions.ts';
import { benchLiveCatalog } from './live-catalog.ts';
import { benchKubernetesManifest } from './kubernetes-manifest.ts';
import { milliseconds } from './measure.ts';
import { benchReachGraph } from './reach-graph.ts';
import { benchTerraformPlan } from './terraform-plan.ts';

const cli = join(import.meta.dirname, '../dist/cli/main.js');
const assess = [cli, 'assess', '--format', 'json', '--now', '2026-03-11T09:00:00.000Z'];

const memory = Math.round(totalmem() / 1024 ** 3);
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${memory} GiB, Node ${process.version}\n`,
);
console.log('| what | Holdpoint | baseline | its time | ratio | peak memory |');
console.log('|---|---|---|---|---|---|');
for (const figures of [
  ...benchTerraformPlan(),
  ...benchTerraformPlan(assess).map((row) => ({
    ...row,
    what: row.what.replace(/read$/u, 'the whole of `holdpoint assess`'),
  })),
  ...benchKubernetesManifest(),
  ...benchReachGraph(),
  ...(await benchLiveCatalog()),
  ...(await benchDecisions()),
]) {
  console.log(milliseconds(figures));
}
