/**
 * The program of the small process that starts git for a large one, for `node --eval`: as text, since nothing
 * but Node may be loaded into it. It ends, and its gits with it, as soon as the large one is gone.
 */
export const HELPER = `
  const { spawn } = require('node:child_process');
  const running = new Map();
  const tell = (message) => {
    if (process.connected) process.send(message, undefined, undefined, () => {});
  };
  const begin = ({ id, program, args, folder, environment, input, most }) => {
    const child = spawn(program, args, {
      cwd: folder, env: environment, stdio: ['pipe', 'pipe', 'pipe'], windowsHide: true,
    });
    const one = { child, unread: 0, most };
    running.set(id, one);
    child.stdout.on('data', (chunk) => {
      one.unread += 1;
      if (one.unread >= most) child.stdout.pause();
      tell({ id, kind: 'out', chunk });
    });
    child.stderr.on('data', (chunk) => tell({ id, kind: 'err', chunk }));
    child.stdin.on('error', () => {});
    child.stdin.end(input);
    child.on('error', ({ message, code }) => {
      running.delete(id);
      tell({ id, kind: 'failed', message, code });
    });
    child.on('close', (code, signal) => {
      running.delete(id);
      tell({ id, kind: 'closed', code, signal });
    });
  };
  process.on('message', (message) => {
    if (message.kind === 'start') {
      try {
        return begin(message);
      } catch ({ message: why, code }) {
        return tell({ id: message.id, kind: 'failed', message: why, code });
      }
    }
    const one = running.get(message.id);
    if (one === undefined) return;
    if (message.kind === 'kill') return one.child.kill(message.signal);
    one.unread -= 1;
    if (one.unread < one.most) one.child.stdout.resume();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('disconnect', () => {
    for (const { child } of running.values()) child.kill();
    process.exit();
  });
`;
