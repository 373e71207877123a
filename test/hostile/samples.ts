/** One small dangerous input for each reader that is registered. */

/** A change as one text; the keys are ids of readers. */
export const CHANGES: Readonly<Record<string, { readonly name: string; readonly text: string }>> = {
  'shell-script': {
    name: 'clean.sh',
    text: '#!/bin/sh\nset -eu\nrm -rf "$1"/orders\nterraform destroy -auto-approve\n',
  },
  'terraform-plan': {
    name: 'plan.json',
    text: '{"format_version":"1.2","terraform_version":"1.9.0","resource_changes":[\n{"address":"aws_db_instance.orders","mode":"managed","type":"aws_db_instance","name":"orders","provider_name":"registry.terraform.io/hashicorp/aws",\n"change":{"actions":["delete"],"before":{"identifier":"orders"},"after":null}}]}\n',
  },
  'cloudformation-change-set': {
    name: 'set.json',
    text: '{"ChangeSetName":"x","StackName":"prod","Status":"CREATE_COMPLETE","Changes":[\n{"Type":"Resource","ResourceChange":{"Action":"Remove","LogicalResourceId":"orders","ResourceType":"AWS::RDS::DBInstance","Scope":[],"Details":[]}}]}\n',
  },
  'pulumi-preview': {
    name: 'preview.json',
    text: '{"config":{},"steps":[\n{"op":"delete","urn":"urn:pulumi:prod::app::aws:rds/instance:Instance::orders","oldState":{"type":"aws:rds/instance:Instance","id":"orders"}}],\n"changeSummary":{"delete":1}}\n',
  },
  'iam-policy': {
    name: 'policy.json',
    text: '{"Version":"2012-10-17","Statement":[\n{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}\n',
  },
  kubernetes: {
    name: 'all.yaml',
    text: 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: orders}\nroleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}\nsubjects: [{kind: Group, name: "system:authenticated"}]\n',
  },
  'route53-change-batch': {
    name: 'batch.json',
    text: '{"Changes":[\n{"Action":"DELETE","ResourceRecordSet":{"Name":"orders.test.","Type":"MX","TTL":300,"ResourceRecords":[{"Value":"10 a.test."}]}}]}\n',
  },
  'ansible-check': {
    name: 'run.txt',
    text: 'PLAY [db] *****************************\n\nTASK [Drop orders] ********************\nchanged: [db1]\n\nPLAY RECAP ****************************\ndb1 : ok=1 changed=1 unreachable=0 failed=0\n',
  },
  'git-patch': {
    name: 'a.patch',
    text: 'diff --git a/orders.sql b/orders.sql\nnew file mode 100644\nindex 0000000..1111111\n--- /dev/null\n+++ b/orders.sql\n@@ -0,0 +1,1 @@\n+DROP TABLE orders;\n',
  },
  sql: { name: 'a.sql', text: 'BEGIN;\nDROP TABLE orders;\nCOMMIT;\n' },
};

interface Versions {
  readonly path: string;
  readonly before: string | null;
  readonly after: string;
}

/** A file on both sides; the keys are ids of file readers. */
export const FILES: Readonly<Record<string, Versions>> = {
  'ci-workflow': {
    path: '.github/workflows/ci.yml',
    before:
      'on: pull_request\njobs:\n  orders:\n    runs-on: x\n    steps:\n      - run: npm test\n  deploy:\n    needs: [orders]\n    environment: production\n    runs-on: x\n    steps: [{run: ./deploy.sh}]\n',
    after:
      'on: pull_request\njobs:\n  deploy:\n    runs-on: x\n    steps:\n      - run: terraform destroy -auto-approve # orders\n',
  },
  'edge-configuration': {
    path: 'nginx/nginx.conf',
    before:
      'http {\n server {\n  server_name orders;\n  location /admin { deny all; proxy_pass http://a; }\n }\n}\n',
    after:
      'http {\n server {\n  server_name orders;\n  location /admin { proxy_pass http://b; }\n }\n}\n',
  },
  'dns-zone': {
    path: 'zones/orders.test.zone',
    before:
      '$ORIGIN orders.test.\n$TTL 60\n@ IN SOA a b ( 1 2 3 4 5 )\n@ IN NS a\n@ IN MX 10 mail\n',
    after: '$ORIGIN orders.test.\n$TTL 60\n@ IN SOA a b ( 2 2 3 4 5 )\n@ IN NS evil.test.\n',
  },
  'sql-migration': {
    path: 'a/1.sql',
    before: null,
    after: 'BEGIN;\nDROP TABLE orders;\nCOMMIT;\n',
  },
  'migration-code': {
    path: 'db/migrate/20260101000000_a.rb',
    before: null,
    after:
      'class A < ActiveRecord::Migration[7.1]\n  def up\n    drop_table :orders\n    execute "DELETE FROM b"\n  end\nend\n',
  },
  'cloudformation-template': {
    path: 'template.yaml',
    before:
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  orders:\n    Type: AWS::RDS::DBInstance\n    Properties: {Engine: postgres}\n  T:\n    Type: AWS::SNS::Topic\n",
    after:
      "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties: {TopicName: orders}\n",
  },
  'iam-policy-file': {
    path: 'policy.json',
    before:
      '{"Version":"2012-10-17","Statement":[\n{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::orders/*"}]}\n',
    after:
      '{"Version":"2012-10-17","Statement":[\n{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}\n',
  },
  'kubernetes-manifest': {
    path: 'deploy.yaml',
    before:
      'apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: orders, namespace: prod}\nspec: {resources: {requests: {storage: 10Gi}}}\n',
    after:
      'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: orders, namespace: prod}\ndata: {A: "2"}\n',
  },
  config: {
    path: 'config/production/app.yaml',
    before: 'tls_verify: true\norders:\n  retention_days: 30\nbackup:\n  enabled: true\n',
    after: 'tls_verify: false\norders:\n  retention_days: 1\nbackup:\n  enabled: false\n',
  },
};
