import type { Effect } from '../../../core/change/types.ts';
import { environmentInName } from '../../shared/environment-words.ts';
import { readFileAct } from '../file/read-file.ts';
import { HERE, NOT_SAID, effectOf } from '../effect.ts';
import type { FetchAct, ToolAround, ToolSetting } from '../types.ts';

const LOCAL =
  /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|[\w-]+\.localhost|[\w-]+\.test)$/i;

/** Where clouds hand credentials to whatever runs on their machines. */
const METADATA =
  /^(?:169\.254\.169\.254|169\.254\.170\.2|100\.100\.100\.200|metadata(?:\.google\.internal)?|\[fd00:ec2::254\]|instance-data)$/i;

/** What a request over HTTP asks for. */
export function readFetch(act: FetchAct, around: ToolAround, source = 'fetch'): readonly Effect[] {
  const url = parsed(act.url);
  if (url === null) return [];
  if (url.protocol === 'file:') {
    const path = decodeURIComponent(url.pathname.replaceAll(/%(?![0-9a-f]{2})/gi, '%25'));
    return readFileAct({ kind: 'file', act: 'read', path, content: null, edits: [] }, around);
  }
  const host = url.hostname.replace(/\.$/, '');
  const method = act.method.toUpperCase() || 'GET';
  const address = `${url.protocol}//${url.host}${url.pathname}`.slice(0, 300);
  const resource = { type: 'web-request', address, provider: null };
  const base = { resource, source, note: `${method} ${host}` };
  if (METADATA.test(host)) {
    return [
      effectOf({
        ...base,
        verb: 'read',
        reversibility: 'reversible',
        data: 'none',
        setting: NOT_SAID,
        traits: ['credential-read'],
        why: 'This address hands out the credentials of the machine that asks.',
      }),
    ];
  }
  const local = LOCAL.test(host);
  const setting = local ? HERE : settingOf(host);
  const sent = local ? [] : sentIn(url);
  const reads = /^(?:GET|HEAD|OPTIONS|TRACE)$/.test(method);
  if (reads && sent.length === 0) return [];
  const removes = method === 'DELETE';
  return [
    effectOf({
      ...base,
      verb: reads ? 'read' : removes ? 'delete' : 'update',
      reversibility: removes ? (local ? 'costly' : 'unknown') : 'reversible',
      data: removes ? 'unknown' : 'none',
      setting,
      traits: sent,
      why:
        sent.length > 0
          ? 'The address carries a secret to another host.'
          : removes
            ? 'What the other side deletes, and whether it comes back, nobody here can tell.'
            : 'Something is sent or changed on the other side.',
    }),
  ];
}

function parsed(text: string): URL | null {
  const given = text.slice(0, 8000).trim();
  return (
    URL.parse(
      /^[a-z][\w+.-]*:\/\//i.test(given) ? given : `http://${given.replace(/^\/\//, '')}`,
    ) ?? null
  );
}

function settingOf(host: string): ToolSetting {
  const found = environmentInName(host);
  return { kind: found?.kind ?? 'unknown', name: found?.word ?? null, evidence: `host ${host}` };
}

/** Keys and tokens by the way they begin. Signatures and short-lived tokens are how signed addresses work. */
const TOKEN =
  /(?:^|[\s=:])(?:gh[pousr]_\w{20}|github_pat_\w{20}|glpat-[\w-]{16}|xox[abeoprs]-[\w-]{10}|sk-[\w-]{20}|[sr]k_live_\w{16}|npm_\w{30}|pypi-[\w-]{40}|hv[sb]\.[\w-]{20}|-----BEGIN )/;

function sentIn(url: URL): readonly 'data-sent'[] {
  const values = [...url.searchParams.values()].slice(0, 50);
  return values.some((value) => TOKEN.test(value.slice(0, 500))) ? ['data-sent'] : [];
}
