/** PowerShell, as far as what deletes, overwrites, stops, fetches and runs. */
import { UNKNOWN } from '../../../types.ts';
import type { Carried } from '../types.ts';
import { ALIASES, CMDLETS, purgedBy, removalBy } from './cmdlets.ts';
import { type Pipeline, powershellPipelines, type WindowsWord } from './tokens.ts';
import { pathWord, plainWord, unread, words } from './words.ts';

const DEEPEST = 8;
const ASSIGNED = /^\$(?:(?:global|script|local|private):)?(\w+)$/;
const VALUED =
  /^-(?:filter|include|exclude|erroraction|ea|destination|value|encoding|method|headers|body|outfile|credential|computername|scriptblock|argumentlist|stream)$/i;
const SETTINGS =
  /^(?:if|else|elseif|foreach|for|while|do|try|catch|finally|function|param|return|switch|process|begin|end|filter|class|using|import-module|in|throw|break|continue|exit)$/;
const READS =
  /^(?:write|select|where|sort|measure|format|out|test|get|join|split|convertto|convertfrom|group|compare|new|resolve|show|start-sleep|tee|import|export|add|update|enter|push|pop|read|wait|find|trace)-?/;
const FETCHES =
  /\b(?:iwr|irm|curl|wget|invoke-webrequest|invoke-restmethod|downloadstring|downloadfile|start-bitstransfer|net\.webclient)\b/i;

export function carriedByPowershell(
  text: string,
  depth = 0,
  outer: ReadonlyMap<string, string> = new Map(),
): readonly Carried[] {
  if (depth > DEEPEST) return [unread('The PowerShell text is nested too deep to be read.', false)];
  const variables = new Map(outer);
  for (const [, name = '', single, double] of text
    .slice(0, 100_000)
    .matchAll(/\$(\w+)\s*=\s*(?:'([^'\n]*)'|"([^"\n$`]*)")/g))
    variables.set(name.toLowerCase(), single ?? double ?? '');
  const carried: Carried[] = [];
  for (const pipeline of powershellPipelines(withoutAssignments(text), variables)) {
    carried.push(...ofPipeline(pipeline, depth, variables));
    if (carried.length > 500)
      return [...carried, unread('The PowerShell text does more than is read.', false)];
  }
  return carried;
}

/** `$x = command` is its command; `$x = 'text'` is nothing. */
function withoutAssignments(text: string): string {
  return text.replace(/(^|[;\n{(]\s*)\$[\w:]+\s*[+]?=(?!=)\s*/g, '$1');
}

function ofPipeline(
  pipeline: Pipeline,
  depth: number,
  variables: ReadonlyMap<string, string>,
): readonly Carried[] {
  const carried: Carried[] = [];
  pipeline.forEach((command, at) => {
    for (const { block } of command)
      if (block !== null) carried.push(...carriedByPowershell(block, depth + 1, variables));
    carried.push(...ofCommand(command, pipeline.slice(0, at), depth, variables));
  });
  return carried;
}

function ofCommand(
  given: readonly WindowsWord[],
  before: Pipeline,
  depth: number,
  variables: ReadonlyMap<string, string>,
): readonly Carried[] {
  const called = given[0]?.text === '&' || given[0]?.text === '.';
  const command = called ? given.slice(1) : given;
  const [head, ...rest] = command;
  if (head === undefined || head.block !== null || ASSIGNED.test(head.text)) return [];
  if (head.quoted && !called) return [];
  if (head.text.includes(UNKNOWN))
    return called ? [unread('Which command is called cannot be known.', false)] : [];
  const lower = head.text
    .toLowerCase()
    .replace(/^.*\\/, '')
    .replace(/\.exe$/, '');
  const name = ALIASES[lower] ?? lower;
  const operands = operandsOf(rest);
  const asked = before.length > 0 || rest.some(({ block }) => block !== null);
  const targets = operands.length > 0 ? operands : asked ? listed(before) : [];
  if (asksOnly(rest)) return [];
  switch (name) {
    case 'remove-item': {
      const deep =
        rest.some(({ text }) => /^-r(?:ecurse|ec|e)?$/i.test(text)) ||
        rest.some(({ text }) => /^(?:-rf|-fr|\/s)$/i.test(text));
      return targets.map((target) => words('rm', deep ? '-rf' : '-f', '--', pathWord(target)));
    }
    case 'clear-content':
      return targets.map((target) => words('truncate', '-s', '0', pathWord(target)));
    case 'set-content':
    case 'out-file':
      return operands.slice(0, 1).map((target) => words('tee', pathWord(target)));
    case 'move-item':
    case 'copy-item':
      return operands.length < 2
        ? []
        : [words(name === 'move-item' ? 'mv' : 'cp', '--', ...operands.map(pathWord))];
    case 'get-content':
      return operands.slice(0, 1).map((target) => words('cat', pathWord(target)));
    case 'invoke-expression':
      return evaluated(rest, before, depth, variables);
    case 'invoke-webrequest':
    case 'invoke-restmethod':
      return request(rest, operands);
    case 'stop-process':
      return [words('pkill', ...stopped(operands, rest, before))];
    case 'start-process':
      return started(rest, operands);
    default:
      return cmdlet(name, command, targets);
  }
}

/** What `Stop-Process` ends: what is named, or what an earlier command of the pipeline picks. */
function stopped(
  operands: readonly string[],
  rest: readonly WindowsWord[],
  before: Pipeline,
): readonly string[] {
  const id = rest.findIndex(({ text }) => /^-(?:id|name|n)$/i.test(text));
  if (id >= 0) return [rest[id + 1]?.text ?? 'process'];
  if (operands[0] !== undefined) return [operands[0]];
  const picks = before
    .flat()
    .some(({ text, block }, at) => at > 0 && (block !== null || !/^get-process$|^-/i.test(text)));
  return [before.length > 0 && !picks ? '.*' : 'process'];
}

function cmdlet(
  name: string,
  command: readonly WindowsWord[],
  targets: readonly string[],
): readonly Carried[] {
  const target = targets[0]?.replaceAll(UNKNOWN, '?') ?? name;
  const own = CMDLETS[name];
  if (own !== undefined) return [own(target)];
  const removal = removalBy(name, target) ?? purgedBy(name, command.slice(1), target);
  if (removal !== null) return [removal];
  if (
    SETTINGS.test(name) ||
    READS.test(name) ||
    (/^[a-z]+-[a-z]+$/i.test(name) &&
      /^(?:set|remove|clear|invoke|start|stop|restart|enable|foreach|where)-/.test(name))
  )
    return [];
  if (
    !/^[\w./\\:~-]+$/.test(name) ||
    /^[-\d]/.test(name) ||
    command[0]?.text.startsWith('[') === true
  )
    return [];
  return [{ kind: 'words', words: command.filter(({ block }) => block === null).map(plainWord) }];
}

/** `-WhatIf` and `-?` do nothing. */
function asksOnly(rest: readonly WindowsWord[]): boolean {
  return rest.some(({ text, quoted }) => !quoted && /^-(?:whatif|wi|\?)(?::\$true)?$/i.test(text));
}

function operandsOf(rest: readonly WindowsWord[]): readonly string[] {
  const operands: string[] = [];
  for (let at = 0; at < rest.length; at += 1) {
    const { text, quoted, block } = rest[at] as WindowsWord;
    if (!quoted && text.startsWith('-')) {
      if (VALUED.test(text)) at += 1;
    } else if (block === null && !/^\d?>{1,2}|^\/[a-z]$/i.test(text)) operands.push(text);
  }
  return operands;
}

/** Paths that an earlier command of the pipeline lists: `Get-ChildItem x | Remove-Item`. */
function listed(before: Pipeline): readonly string[] {
  const [first] = before;
  const [head, ...rest] = first ?? [];
  const name =
    head === undefined ? '' : (ALIASES[head.text.toLowerCase()] ?? head.text.toLowerCase());
  if (name !== 'get-childitem' && name !== 'get-item') return [UNKNOWN];
  const filter = rest[rest.findIndex(({ text }) => /^-(?:filter|include)$/i.test(text)) + 1];
  const filtered = rest.some(({ text }) => /^-(?:filter|include)$/i.test(text));
  const folders = operandsOf(rest);
  return (folders.length === 0 ? ['.'] : folders).map((folder) =>
    `${folder.replace(/[\\/]$/, '')}/${filtered ? (filter?.text ?? '*') : '*'}`.replace(
      /\*\/\*$/,
      '*',
    ),
  );
}

function evaluated(
  rest: readonly WindowsWord[],
  before: Pipeline,
  depth: number,
  variables: ReadonlyMap<string, string>,
): readonly Carried[] {
  const all = [...before.flat(), ...rest].map(({ text, block }) => block ?? text).join(' ');
  if (FETCHES.test(all))
    return [unread('PowerShell text is fetched from elsewhere and run.', true)];
  const word =
    rest.find(({ text, quoted }) => quoted || !text.startsWith('-')) ?? before.at(-1)?.[0];
  if (word === undefined || word.text.includes(UNKNOWN))
    return [unread('The text that PowerShell runs cannot be known.', false)];
  return carriedByPowershell(word.text, depth + 1, variables);
}

function request(rest: readonly WindowsWord[], operands: readonly string[]): readonly Carried[] {
  const at = rest.findIndex(({ text }) => /^-method$/i.test(text));
  const method = at < 0 ? 'GET' : (rest[at + 1]?.text.toUpperCase() ?? 'GET');
  const [url] = operands;
  if (method === 'GET' || method === 'HEAD' || url === undefined) return [];
  return [words('curl', '-X', method, ...(method === 'DELETE' ? [] : ['-d', '{}']), url)];
}

function started(rest: readonly WindowsWord[], operands: readonly string[]): readonly Carried[] {
  const at = rest.findIndex(({ text }) => /^-(?:argumentlist|args)$/i.test(text));
  const given =
    at < 0 ? [] : rest.slice(at + 1).filter(({ text, quoted }) => quoted || !text.startsWith('-'));
  const parts = given.flatMap(({ text }) => text.split(' ')).filter(Boolean);
  const [program] = operands;
  return program === undefined ? [] : [words(program, ...parts)];
}
