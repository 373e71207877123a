import type { Assessment } from '../../../src/core/assess.ts';
import type { Effect, Evidence } from '../../../src/core/change/types.ts';
import type { Reach } from '../../../src/core/reach/types.ts';
import { digestOf } from './digest.ts';
import { EFFECTS } from './effects.ts';
import { REACH } from './reach.ts';

const TRAILER: Evidence = {
  source: '9f3c2e1:COMMIT_MSG',
  pointer: null,
  line: 7,
  note: 'trailer Co-Authored-By names an AI tool',
  excerpt: [
    { number: 5, text: 'Use the new private subnets for the orders database.', mark: 'context' },
    { number: 6, text: '', mark: 'context' },
    { number: 7, text: 'Co-Authored-By: Claude <noreply@anthropic.com>', mark: 'added' },
  ],
};

export interface Variation {
  readonly headline?: string;
  readonly effects?: readonly Effect[];
  readonly reach?: Reach;
}

/** What is known of the plan that deletes the orders database with its snapshots. */
export function sampleAssessment(at: string, variation: Variation = {}): Assessment {
  const effects = variation.effects ?? EFFECTS;
  const draft = {
    kind: 'plan' as const,
    inputs: [
      {
        name: 'infra/prod/orders/plan.json',
        reader: 'terraform',
        sha256: digestOf('plan'),
        bytes: 482_133,
      },
    ],
    effects,
    signals: [
      {
        kind: 'drift' as const,
        weight: 'note' as const,
        message: 'Two resources were changed outside Terraform since the last apply.',
        evidence: [],
      },
    ],
  };
  const assessment = {
    change: { ...draft, digest: digestOf(draft) },
    at,
    headline:
      variation.headline ??
      'Deletes the production database orders-prod-eu together with its 3 snapshots and the key that encrypts them.',
    environment: 'production' as const,
    environments: effects.map(() => 'production' as const),
    actors: [
      {
        role: 'author' as const,
        identity: 'mia@halden.example',
        person: 'mia.larsen',
        level: 'junior' as const,
      },
      {
        role: 'requester' as const,
        identity: 'hugo@halden.example',
        person: 'hugo.martin',
        level: 'mid' as const,
      },
      { role: 'pusher' as const, identity: 'deploy-bot', person: null, level: null },
    ],
    provenance: {
      kind: 'ai-declared' as const,
      tools: ['Claude Code'],
      why: 'A commit trailer names an AI tool.',
      clues: [
        {
          kind: 'trailer' as const,
          says: 'ai' as const,
          strength: 'declared' as const,
          tool: 'Claude Code',
          evidence: TRAILER,
        },
      ],
    },
    reach: variation.reach ?? REACH,
    losses: [
      {
        kind: 'data-with-backups' as const,
        headline: 'The orders database and all 3 of its snapshots go in the same change.',
        why: 'skip_final_snapshot is true and deletion_protection was switched off in the plan before this one. 2 TB of orders have no other copy that Holdpoint knows of.',
        effects: [0, 1, 2, 3],
      },
      {
        kind: 'irreversible' as const,
        headline: 'The key alias/orders-storage is scheduled for deletion.',
        why: 'Whatever it encrypted cannot be read after 7 days, copies included.',
        effects: [4],
      },
      {
        kind: 'unknown' as const,
        headline: 'What an update to halden_feature_gate.checkout_v3 does is not known.',
        why: 'Its type is on no list. Unknown is treated as if it could not be undone.',
        effects: [5],
      },
    ],
    echoes: [
      {
        incident: {
          id: 'INC-0412',
          title: 'Loyalty database deleted by a module rename',
          date: '2025-06-03',
          summary:
            'A renamed module made Terraform plan a delete and a create. The apply was approved in 40 seconds; 9 hours of points were lost.',
          lesson:
            'A rename of a module that holds a database needs moved blocks, and the plan must show no delete.',
          systems: ['loyalty-db'],
          resourceTypes: ['aws_db_*'],
          paths: [],
          verbs: ['delete' as const],
          link: 'https://incidents.halden.example/INC-0412',
        },
        likeness: 0.75,
        because: [
          'deletes an aws_db_instance',
          'creates one under another module name',
          'in production',
        ],
        effects: [0, 10],
      },
    ],
    risk: {
      points: 86,
      percentile: 98.4,
      sample: 312,
      factors: [
        {
          name: 'Data lost with its backups',
          points: 40,
          why: 'database and 3 snapshots in one change',
        },
        { name: 'Tier-1 systems reached', points: 20, why: '4 of 15 systems are Tier 1' },
        {
          name: 'Protection removed before',
          points: 12,
          why: 'deletion_protection was switched off 2 days ago',
        },
        { name: 'AI-assisted by a junior author', points: 8, why: 'declared in a trailer' },
        { name: 'Unknown effects', points: 6, why: '1 resource type is on no list' },
      ],
    },
    validations: [
      { name: 'terraform-validate', outcome: 'passed' as const, detail: '0 errors, 2 warnings' },
    ],
  };
  return { ...assessment, digest: digestOf(assessment) };
}
