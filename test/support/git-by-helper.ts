/**
 * Run before each test file: git of the product is started by its small helper, as servers have it. To start a
 * program stops a process as large as that of the tests for many times as long. How the command line starts git
 * is seen where tests run it as a process, and both ways are compared beside the helper.
 */
import { openGitLauncher } from '../../src/readers/git/launcher/git-launcher.ts';
import { startGitBy } from '../../src/readers/git/repository/start-git.ts';

const KEPT = Symbol.for('holdpoint.tests.git');
const kept = globalThis as { [KEPT]?: ReturnType<typeof openGitLauncher> };

// Files that share a worker share its helper; one of them may have put another way to start git in place.
startGitBy((kept[KEPT] ??= openGitLauncher()).start);
