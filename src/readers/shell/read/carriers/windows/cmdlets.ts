import type { Carried } from '../types.ts';
import { doing } from './reading.ts';

/** Short names of PowerShell by what they stand for, lower case. */
export const ALIASES: Readonly<Record<string, string>> = {
  rm: 'remove-item',
  ri: 'remove-item',
  del: 'remove-item',
  erase: 'remove-item',
  rd: 'remove-item',
  rmdir: 'remove-item',
  gci: 'get-childitem',
  ls: 'get-childitem',
  dir: 'get-childitem',
  gc: 'get-content',
  cat: 'get-content',
  type: 'get-content',
  sc: 'set-content',
  clc: 'clear-content',
  mv: 'move-item',
  mi: 'move-item',
  move: 'move-item',
  cp: 'copy-item',
  copy: 'copy-item',
  cpi: 'copy-item',
  iex: 'invoke-expression',
  iwr: 'invoke-webrequest',
  curl: 'invoke-webrequest',
  wget: 'invoke-webrequest',
  irm: 'invoke-restmethod',
  icm: 'invoke-command',
  kill: 'stop-process',
  spps: 'stop-process',
  saps: 'start-process',
  start: 'start-process',
  '%': 'foreach-object',
  foreach: 'foreach-object',
  '?': 'where-object',
  where: 'where-object',
};

type Make = (target: string) => Carried;

const disk =
  (verb: string): Make =>
  (target) =>
    doing(
      'delete',
      'disk',
      target,
      'irreversible',
      'holds-data',
      `${verb} takes everything that is on the disk.`,
      'system-path',
    );
const machine =
  (why: string): Make =>
  (target) =>
    doing('update', 'machine', target, 'costly', 'none', why, 'downtime');

/** Cmdlets with a meaning of their own. */
export const CMDLETS: Readonly<Record<string, Make>> = {
  'format-volume': disk('Format-Volume'),
  'clear-disk': disk('Clear-Disk'),
  'initialize-disk': disk('Initialize-Disk'),
  'remove-partition': disk('Remove-Partition'),
  'stop-computer': machine('The machine is switched off.'),
  'restart-computer': machine('The machine is started anew.'),
  'clear-eventlog': (target) =>
    doing(
      'delete',
      'event-log',
      target,
      'irreversible',
      'holds-data',
      'Entries of the log are gone for good.',
      'log-erased',
    ),
  'remove-eventlog': (target) =>
    doing(
      'delete',
      'event-log',
      target,
      'irreversible',
      'holds-data',
      'The log is gone for good.',
      'log-erased',
    ),
  'clear-recyclebin': (target) =>
    doing(
      'delete',
      'recycle-bin',
      target,
      'irreversible',
      'holds-data',
      'What is in the bin is gone for good.',
    ),
  'set-executionpolicy': (target) =>
    doing(
      'update',
      'execution-policy',
      target,
      'reversible',
      'none',
      'Says which scripts may run.',
    ),
};

/** `Remove-` of things that live in the session alone or can be made again at once. */
const HARMLESS =
  /^remove-(?:variable|alias|psdrive|pssession|module|job|event|typedata|psbreakpoint|function|psreadlinekeyhandler|cimsession|computer)$/;

const AZ = /^(?:remove|clear)-az(?:rm)?(\w+)$/;

/** What a cmdlet does that begins like one that takes something away; null for all others. */
export function removalBy(name: string, target: string): Carried | null {
  const azure = AZ.exec(name);
  if (azure !== null)
    return doing(
      'delete',
      `azurerm_${azure[1] ?? 'resource'}`,
      target,
      'irreversible',
      'unknown',
      `${name} deletes it in Azure; it is not kept anywhere.`,
    );
  if (
    HARMLESS.test(name) ||
    !/^(?:remove|uninstall|unregister|clear|reset|disable)-[a-z]/.test(name)
  )
    return null;
  if (/^(?:clear|reset|disable|uninstall|unregister)-/.test(name))
    return /^clear-(?:host|variable|history|item|content)/.test(name)
      ? null
      : doing(
          'update',
          'windows-setting',
          target,
          'costly',
          'none',
          `${name} takes a part of the system away or out of use.`,
        );
  return doing(
    'delete',
    name.slice('remove-'.length),
    target,
    'unknown',
    'unknown',
    `${name} deletes it; whether it can be had back is not known.`,
  );
}

/** What an option of a cmdlet takes away, whatever its verb says: `New-ComplianceSearchAction -Purge`. */
export function purgedBy(
  name: string,
  given: readonly { readonly text: string; readonly quoted: boolean }[],
  target: string,
): Carried | null {
  if (!/^[a-z]+-[a-z]\w+$/.test(name) || /^(?:get|test|select|where|show)-/.test(name)) return null;
  const option = given.find(
    ({ text, quoted }) => !quoted && /^-(?:purge|purgetype|harddelete|deletecontent)$/i.test(text),
  );
  return option === undefined
    ? null
    : doing(
        'delete',
        name.slice(name.indexOf('-') + 1),
        target,
        'irreversible',
        'holds-data',
        `${name} ${option.text} takes away for good what it is about.`,
      );
}
