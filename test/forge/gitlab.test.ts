import { conforms } from './conformance/suite.ts';
import { startGitlab } from './conformance/gitlab-under-test.ts';

// Its token does not renew itself, and its webhooks do not say what was by force.
conforms('GitLab', startGitlab, ['tokens', 'forced']);
