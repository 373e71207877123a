/** `npm run bench`: every benchmark, as the table that docs/performance.md carries. */
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { benchAgentDoor } from './agent-door/main.ts';
import { benchCandidates } from './candidates.ts';
import { benchCloudFormationTemplate } from './cloudformation-template.ts';
import { benchDecisions } from './decisions.ts';
import { benchDnsZone } from './dns-zone.ts';
import { benchIamPolicy } from './iam-policy.ts';
import { benchKubernetesManifest } from './kubernetes-manifest.ts';
import { benchLiveCatalog } from './live-catalog.ts';
import { milliseconds, type Figures } from './measure.ts';
import { benchProvenance } from './provenance.ts';
import { benchPulumiPreview } from './pulumi-preview.ts';
import { benchReachGraph } from './reach-graph.ts';
import { benchSettingsFile } from './settings-file.ts';
import { benchSqlMigration } from './sql-migration.ts';
import { benchTerraformPlan } from './terraform-plan.ts';

const cli = join(import.meta.dirname, '../dist/cli/main.js');
const assess = [cli, 'assess', '--format', 'json', '--now', '2026-03-11T09:00:00.000Z'];

/** In the order of the table. */
const BENCHES: readonly (() => readonly Figures[] | Promise<readonly Figures[]>)[] = [
  benchTerraformPlan,
  () => benchTerraformPlan({ size: 200 }),
  () =>
    benchTerraformPlan({ command: assess }).map((row) => ({
      ...row,
      what: row.what.replace(/read$/u, 'the whole of `holdpoint assess`'),
    })),
  benchKubernetesManifest,
  benchSqlMigration,
  benchPulumiPreview,
  benchSettingsFile,
  benchDnsZone,
  benchIamPolicy,
  benchReachGraph,
  benchLiveCatalog,
  benchDecisions,
  benchCandidates,
  benchProvenance,
  benchAgentDoor,
  // Last, since the CDK keeps its database of resource types in memory from then on.
  benchCloudFormationTemplate,
];

const memory = Math.round(totalmem() / 1024 ** 3);
console.log(
  `${cpus().length} × ${cpus()[0]?.model ?? 'processor'}, ${memory} GiB, Node ${process.version}\n`,
);
console.log('| what | Holdpoint | baseline | its time | ratio | peak memory |');
console.log('|---|---|---|---|---|---|');
for (const bench of BENCHES) {
  for (const figures of await bench()) console.log(milliseconds(figures));
}
