import { readFileSync } from 'node:fs';
import process from 'node:process';
import { cluesOfEnvironment } from '../assess/agent-environment.ts';
import { ancestry } from '../guard/holds/agent-process.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Names of agents whose shell this is, by its environment and by those of the processes above: to clear
 * one's own is easy. Empty for a person's.
 */
export function agentsHere(env: Environment, from: number = process.ppid): readonly string[] {
  const all = [env, ...ancestry(from).map(({ pid }) => environmentOf(pid))];
  const tools = all.flatMap(cluesOfEnvironment).flatMap(({ tool }) => tool ?? []);
  return [...new Set(tools)];
}

/** What a process was started with; empty where nobody may know. */
function environmentOf(pid: number): Environment {
  try {
    const entries = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0');
    return Object.fromEntries(
      entries.map((entry) => {
        const equals = entry.indexOf('=');
        return [entry.slice(0, equals), entry.slice(equals + 1)];
      }),
    );
  } catch {
    return {};
  }
}
