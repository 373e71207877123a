import type { Discovery } from './discovery.ts';
import { comment } from './yaml-text.ts';

/**
 * A first `policy.yaml`. Only the built-in rules bind; what the repository suggests stands beside them
 * as comments, each a rule that is whole once the `#` in front is taken away.
 */
export function renderPolicy(discovery: Discovery): string {
  const rules = suggestedRules(discovery);
  const lines = [
    comment(`What ${discovery.name} asks for before a change may go on.`),
    comment(
      'The built-in rules apply as they are: holdpoint explain RULE tells what one does and why.',
    ),
    'version: 1',
    'defaults: true',
    '',
    comment('Built-in rules that do not fit here, by id.'),
    'disable: []',
    '',
    comment(
      'Rules of your own. Each only ever asks for more. Check them with: holdpoint policy lint',
    ),
    'rules: [] # remove [] when the first rule is entered',
    ...rules.flatMap(({ reason, text }) => [
      comment(reason),
      ...text.map((line) => comment(`  ${line}`)),
    ]),
    '',
    comment(
      'Rules with an end. Enter the person who issues one under people in catalog.yaml first.',
    ),
    'directives: [] # remove [] when the first directive is entered',
    ...DIRECTIVE.map((line) => comment(`  ${line}`)),
  ];
  return `${lines.join('\n')}\n`;
}

interface Suggestion {
  readonly reason: string;
  readonly text: readonly string[];
}

function suggestedRules({ terraform, workflows, environments }: Discovery): Suggestion[] {
  const found: Suggestion[] = [];
  const [folder] = terraform;
  if (folder !== undefined) {
    const more = terraform.length > 1 ? ` and ${terraform.length - 1} more folders` : '';
    found.push({ reason: `Terraform files are in ${folder}${more}:`, text: INFRASTRUCTURE });
  }
  const [workflow] = workflows;
  if (workflow !== undefined) {
    const deploys = environments.length > 0 ? ', and some of them deploy' : '';
    found.push({ reason: `Pipelines run from ${workflow}${deploys}:`, text: PIPELINES });
  }
  if (found.length === 0) {
    found.push({ reason: 'An example, for code that moves data:', text: MIGRATIONS });
  }
  return found;
}

const INFRASTRUCTURE = [
  '- id: infrastructure-code-reviewed',
  '  title: Infrastructure code has a second pair of eyes',
  '  per: effect',
  '  when: \'"infrastructure-code" in effect.traits && effect.verb != "read"\'',
  '  require: { approvals: [{ count: 1, level: senior }] }',
  '  message: Infrastructure code changes, so one senior person has to look.',
];

const PIPELINES = [
  '- id: pipeline-reviewed',
  '  title: Pipelines have a second pair of eyes',
  '  per: effect',
  '  when: \'"ci-workflow" in effect.traits && effect.verb != "read"\'',
  '  require: { approvals: [1] }',
  '  message: A pipeline changes, so somebody else has to look.',
];

const MIGRATIONS = [
  '- id: migrations-reviewed',
  '  title: Migrations have a second pair of eyes',
  '  per: effect',
  '  when: \'"migration-code" in effect.traits && effect.verb != "read"\'',
  '  require: { approvals: [1] }',
  '  message: A migration changes, so somebody else has to look.',
];

const DIRECTIVE = [
  '- id: two-reviewers-for-tier-1',
  '  reason: Too many incidents in the most critical systems',
  '  issuedBy: id-of-a-person',
  '  starts: 2026-01-01',
  '  for: 90d',
  '  scope: { tiers: [1] }',
  '  require: { approvals: [2] }',
  '  message: Two people have to look at every change to a Tier-1 system.',
];
