import { describe, expect, it } from 'vitest';
import { linesOf, verdictOn } from '../test-held.ts';
import { forgeTools } from './tools.ts';

describe('forges', () => {
  it.each(
    linesOf(`
    gh pr merge 12
    gh pr merge 12 --squash --delete-branch
    gh pr merge --admin 12
    gh pr merge 12 --admin --squash
    gh pr merge --auto --squash 12
    gh pr review 12 --approve
    gh pr review -a 12 -b 'LGTM'
    gh repo delete acme/app
    gh repo delete acme/app --yes
    gh repo archive acme/app
    gh repo rename new-name
    gh repo edit acme/app --visibility public
    gh repo edit --visibility=public --accept-visibility-change-consequences
    gh repo edit --default-branch dev
    gh repo sync --force
    gh repo deploy-key add key.pub --allow-write
    gh release delete v1.0.0
    gh release delete v1.0.0 --yes --cleanup-tag
    gh release create v1.0.0
    gh release create v1.0.0 dist/* --notes x
    gh run delete 123
    gh workflow disable ci.yml
    gh workflow run deploy.yml -f env=prod
    gh secret delete DB_PASSWORD
    gh secret remove DB_PASSWORD
    gh secret set DB_PASSWORD -b x
    gh variable delete X
    gh issue delete 7
    gh issue delete 7 --yes
    gh gist delete abc
    gh gist create --public x.txt
    gh codespace delete -c x
    gh cs delete --all
    gh auth token
    gh auth status --show-token
    gh ssh-key add key.pub
    gh ssh-key delete 1 --yes
    gh label delete bug
    gh project delete 1
    gh api -X DELETE repos/acme/app
    gh api --method DELETE /repos/acme/app
    gh api -X DELETE repos/acme/app/git/refs/heads/x
    gh api -X DELETE repos/acme/app/branches/main/protection
    gh api -X PUT repos/acme/app/branches/main/protection --input p.json
    gh api --method PATCH repos/acme/app/rulesets/1 -f enforcement=disabled
    gh api -X PATCH repos/acme/app -F private=false
    gh api -X PUT repos/acme/app/pulls/3/merge
    gh api repos/acme/app/pulls/3/reviews -f event=APPROVE
    gh api -X PUT repos/acme/app/collaborators/bob -f permission=admin
    gh api -X DELETE repos/acme/app/actions/secrets/X
    gh api -X DELETE orgs/acme
    gh api -X PATCH repos/acme/app/git/refs/heads/main -f sha=abc -F force=true
    gh api graphql -f 'query=mutation{deleteRepository(input:{x:1}){id}}'
    gh api graphql -f 'query=mutation { deleteBranchProtectionRule(input: {}) { x } }'
    gh api graphql -f 'query=mutation { mergePullRequest(input: {}) { x } }'
    gh api graphql -f 'query=mutation { addPullRequestReview(input: {event: APPROVE}) { x } }'
    gh api graphql -F query=@missing.graphql
    glab mr merge 3
    glab mr approve 3
    glab mr delete 3
    glab repo delete acme/app
    glab release delete v1
    glab release create v1
    glab variable delete X
    glab ssh-key add key.pub
    glab api -X DELETE projects/1
    glab api projects/1/protected_branches/main -X DELETE
    glab issue delete 3
    hub delete acme/app
    tea repos delete acme/app
    tea pr merge 3
  `),
  )('held: %s', async (line) => {
    expect(await verdictOn(forgeTools, line)).toBe('held');
  });

  it.each(
    linesOf(`
    gh pr list
    gh pr view 12
    gh pr view 12 --comments
    gh pr diff 12
    gh pr status
    gh pr checks 12 --watch
    gh pr checkout 12
    gh pr create --fill
    gh pr create --title 'delete repo' --body 'gh repo delete acme/app'
    gh pr comment 12 -b 'merge --admin?'
    gh pr close 12
    gh pr reopen 12
    gh pr edit 12 --add-label bug
    gh pr ready 12
    gh pr review 12 --comment -b 'approve later'
    gh pr review 12 --request-changes -b x
    gh pr merge --help
    gh pr merge 12 --disable-auto
    gh issue list
    gh issue create --title x --body y
    gh issue close 7
    gh issue comment 7 -b 'delete it'
    gh issue view 7
    gh repo view
    gh repo clone acme/app
    gh repo list acme
    gh repo create acme/new --private
    gh repo fork
    gh repo edit --description x
    gh repo sync
    gh release list
    gh release view v1
    gh release download v1
    gh release create v1 --draft
    gh run list
    gh run view 123 --log
    gh run watch 123
    gh run rerun 123
    gh run cancel 123
    gh run download 123
    gh workflow list
    gh workflow view ci.yml
    gh workflow run ci.yml
    gh workflow enable ci.yml
    gh secret list
    gh variable list
    gh variable set X -b y
    gh auth status
    gh auth login
    gh gist create x.txt
    gh gist list
    gh cache delete --all
    gh cache list
    gh label create bug
    gh search code 'repo delete'
    gh browse
    gh status
    gh alias list
    gh extension install x/y
    gh ssh-key list
    gh codespace list
    gh api user
    gh api repos/acme/app
    gh api repos/acme/app/pulls --jq '.[].number'
    gh api repos/acme/app/branches/main/protection
    gh api repos/acme/app/issues/3/comments -f body='x'
    gh api -X POST repos/acme/app/issues -f title=x
    gh api -X DELETE repos/acme/app/issues/3/labels/bug
    gh api graphql -f 'query=query { viewer { login } }'
    gh api graphql -f 'query={ repository(owner: "x") { id } }'
    gh api graphql -f 'query=mutation { addComment(input: {}) { x } }'
    gh api graphql -f 'query=mutation { resolveReviewThread(input: {}) { x } }'
    glab mr list
    glab mr create --fill
    glab mr view 3
    glab ci status
    glab issue list
    glab api projects/1
    glab repo clone acme/app
    hub pull-request
    hub ci-status
    tea pr list
  `),
  )('passes: %s', async (line) => {
    expect(await verdictOn(forgeTools, line)).toBe('passes');
  });
});
