/** Calls of hosts that are held where nothing says which environment is meant. */
import { linesOf } from '../infrastructure/test-verdict.ts';

export const HELD = linesOf(`
  heroku run rake db:drop -a shop
  heroku redis:reset -a shop
  linode-cli lke cluster-delete 1
  oci compute instance action --action STOP --instance-id x
  heroku apps:destroy -a shop --confirm shop
  heroku apps:destroy shop --confirm shop
  heroku pg:reset DATABASE_URL -a shop --confirm shop
  heroku pg:push local DATABASE_URL -a shop
  heroku pg:backups:restore b001 DATABASE_URL -a shop
  heroku pg:psql -a shop -c 'DROP TABLE users'
  heroku addons:destroy heroku-postgresql -a shop
  heroku config:unset KEY -a shop
  heroku ps:scale web=0 -a shop
  heroku ps:scale web=0:Basic worker=1 -a shop
  heroku releases:rollback -a shop
  heroku maintenance:on -a shop
  heroku domains:remove shop.com
  heroku config:set A=b -a shop-production
  fly apps destroy shop
  fly apps destroy shop -y
  fly volumes destroy vol_1
  flyctl volumes delete vol_1
  fly scale count 0
  fly machine destroy 1 --force
  fly machine stop 1
  fly postgres detach shop
  fly mpg destroy 1
  fly ssh console -C 'rm -rf /data'
  fly secrets unset KEY
  fly suspend
  fly deploy -a shop-prod
  fly deploy --config fly.production.toml
  railway down
  railway delete
  railway environment delete staging
  railway up -e production
  render services delete x
  doctl compute droplet delete 1 -f
  doctl databases delete 1
  doctl kubernetes cluster delete main
  doctl compute volume delete v
  doctl compute domain records delete acme.com --record-id 1
  doctl apps delete 1
  doctl registry delete
  doctl compute droplet-action power-off 1
  vercel rm shop --yes
  vercel remove shop
  vercel --prod
  vercel deploy --prod
  vercel project rm shop
  vercel env rm API_KEY production
  vercel alias rm shop.com
  vercel dns rm rec_1
  vercel rollback
  now rm shop
  netlify deploy --prod
  netlify deploy --prod --dir=dist
  netlify sites:delete 1
  netlify env:unset KEY
  wrangler delete
  wrangler d1 delete db
  wrangler d1 execute db --remote --file missing.sql
  wrangler d1 migrations apply db --remote
  wrangler kv namespace delete --namespace-id x
  wrangler kv:namespace delete --namespace-id x
  wrangler kv bulk delete keys.json --namespace-id x
  wrangler kv key delete k --namespace-id x
  wrangler r2 bucket delete b
  wrangler r2 object delete b/k
  wrangler secret delete KEY
  wrangler rollback
  wrangler queues delete q
  wrangler deploy --env production
  wrangler pages project delete p
  supabase db reset --linked
  supabase db reset
  supabase db push
  supabase projects delete x
  supabase functions delete fn
  supabase secrets unset KEY
  supabase stop --no-backup
  supabase branches delete b
  neonctl branches delete main
  neonctl projects delete p
  neonctl databases delete d
  neonctl branches reset main --parent
  pscale branch delete shop dev-x
  pscale database delete shop --force
  pscale deploy-request deploy shop 1
  pscale backup delete shop main b
  turso db destroy shop --yes
  turso db shell shop 'DROP TABLE a'
  turso group destroy g
  mongocli clusters delete shop --force
  mongocli atlas clusters delete shop
  mongocli projects delete p
  confluent kafka topic delete orders
  confluent kafka cluster delete lkc-1
  confluent environment delete env-1
  databricks fs rm -r dbfs:/data
  databricks clusters delete 1
  databricks clusters permanent-delete 1
  databricks workspace delete -r /Shared
  databricks workspace delete /Shared --recursive
  databricks bundle destroy
  databricks schemas delete main.x
  hcloud server delete web
  hcloud server rebuild web --image ubuntu-24.04
  hcloud volume delete data
  hcloud server poweroff web
  linode-cli linodes delete 123
  linode-cli linodes rebuild 123
  linode-cli volumes delete 1
  scw instance server delete x
  scw instance server terminate x
  scw rdb instance delete x
  ovhcloud cloud instance delete x
  oci compute instance terminate --instance-id x
  oci db autonomous-database delete --autonomous-database-id x
  oci os object bulk-delete -bn b
  oci os bucket delete --bucket-name b
  ibmcloud is instance-delete x
  ibmcloud ks cluster rm -c x
  ibmcloud resource service-instance-delete x
  exo compute instance delete x
  exo dbaas delete x
  vultr-cli instance delete x
  vultr-cli database delete x
  upctl server delete x
  civo kubernetes remove x
  metal device delete -i x
  aliyun ecs DeleteInstance --InstanceId x
  stripe customers delete cus_1 --live
  stripe refunds create --charge ch_1 --live
  auth0 users delete x
  auth0 apps delete x
  ldcli flags delete --flag f
  sentry-cli releases delete v1
  pd service disable x
  twilio api:core:messages:create --to x --from y --body z
  twilio phone-numbers:remove --sid x
`);
