/** Calls of hosts that an agent may make anywhere but in production. */
import { linesOf } from '../infrastructure/test-verdict.ts';

export const PASSES = linesOf(`
  heroku run rails db:migrate -a shop
  heroku run bash -a shop
  fly ssh console -C 'ls /app'
  heroku apps
  heroku apps:info -a shop
  heroku logs --tail -a shop
  heroku ps -a shop
  heroku config -a shop
  heroku config:get A -a shop
  heroku config:set A=b -a shop
  heroku releases -a shop
  heroku pg:info -a shop
  heroku pg:backups -a shop
  heroku pg:backups:capture -a shop
  heroku pg:psql -a shop
  heroku addons -a shop
  heroku run rails console -a shop
  heroku ps:scale web=2 -a shop
  heroku ps:restart -a shop
  heroku restart -a shop
  heroku login
  heroku create
  heroku git:remote -a shop
  heroku apps:destroy --help
  heroku help apps:destroy
  heroku local
  heroku ps:scale web=0 -a shop-dev
  fly status
  fly logs
  fly apps list
  fly deploy
  fly deploy --remote-only
  fly launch
  fly secrets list
  fly secrets set A=b
  fly ssh console
  fly scale count 2
  fly scale show
  fly volumes list
  fly machine list
  fly postgres list
  fly auth login
  fly doctor
  fly apps destroy --help
  railway status
  railway logs
  railway up
  railway variables
  railway run npm start
  railway link
  railway login
  render services
  render deploys list
  doctl account get
  doctl compute droplet list
  doctl compute droplet create web
  doctl kubernetes cluster list
  doctl kubernetes cluster kubeconfig save main
  doctl databases list
  doctl apps list
  doctl apps logs 1
  doctl registry login
  doctl auth init
  vercel
  vercel deploy
  vercel dev
  vercel build
  vercel ls
  vercel logs x
  vercel env ls
  vercel env pull
  vercel env add A preview
  vercel link
  vercel inspect x
  vercel whoami
  vercel pull
  netlify deploy
  netlify deploy --dir=dist
  netlify dev
  netlify build
  netlify status
  netlify env:list
  netlify sites:list
  netlify functions:list
  netlify link
  wrangler dev
  wrangler deploy
  wrangler deploy --dry-run
  wrangler tail
  wrangler whoami
  wrangler login
  wrangler kv namespace list
  wrangler kv key get k --namespace-id x
  wrangler kv key put k v --namespace-id x
  wrangler kv key delete k --namespace-id x --local
  wrangler d1 list
  wrangler d1 execute db --local --command 'SELECT 1'
  wrangler d1 execute db --command 'DROP TABLE a'
  wrangler d1 execute db --remote --command 'SELECT 1'
  wrangler d1 migrations list db
  wrangler d1 migrations apply db --local
  wrangler d1 export db --output a.sql
  wrangler r2 bucket list
  wrangler r2 object get b/k
  wrangler r2 object put b/k --file a
  wrangler secret put KEY
  wrangler secret list
  wrangler pages deploy dist
  wrangler types
  wrangler init
  wrangler deploy --env staging
  supabase start
  supabase stop
  supabase status
  supabase db diff
  supabase db dump
  supabase db pull
  supabase db push --dry-run
  supabase db push --local
  supabase db lint
  supabase migration new x
  supabase migration list
  supabase migration up --local
  supabase migration up
  supabase gen types typescript --local
  supabase functions deploy fn
  supabase functions serve
  supabase link --project-ref x
  supabase projects list
  supabase secrets list
  neonctl branches list
  neonctl branches create
  neonctl connection-string
  neonctl projects list
  pscale branch list shop
  pscale branch create shop dev-x
  pscale connect shop main
  pscale shell shop main
  pscale deploy-request create shop dev-x
  pscale deploy-request diff shop 1
  pscale database list
  turso db list
  turso db show shop
  turso db create shop
  turso auth login
  mongocli clusters list
  mongocli clusters describe shop
  confluent kafka topic list
  confluent kafka topic create orders
  confluent kafka topic describe orders
  confluent login
  databricks fs ls dbfs:/
  databricks fs cp a dbfs:/a
  databricks clusters list
  databricks jobs list
  databricks jobs run-now 1
  databricks bundle validate
  databricks bundle deploy
  databricks workspace list /
  hcloud server list
  hcloud server describe web
  hcloud server create --name web
  hcloud server ssh web
  hcloud context list
  hcloud context use dev
  linode-cli linodes list
  linode-cli linodes view 1
  scw instance server list
  scw instance server create
  oci compute instance list
  oci os object list --bucket-name b
  oci iam region list
  ibmcloud login
  ibmcloud ks cluster ls
  ibmcloud target
  exo compute instance list
  vultr-cli instance list
  upctl server list
  civo kubernetes list
  civo kubernetes config x
  metal device get
  stripe listen
  stripe trigger payment_intent.succeeded
  stripe customers list
  stripe customers create
  stripe logs tail
  stripe login
  auth0 users search
  auth0 apps list
  auth0 logs tail
  ldcli flags list
  sentry-cli releases new v1
  sentry-cli releases finalize v1
  sentry-cli sourcemaps upload dist
  sentry-cli info
  twilio login
  twilio phone-numbers:list
`);
