import type { Job, Line, Pipeline } from './pipeline.ts';

interface Open {
  readonly name: string;
  readonly line: number;
  gate: string | null;
  lenient: boolean;
  readonly commands: Line[];
}

/** A Jenkinsfile as text: stages by name, and the lines within. It is a program, and is not run. */
export function jenkinsPipeline(text: string): Pipeline {
  const stages: Open[] = [];
  const schedules: string[] = [];
  let current: Open = { name: 'pipeline', line: 1, gate: null, lenient: false, commands: [] };
  let concurrency = false;
  stages.push(current);
  for (const [index, raw] of text.split('\n').entries()) {
    const row = raw.trim();
    if (row.startsWith('//') || row.startsWith('*') || row.startsWith('/*')) continue;
    const stage = /\bstage\s*\(\s*['"]([^'"]{1,100})['"]/.exec(row)?.[1];
    if (stage !== undefined) {
      current = { name: stage, line: index + 1, gate: null, lenient: false, commands: [] };
      stages.push(current);
    }
    if (/\binput\s*(?:\(|\{|message\b|['"]|id\b)/.test(row)) current.gate = 'input';
    if (/\bcatchError\b/.test(row)) current.lenient = true;
    if (/\bdisableConcurrentBuilds\b|\block\s*\(/.test(row)) concurrency = true;
    const cron = /\bcron\s*\(\s*['"]([^'"]{1,100})['"]/.exec(row)?.[1];
    if (cron !== undefined) schedules.push(cron);
    const command = /\b(?:sh|bat|pwsh|powershell)\s*\(?\s*(?:script:\s*)?['"]{1,3}(.*)$/.exec(
      row,
    )?.[1];
    current.commands.push({ text: command ?? row, line: index + 1 });
  }
  const jobs = stages.map(({ name, line, gate, lenient, commands }): Job => ({
    name,
    line,
    lenient,
    commands,
    gates: gate === null ? [] : [gate],
    optional: false,
    needs: [],
    uses: [],
  }));
  return { jobs, schedules, concurrency, strangerLine: null };
}
