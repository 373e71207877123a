/** Names of jobs that bring something to where it runs. */
export const DEPLOYS = /deploy|release|publish|promote|apply|rollout|ship|prod/i;

/** Names of jobs that keep something from going ahead. */
export const CHECKS =
  /test|lint|check|scan|audit|verify|spec|e2e|codeql|sast|security|type-?check|validate|review|approv/i;
