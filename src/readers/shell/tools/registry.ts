/**
 * Every tool by the names of its programs. A group's file is loaded when one of its programs is met.
 * Adding a tool is adding a table to its group, or a group and an entry here.
 */
import type { Tool } from './types.ts';

export interface ToolGroup {
  readonly id: string;
  /** Names of all programs of the group's tools, kept equal to them by a test. */
  readonly programs: readonly string[];
  readonly load: () => Promise<readonly Tool[]>;
}

export const TOOL_GROUPS: readonly ToolGroup[] = [
  {
    id: 'infrastructure',
    programs: [
      'terraform',
      'tofu',
      'tflocal',
      'terragrunt',
      'terramate',
      'pulumi',
      'pulumilocal',
      'cdk',
      'cdklocal',
      'cdktf',
      'sst',
      'sam',
      'samlocal',
      'serverless',
      'sls',
      'osls',
      'copilot',
      'amplify',
      'ampx',
      'crossplane',
      'ansible-playbook',
      'ansible-pull',
      'ansible-navigator',
      'ansible',
      'ansible-vault',
      'salt',
      'salt-call',
      'salt-run',
      'salt-ssh',
      'salt-key',
      'salt-cloud',
      'knife',
      'chef-client',
      'chef-solo',
      'chef',
      'puppet',
      'bolt',
      'packer',
      'nomad',
      'consul',
      'waypoint',
      'cap',
      'mina',
      'deployer',
      'dep',
      'kamal',
      'mrsk',
      'fastlane',
    ],
    load: async () => (await import('./infrastructure/tools.ts')).infrastructureTools,
  },
  {
    id: 'git',
    programs: ['git', 'git-filter-repo', 'bfg', 'svn', 'svnadmin', 'hg', 'jj', 'p4'],
    load: async () => (await import('./git/tools.ts')).gitTools,
  },
];
