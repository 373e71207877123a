/** Moves the focus, and with it the page, to the next section or the one before. */
export function step(ids: readonly string[], by: 1 | -1): void {
  const tops = ids.map((id) => document.getElementById(id)?.getBoundingClientRect().top ?? 0);
  const line = window.innerHeight / 3;
  const here = tops.findLastIndex((top) => top < line);
  const id = ids[Math.min(Math.max(here + by, 0), ids.length - 1)];
  if (id === undefined) return;
  document.getElementById(id)?.scrollIntoView();
  document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
}
