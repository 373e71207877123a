/** `AWSTemplateFormatVersion` where a template has it: at the start of a line or as a key of JSON. */
const VERSION = /^AWSTemplateFormatVersion["']?[ \t]{0,9}:|"AWSTemplateFormatVersion"\s{0,99}:/m;
const RESOURCES = /^["']?Resources["']?[ \t]{0,9}:|"Resources"\s{0,99}:/m;
const TYPED = /["']?\bType["']?\s{0,99}:\s{0,99}["']?(?:AWS|Custom|Alexa)::/;
const STATEMENT = /["']?\bStatement["']?\s{0,99}:/;
const UPDATE_ACTION = /["']?\bUpdate:(?:\*|Modify|Replace|Delete)/;

/** True when a text looks like a template. */
export function looksLikeTemplate(text: string | null): boolean {
  if (text === null) return false;
  if (VERSION.test(text)) return true;
  return text.includes('::') && RESOURCES.test(text) && TYPED.test(text);
}

/** True when a text looks like a policy of what updates of a stack may touch. */
export function looksLikeStackPolicy(text: string | null): boolean {
  if (text === null || looksLikeTemplate(text)) return false;
  return text.includes('Update:') && UPDATE_ACTION.test(text) && STATEMENT.test(text);
}

/** True when the head of an input looks like `aws cloudformation describe-change-set`. */
export function looksLikeChangeSet(head: string): boolean {
  const start = head.replace(/^\uFEFF/, '').trimStart();
  if (!/^[[{]/.test(start) || /"resource_changes"\s{0,99}:/.test(head)) return false;
  if (/"ResourceChange"\s{0,99}:\s{0,99}\{/.test(head)) return true;
  return (
    /"ChangeSet(?:Name|Id)"\s{0,99}:/.test(head) &&
    /"(?:Changes|ExecutionStatus|StatusReason|StackId)"\s{0,99}:/.test(head)
  );
}
