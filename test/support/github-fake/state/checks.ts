/** What apps and others report of a commit. */
import type { Account, FakeApp } from './types.ts';

export interface CheckRun {
  readonly id: number;
  readonly app: FakeApp;
  readonly suite: CheckSuite;
  readonly headSha: string;
  name: string;
  status: string;
  conclusion: string | null;
  externalId: string;
  detailsUrl: string | null;
  startedAt: string;
  completedAt: string | null;
  output: {
    readonly title: string | null;
    readonly summary: string | null;
    readonly text: string | null;
  };
  readonly annotations: Readonly<Record<string, unknown>>[];
  actions: readonly unknown[];
}

export interface CheckSuite {
  readonly id: number;
  readonly app: FakeApp;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly at: string;
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly by: Account;
  readonly at: string;
}
