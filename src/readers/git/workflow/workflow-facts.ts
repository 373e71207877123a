/** One thing a workflow may do, with the place that says so. */
export interface WorkflowFact {
  /** What makes it the same thing before and after: `permission deploy contents`. */
  readonly key: string;
  /** Part of a sentence: `gains contents: write in job deploy`. */
  readonly what: string;
  /** 1-based line in its file. */
  readonly line: number;
  readonly safer: string;
}

export const SAFER = {
  permission: 'Grant the one permission that is needed to the one job that needs it.',
  trigger: 'Use pull_request, which runs without secrets on code from outside.',
  secrets: 'Pass the secrets that are needed by name.',
  runner: 'Keep code from outside off runners of your own.',
  action: 'Pin the action to a full commit id.',
  include: 'Include files of this repository, or pin them to a commit id.',
} as const;

/** Triggers that run with secrets on what people outside can write. */
export const RISKY_TRIGGERS: readonly string[] = ['pull_request_target', 'workflow_run'];

/** Owners of actions whose tags are kept by the forge itself. */
const OWN_ACTIONS = /^(?:actions|github)\//i;

/** True for an action of a third party that is named by something that can be moved. */
export function isUnpinned(uses: string): boolean {
  if (uses.startsWith('./') || uses.startsWith('../')) return false;
  if (uses.startsWith('docker://')) return !/@sha256:[0-9a-f]{64}$/.test(uses);
  if (OWN_ACTIONS.test(uses)) return false;
  return !/@[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(uses);
}

/** An action without what pins it, so that another version of it is still the same action. */
export function actionName(uses: string): string {
  return uses.replace(/@[^@]*$/, '').toLowerCase();
}
