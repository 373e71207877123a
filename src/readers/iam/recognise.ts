const AWS = /["']?Statement["']?\s*:/;
const EFFECT = /["']?Effect["']?\s*:\s*["']?(?:Allow|Deny)|"Statement"\s*:\s*\[\s*\]|\\"Effect\\"/;
const GCP = /["']?bindings["']?\s*:/;
const MEMBERS = /["']?members["']?\s*:/;
const ROLE = /["']?role["']?\s*:\s*["']?(?:roles|projects|organizations)\//;
const PERMISSIONS = /(?:^|["'\s])includedPermissions["']?\s*:/;
const SCOPES = /["']?[aA]ssignableScopes["']?\s*:/;
/** Templates of infrastructure carry policies inside of resources; those readers know what they are. */
const TEMPLATE =
  /AWSTemplateFormatVersion|["']?Resources["']?\s*:\s*[\n{]|"format_version"|^kind:\s|"apiVersion"\s*:|^apiVersion:/m;

/** True when a text looks like a policy of AWS, Google Cloud or Azure, and not like what contains one. */
export function looksLikePolicy(text: string): boolean {
  const head = text.slice(0, 262_144);
  if (TEMPLATE.test(head.replace(/"?apiVersion"?\s*:\s*"?2018-07-01-preview/, ''))) return false;
  if (AWS.test(head) && EFFECT.test(head)) return true;
  if (/\\"Statement\\"/.test(head) && /"Policy(?:Document)?"\s*:/.test(head)) return true;
  if (GCP.test(head) && MEMBERS.test(head) && ROLE.test(head)) return true;
  return PERMISSIONS.test(head) || SCOPES.test(head);
}
