import { expect, it } from 'vitest';
import { pairOf, readConfig } from './test-config.ts';

const NGINX = 'server {\n  listen 80;\n  # old\n}\n';

/** Files with the ending of settings that are written in a language of their own. */
it.each([
  ['a comment more', NGINX, `# new\n${NGINX}`, false],
  ['another comment', NGINX, NGINX.replace('old', 'new'), false],
  ['other ends of lines', NGINX, NGINX.replaceAll('\n', '\r\n'), false],
  ['an empty line', NGINX, `${NGINX}\n\n`, false],
  ['another indent', NGINX, NGINX.replace('  listen', '\tlisten'), false],
  ['another value', NGINX, NGINX.replace('80', '81'), true],
  ['a line less', NGINX, NGINX.replace('  listen 80;\n', ''), true],
  ['a line turned into a comment', NGINX, NGINX.replace('listen', '#listen'), true],
  ['other lines in another order', 'allow a;\ndeny all;', 'deny all;\nallow a;', true],
  ['a file taken in', NGINX, `#include "x"\n${NGINX}`, true],
  ['another program', `#!/bin/sh\n${NGINX}`, `#!/bin/dash\n${NGINX}`, true],
])('%s: held %s', async (_what, before, after, held) => {
  const { signals } = await readConfig(pairOf('config/production/app.conf', before, after));
  expect(signals.some(({ weight }) => weight === 'hold')).toBe(held);
});
