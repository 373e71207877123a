import { conforms } from './conformance/suite.ts';
import { startGitHub } from './conformance/github-under-test.ts';

conforms('GitHub', startGitHub);
