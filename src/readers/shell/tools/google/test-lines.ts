/** Calls of Google Cloud that are held where nothing says which environment is meant, and harmless twins. */
import { linesOf } from '../infrastructure/test-verdict.ts';

export const HELD = linesOf(`
  gcloud projects delete acme-shop --quiet
  gcloud sql instances delete orders --quiet
  gcloud --project acme sql instances delete orders
  gcloud sql databases delete app --instance orders
  gcloud sql instances restart orders
  gcloud sql backups restore 123 --restore-instance=orders
  gcloud sql backups delete 123 --instance orders
  gcloud sql instances patch orders --no-backup
  gcloud sql instances patch orders --no-deletion-protection
  gcloud sql import sql orders gs://b/dump.sql
  gcloud compute instances delete web-1 --zone=europe-west1-b
  gcloud compute instances delete web-1 --delete-disks=all --quiet
  gcloud compute instances stop web-1
  gcloud compute instances reset web-1
  gcloud compute disks delete data-1 --zone europe-west1-b
  gcloud compute snapshots delete s-1
  gcloud compute images delete i-1
  gcloud compute networks delete vpc
  gcloud compute firewall-rules delete allow-web
  gcloud compute firewall-rules create open --allow tcp:22 --source-ranges 0.0.0.0/0
  gcloud compute addresses delete ip-1
  gcloud compute instance-groups managed delete g
  gcloud compute forwarding-rules delete f
  gcloud compute ssh web-1 --command 'rm -rf /data'
  gcloud container clusters delete main --quiet
  gcloud container node-pools delete pool --cluster main
  gcloud container clusters resize main --num-nodes 0
  gcloud beta container clusters delete main
  gcloud storage rm -r gs://acme-data
  gcloud storage rm gs://acme-data/file
  gcloud storage buckets delete gs://acme-data
  gcloud storage rsync dist gs://site --delete-unmatched-destination-objects
  gcloud storage mv gs://a/x gs://b/x
  gcloud storage buckets update gs://acme-data --no-versioning
  gcloud storage buckets add-iam-policy-binding gs://acme-data --member=allUsers --role=roles/storage.objectViewer
  gcloud projects add-iam-policy-binding acme --member=user:x@y.z --role=roles/owner
  gcloud projects set-iam-policy acme policy.json
  gcloud projects remove-iam-policy-binding acme --member=user:x@y.z --role=roles/viewer
  gcloud run services add-iam-policy-binding api --member=allUsers --role=roles/run.invoker
  gcloud kms keys versions destroy 1 --key k --keyring r --location global
  gcloud kms keys versions disable 1 --key k --keyring r --location global
  gcloud secrets delete db-password
  gcloud secrets versions access latest --secret db-password
  gcloud secrets versions destroy 3 --secret db-password
  gcloud iam service-accounts delete sa@acme.iam.gserviceaccount.com
  gcloud iam service-accounts keys create key.json --iam-account sa@acme.iam.gserviceaccount.com
  gcloud iam service-accounts keys delete k --iam-account sa@a
  gcloud iam service-accounts disable sa@a
  gcloud logging logs delete projects/acme/logs/app
  gcloud logging sinks delete audit
  gcloud logging buckets delete b --location global
  gcloud run services delete api
  gcloud app services delete default
  gcloud app versions delete v1
  gcloud functions delete fn
  gcloud pubsub topics delete t
  gcloud pubsub subscriptions delete s
  gcloud pubsub subscriptions seek s --time=now
  gcloud tasks queues purge q
  gcloud tasks queues delete q
  gcloud services disable compute.googleapis.com --force
  gcloud spanner instances delete main
  gcloud spanner databases delete app --instance main
  gcloud bigtable instances delete main
  gcloud redis instances delete cache
  gcloud filestore instances delete nfs
  gcloud firestore databases delete --database=(default)
  gcloud alloydb clusters delete main --force
  gcloud dataproc clusters delete main
  gcloud composer environments delete main
  gcloud artifacts repositories delete r --location l
  gcloud artifacts docker images delete l/r/i:tag
  gcloud container images delete gcr.io/a/b --force-delete-tags
  gcloud dns managed-zones delete zone
  gcloud dns record-sets delete www --type A --zone zone
  gcloud scheduler jobs delete j
  gcloud deployment-manager deployments delete d
  gcloud alpha thing things delete x
  gcloud billing projects unlink acme
  gcloud --project acme-prod run deploy api --image x
  gcloud run deploy prod-api --image x
  gsutil rm -r gs://acme-data
  gsutil -m rm -r gs://acme-data/**
  gsutil rb gs://acme-data
  gsutil -m rsync -r -d dist gs://site
  gsutil iam ch allUsers:objectViewer gs://acme-data
  gsutil acl ch -u AllUsers:R gs://acme-data/x
  gsutil versioning set off gs://acme-data
  gsutil lifecycle set l.json gs://acme-data
  gsutil mv gs://a/b gs://a/c
  bq rm -r -f -d acme:orders
  bq rm -r -f acme:orders
  bq rm -f -t acme:orders.items
  bq --project_id=acme rm -r -f orders
  bq load --replace orders.items data.csv
  bq cp -f a.b a.c
  firebase firestore:delete --all-collections
  firebase firestore:delete users --recursive --force
  firebase database:remove / --force
  firebase database:set / data.json
  firebase hosting:disable
  firebase functions:delete api
  firebase -P prod deploy
`);

export const PASSES = linesOf(`
  gcloud compute ssh web-1 --command 'df -h'
  gcloud projects list
  gcloud projects describe acme
  gcloud config list
  gcloud config set project acme
  gcloud config get-value project
  gcloud config configurations activate dev
  gcloud config configurations delete old
  gcloud auth login
  gcloud auth list
  gcloud auth print-access-token
  gcloud auth application-default login
  gcloud auth configure-docker
  gcloud auth revoke
  gcloud components update
  gcloud init
  gcloud info
  gcloud version
  gcloud compute instances list
  gcloud compute instances describe web-1
  gcloud compute instances create web-1
  gcloud compute instances start web-1
  gcloud compute instances delete --help
  gcloud help compute instances delete
  gcloud compute instances get-serial-port-output web-1
  gcloud compute ssh web-1
  gcloud compute scp a web-1:b
  gcloud compute zones list
  gcloud compute disks list --filter=name=delete-me
  gcloud compute snapshots list
  gcloud compute firewall-rules list
  gcloud compute firewall-rules create inside --allow tcp:22 --source-ranges 10.0.0.0/8
  gcloud compute images list
  gcloud container clusters list
  gcloud container clusters describe main
  gcloud container clusters get-credentials main --zone z
  gcloud container images list
  gcloud sql instances list
  gcloud sql instances describe orders
  gcloud sql instances create orders
  gcloud sql backups list --instance orders
  gcloud sql backups create --instance orders
  gcloud sql export sql orders gs://b/dump.sql
  gcloud sql connect orders
  gcloud sql operations list
  gcloud storage ls
  gcloud storage ls gs://acme-data
  gcloud storage cp a gs://acme-data/
  gcloud storage cp gs://acme-data/a .
  gcloud storage cat gs://acme-data/a
  gcloud storage rsync dist gs://site
  gcloud storage rsync dist gs://site --delete-unmatched-destination-objects --dry-run
  gcloud storage buckets create gs://new
  gcloud storage buckets describe gs://acme-data
  gcloud storage du gs://acme-data
  gcloud run services list
  gcloud run services describe api
  gcloud run deploy api --image x
  gcloud run deploy api --source .
  gcloud run services logs read api
  gcloud app deploy
  gcloud app browse
  gcloud app logs tail
  gcloud functions deploy fn --runtime nodejs22
  gcloud functions call fn
  gcloud functions logs read fn
  gcloud builds submit --tag x
  gcloud builds list
  gcloud builds log 123
  gcloud secrets list
  gcloud secrets create s
  gcloud secrets versions add s --data-file=-
  gcloud secrets versions list s
  gcloud kms keys list --keyring r --location global
  gcloud kms keyrings create r --location global
  gcloud iam roles list
  gcloud iam service-accounts list
  gcloud iam service-accounts create sa
  gcloud projects get-iam-policy acme
  gcloud projects add-iam-policy-binding acme --member=user:x@y.z --role=roles/viewer
  gcloud logging read 'resource.type=gce_instance AND textPayload:delete' --limit 10
  gcloud logging logs list
  gcloud logging tail
  gcloud pubsub topics list
  gcloud pubsub topics publish t --message delete
  gcloud pubsub topics create t
  gcloud pubsub subscriptions pull s
  gcloud services list --enabled
  gcloud services enable run.googleapis.com
  gcloud dns record-sets list --zone z
  gcloud dns managed-zones list
  gcloud artifacts repositories list
  gcloud artifacts docker images list l/r
  gcloud monitoring dashboards list
  gcloud redis instances describe cache
  gcloud scheduler jobs run j
  gcloud beta run services list
  gcloud emulators firestore start
  gcloud ai models list
  gcloud --project acme-dev run services delete api
  gcloud compute instances delete web-1 --project acme-dev-1 --help
  gsutil ls
  gsutil ls -l gs://acme-data
  gsutil cp a gs://acme-data/
  gsutil -m cp -r dist gs://site
  gsutil cat gs://acme-data/a
  gsutil du -s gs://acme-data
  gsutil stat gs://acme-data/a
  gsutil rsync -r dist gs://site
  gsutil rsync -n -d -r dist gs://site
  gsutil mb gs://new
  gsutil versioning get gs://a
  gsutil version
  bq ls
  bq show acme:orders.items
  bq head acme:orders.items
  bq mk orders
  bq load orders.items data.csv
  bq extract orders.items gs://b/x
  bq query --dry_run 'DELETE FROM a.b WHERE true'
  bq query 'SELECT 1'
  bq version
  firebase login
  firebase projects:list
  firebase use staging
  firebase serve
  firebase emulators:start
  firebase deploy
  firebase deploy --only hosting
  firebase hosting:channel:deploy pr-1
  firebase functions:log
  firebase functions:list
  firebase init
  firebase apps:list
`);
