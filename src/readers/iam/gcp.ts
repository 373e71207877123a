import { listAt, mapAt, textAt } from '../shared/tree/look.ts';
import type { MapTree } from '../shared/tree/types.ts';
import { finding } from './finding.ts';
import type { Finding } from './finding.ts';

interface Binding {
  readonly role: string;
  readonly member: string;
  /** The expression, or null for none. */
  readonly condition: string | null;
  readonly line: number;
}

const OPEN = /^(?:allUsers|allAuthenticatedUsers)$/;
const GRAVE =
  /^roles\/(?:owner|editor|iam\.(?:securityAdmin|organizationRoleAdmin|roleAdmin|serviceAccount(?:Admin|TokenCreator|KeyAdmin|User)|workloadIdentityUser)|resourcemanager\.\w*[aA]dmin|cloudkms\.admin|secretmanager\.(?:admin|secretAccessor)|compute\.admin|storage\.admin)$/;
const RULES = /^roles\/(?:owner|resourcemanager\.organizationAdmin)$/;

export function isGcpPolicy(tree: MapTree): boolean {
  const first = listAt(tree, 'bindings')?.items[0] ?? null;
  return textAt(first, 'role') !== null && listAt(first, 'members') !== null;
}

/** Who has which role, on both sides of an allow policy. A side that is no policy grants nothing. */
export function compareGcp(before: MapTree | null, after: MapTree | null): readonly Finding[] {
  const [old, next] = [bindingsOf(before), bindingsOf(after)];
  const findings: Finding[] = [];
  for (const binding of next) {
    const near = old.filter(
      ({ role, member }) => role === binding.role && member === binding.member,
    );
    if (near.some(({ condition }) => condition === null || condition === binding.condition))
      continue;
    const at = { side: 'after', line: binding.line } as const;
    const open = OPEN.test(binding.member);
    const escalates = GRAVE.test(binding.role)
      ? 'the role can grant or reach nearly everything'
      : null;
    const who = `${binding.role} to ${binding.member}`;
    if (near.length === 0)
      findings.push(finding('widened', `it now grants ${who}`, at, { open, escalates }));
    else if (binding.condition === null) {
      findings.push(
        finding('widened', `no condition limits ${who} any more`, at, { open, escalates }),
      );
    } else findings.push(finding('unclear', `another condition limits ${who}`, at, { open }));
  }
  for (const binding of old) {
    const at = { side: 'before', line: binding.line } as const;
    const near = next.filter(
      ({ role, member }) => role === binding.role && member === binding.member,
    );
    if (near.some(({ condition }) => condition === null || condition === binding.condition))
      continue;
    const rulers = next.filter(({ role }) => role === binding.role);
    const locksOut = RULES.test(binding.role) && rulers.length === 0;
    findings.push(
      finding('narrowed', `it no longer grants ${binding.role} to ${binding.member}`, at, {
        locksOut,
      }),
    );
  }
  return [...findings, ...audits(before, after)];
}

function bindingsOf(tree: MapTree | null): readonly Binding[] {
  return (listAt(tree, 'bindings')?.items ?? []).flatMap((item) => {
    const role = textAt(item, 'role');
    const condition = mapAt(item, 'condition');
    if (role === null) return [];
    return (listAt(item, 'members')?.items ?? []).flatMap((member) => {
      const name = textAt(member);
      if (name === null) return [];
      const expression = condition === null ? null : (textAt(condition, 'expression') ?? '');
      return [{ role, member: name, condition: expression, line: member.line }];
    });
  });
}

function audits(before: MapTree | null, after: MapTree | null): readonly Finding[] {
  const [old, next] = [auditLines(before), auditLines(after)];
  return [...old]
    .filter(([name]) => !next.has(name) && after !== null)
    .map(([name, line]) =>
      finding('widened', `it no longer records ${name}`, { side: 'before', line }, { guard: true }),
    );
}

function auditLines(tree: MapTree | null): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const item of listAt(tree, 'auditConfigs')?.items ?? []) {
    for (const entry of listAt(item, 'auditLogConfigs')?.items ?? []) {
      const name = `${textAt(entry, 'logType') ?? '?'} of ${textAt(item, 'service') ?? '?'}`;
      found.set(name, entry.line);
    }
  }
  return found;
}

export function isGcpRole(tree: MapTree): boolean {
  return listAt(tree, 'includedPermissions') !== null;
}

/** Permissions of a custom role. */
export function compareGcpRole(before: MapTree | null, after: MapTree | null): readonly Finding[] {
  const [old, next] = [permissions(before), permissions(after)];
  const gained = [...next].filter(([name]) => !old.has(name));
  const lost = [...old].filter(([name]) => !next.has(name));
  return [
    ...gained.map(([name, line]) => {
      const escalates = /(?:setIamPolicy|actAs|getAccessToken|serviceAccountKeys\.create)$/.test(
        name,
      )
        ? `with ${name} it can give itself other rights`
        : null;
      return finding('widened', `the role now has ${name}`, { side: 'after', line }, { escalates });
    }),
    ...lost.map(([name, line]) =>
      finding('narrowed', `the role no longer has ${name}`, { side: 'before', line }),
    ),
  ];
}

function permissions(tree: MapTree | null): ReadonlyMap<string, number> {
  const items = listAt(tree, 'includedPermissions')?.items ?? [];
  return new Map(
    items.flatMap((item) => {
      const name = textAt(item);
      return name === null ? [] : [[name, item.line] as const];
    }),
  );
}
