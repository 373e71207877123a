/** True where one of these slots is this one or stands above it: `infra` has `infra` and `infra/prod`. */
export function hasSlot(slots: readonly string[], slot: string): boolean {
  return slots.some((each) => {
    const above = each.replace(/\/+$/, '');
    return slot === above || slot.startsWith(`${above}/`);
  });
}
