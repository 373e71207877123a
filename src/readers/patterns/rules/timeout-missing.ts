import type { Call, Code } from '../code/types.ts';
import { textOf } from '../code/text-of.ts';
import { CLIENTS } from '../knowledge/clients.ts';
import { isForBrowsers, isRunByHand, isTestFile } from '../knowledge/test-files.ts';
import type { Pattern, Sighting } from '../types.ts';
import { seen } from './sighting.ts';

export const timeoutMissing: Pattern = {
  id: 'timeout-missing',
  title: 'A call that may wait for ever',
  why: 'One peer that accepts and never answers uses up threads, connections and memory here, and then in everybody who calls here.',
  fix: 'Say how long to wait, shorter than your own callers wait for you.',
  weight: 'hold',
  languages: ['ecma', 'python', 'go', 'java'],
  signs: [
    /\bfetch\b|axios|\bgot\b|\bhttps?\s*\??\.|requests\s*\.|httpx\s*\.|urlopen|HTTPS?Connection|smtplib|create_connection|\bPool\s*\(|RestTemplate|newHttpClient|openConnection|openStream|HttpClients|DefaultHttpClient|Timeout\s*\(|[Ss]ess(?:ion)?\s*\.|\bs\.|urllib3\.|[Rr]edis\s*\(|ftplib|\brequest\b|superagent/,
  ],
  search: {
    kind: 'brought',
    find: ({ code, path }) => (code === null || isTestFile(path) ? [] : find(code, path)),
  },
};

function find(code: Code, path: string): readonly Sighting[] {
  const isAlone = isRunByHand(path, code.text) || isForBrowsers(path);
  return code.calls.flatMap((call) => {
    const client = CLIENTS.find(
      ({ language, callee }) => language === code.language && callee.test(call.callee),
    );
    if (client === undefined || client.isBounded(call, code)) return [];
    if (client.imports !== undefined && !client.imports.test(code.text)) return [];
    const weight = isAlone ? 'note' : (client.weight ?? timeoutMissing.weight);
    return [seen(code, call.node, call.callee, noteOf(call, code, client.says), { weight })];
  });
}

function noteOf(call: Call, code: Code, says: string): string {
  const word = call.callee.length > 60 ? textOf(call.node, code.text).slice(0, 40) : call.callee;
  return `${word} ${says}`;
}
