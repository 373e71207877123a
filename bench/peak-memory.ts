/** Preloaded into a measured process: writes its peak resident memory, in KiB, where it was told to. */
import { writeFileSync } from 'node:fs';
import process from 'node:process';

const target = process.env['HOLDPOINT_BENCH_PEAK'];
if (target !== undefined) {
  process.on('exit', () => {
    writeFileSync(target, String(process.resourceUsage().maxRSS));
  });
}
