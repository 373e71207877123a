const PLAN_KEYS =
  /"(?:resource_changes|planned_values|resource_drift|terraform_version|output_changes|prior_state|applyable|deferred_changes|configuration)"\s*:/;

/** True when the head of a file looks like `terraform show -json` of a plan (or cut-off part of one). */
export function looksLikePlan(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (!text.startsWith('{')) return false;
  const format = /"format_version"\s*:\s*"/.test(text);
  if (format && PLAN_KEYS.test(text)) return true;
  return /^\{\s*"resource_changes"\s*:/.test(text);
}
