/** Which machine an address means, and what is known of it by its name alone. */
import { settingInName } from '../../../environment/setting.ts';
import type { Setting } from '../../../types.ts';

/** Host of an address, lower case and without its port; empty where there is none. */
export function hostOfAddress(text: string): string {
  const rest = text.replace(/^[a-z][a-z0-9+.-]{1,20}:\/\//i, '').replace(/^[^@/]{0,200}@/, '');
  const [host = ''] = rest.split(/[/?#]/);
  return host.startsWith('[')
    ? host.slice(1, Math.max(1, host.indexOf(']')))
    : (host.split(':')[0] ?? '').toLowerCase();
}

export function isLocalHost(host: string): boolean {
  return (
    /^(?:localhost|127(?:\.\d{1,3}){3}|0\.0\.0\.0|::1|host\.docker\.internal|\[::1\])$/.test(
      host,
    ) ||
    /\.(?:localhost|local|test)$/.test(host) ||
    host === ''
  );
}

/** Places whose purpose is that anybody can fetch, or watch, what was sent there. */
export function isDropPlace(host: string): boolean {
  return /(?:^|\.)(?:transfer\.sh|file\.io|0x0\.st|pastebin\.com|webhook\.site|requestbin\.\w+|pipedream\.net|termbin\.com|ix\.io|paste\.rs|dpaste\.\w+|hastebin\.com|bashupload\.com|oshi\.at|catbox\.moe|gofile\.io|anonfiles\.com|temp\.sh|sprunge\.us|interact\.sh|oast\.\w+|burpcollaborator\.net|oastify\.com|ngrok(?:-free)?\.(?:io|app|dev)|beeceptor\.com|requestcatcher\.com|tmpfiles\.org|keep\.sh|wetransfer\.com)$/.test(
    host,
  );
}

/** Where a cloud hands its machines their credentials. */
export function isMetadata(address: string): boolean {
  return (
    /169\.254\.(?:169\.254|170\.2)|metadata\.google\.internal|\[fd00:ec2::254\]/.test(address) &&
    /credential|token|identity|user-data|iam|service-accounts/.test(address)
  );
}

export function settingOfHost(host: string): Setting {
  return settingInName(host, 'host');
}

/** Ports of data stores that are told over HTTP what to delete. */
export function isDataPort(address: string): boolean {
  return /:(?:9200|5984|8500|2379|6333|8086|8123|7474|8983|8529|8080\/v1\/graphql)(?:\/|$)/.test(
    address,
  );
}
