const EVENT =
  /^\s*\{[^\n]{0,200}?"(?:sequence|timestamp|preludeEvent|resourcePreEvent|summaryEvent|diagnosticEvent|stdoutEvent)"\s*:/;
const EVENT_KEYS =
  /"(?:preludeEvent|resourcePreEvent|resOutputsEvent|summaryEvent|stdoutEvent)"\s*:/;
const PREVIEW_KEYS = /"(?:steps|changeSummary|diagnostics|duration|config)"\s*:/;

/** True for the head of a log of engine events, one JSON object a line. */
export function looksLikeEvents(head: string): boolean {
  if (/^\s*\{\s*"events"\s*:/.test(head)) return false;
  return EVENT.test(head) && EVENT_KEYS.test(head);
}

/** True for the head of `pulumi preview --json`, cut off or not. */
export function looksLikePreview(head: string): boolean {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  if (/^\{\s*"events"\s*:/.test(text)) return EVENT_KEYS.test(text);
  if (!text.startsWith('{') || !PREVIEW_KEYS.test(text)) return false;
  if (text.includes('"urn:pulumi:')) return true;
  return /"changeSummary"\s*:\s*\{/.test(text) && /"duration"\s*:/.test(text);
}
