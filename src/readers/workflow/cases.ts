import type { FilePair } from '../types.ts';

/** Pipelines, with what is put in place of what, and the word by which the finding is known. */
export interface Sample {
  readonly path: FilePair['path'];
  readonly text: string;
  readonly rows: readonly (readonly [from: string, to: string, word: string])[];
  readonly same: readonly (readonly [from: string, to: string])[];
}

const SHA = '0123456789abcdef0123456789abcdef01234567';

export const SAMPLES: readonly Sample[] = [
  {
    path: '.github/workflows/ci.yml',
    text: `on:
  push: {branches: [main]}
  schedule:
    - cron: '0 3 * * *'
concurrency: deploy
jobs:
  test:
    steps:
      - uses: actions/checkout@${SHA}
      - run: npm test
  deploy:
    needs: [test]
    environment: production
    steps:
      - run: |
          terraform init
          terraform apply plan.out
`,
    rows: [
      ['    environment: production\n', '', 'no longer waits for environment'],
      ['environment: production', 'environment: preview', 'instead of environment production'],
      ['    needs: [test]\n', '', 'no longer waits for test'],
      [
        `  test:\n    steps:\n      - uses: actions/checkout@${SHA}\n      - run: npm test\n`,
        '',
        'the job test goes',
      ],
      [
        '      - run: npm test',
        '      - run: npm test\n        continue-on-error: true',
        'may fail without consequence',
      ],
      ['  test:\n', '  test:\n    continue-on-error: true\n', 'may fail without consequence'],
      [`checkout@${SHA}`, 'checkout@main', 'no longer pinned'],
      ['0 3 * * *', '* * * * *', 'by the clock'],
      ["  schedule:\n    - cron: '0 3 * * *'\n", '', 'no longer runs by the clock'],
      ['concurrency: deploy\n', '', 'two runs'],
      ['apply plan.out', 'apply -auto-approve', 'newly runs'],
      ['apply plan.out', 'destroy -auto-approve', 'newly runs'],
      ['npm test', 'kubectl delete namespace x', 'newly runs'],
      ['npm test', 'aws rds delete-db-instance --x', 'newly runs'],
      ['npm test', 'psql -c "DROP TABLE users"', 'newly runs'],
      ['npm test', 'pulumi up --yes', 'newly runs'],
    ],
    same: [
      ['npm test', 'npm run test'],
      ['npm test', 'echo terraform destroy'],
      ['terraform init', '# terraform destroy'],
      ['apply plan.out', 'plan -destroy=false'],
      [SHA, SHA.replaceAll('0', '1')],
      ['jobs:', 'name: CI # environment\njobs:'],
      ['branches: [main]', 'branches: [main, next]'],
      ['needs: [test]', 'needs: test'],
      ['environment: production', 'environment: {name: production, url: x}'],
    ],
  },
  {
    path: '.gitlab-ci.yml',
    text: `stages: [test, deploy]
unit_test:
  script: [npm test]
scan:
  script:
    - trivy .
deploy_prod:
  needs: [unit_test, {job: scan}]
  when: manual
  environment: {name: production}
  resource_group: prod
  script: [./deploy.sh]
`,
    rows: [
      ['  when: manual\n', '', 'no longer waits for when: manual'],
      [
        '  when: manual\n  environment: {name: production}\n',
        '',
        'no longer waits for when: manual',
      ],
      ['[unit_test, {job: scan}]', '[{job: scan}]', 'no longer waits for unit_test'],
      ['unit_test:\n  script: [npm test]\n', '', 'the job unit_test goes'],
      ['  script: [npm test]', '  script: [npm test]\n  allow_failure: true', 'may fail without'],
      ['  resource_group: prod\n', '', 'two runs'],
      ['./deploy.sh', 'helm uninstall app', 'newly runs'],
      ['trivy .', 'terraform apply --auto-approve', 'newly runs'],
    ],
    same: [
      ['npm test', 'npm run unit'],
      ['trivy .', '# terraform destroy'],
      ['stages: [test, deploy]', 'stages: [test, deploy, after]'],
      ['{job: scan}', 'scan'],
    ],
  },
  {
    path: '.circleci/config.yml',
    text: `version: 2.1
jobs:
  test:
    steps:
      - run: make test
  deploy:
    steps:
      - run: {command: make deploy}
workflows:
  main:
    jobs:
      - test
      - hold: {type: approval, requires: [test]}
      - deploy: {requires: [hold]}
`,
    rows: [
      [
        '      - hold: {type: approval, requires: [test]}\n      - deploy: {requires: [hold]}',
        '      - deploy: {requires: [test]}',
        'which waited for type: approval',
      ],
      ['{requires: [hold]}', '{requires: [test]}', 'no longer waits for main/hold'],
      ['type: approval, ', '', 'no longer waits for type: approval'],
      ['make deploy', 'cdk destroy --force', 'newly runs'],
    ],
    same: [
      ['make deploy', 'make release'],
      ['version: 2.1', 'version: 2.1 # approval'],
    ],
  },
  {
    path: 'azure-pipelines.yml',
    text: `stages:
- stage: Test
  jobs:
  - job: unit
    steps:
    - script: npm test
- stage: Deploy
  dependsOn: Test
  jobs:
  - deployment: web
    environment: production
    strategy:
      runOnce:
        deploy:
          steps:
          - bash: ./deploy.sh
`,
    rows: [
      ['    environment: production\n', '', 'no longer waits for environment'],
      ['  dependsOn: Test\n', '', 'no longer waits for Test'],
      [
        '    - script: npm test',
        '    - script: npm test\n      continueOnError: true',
        'may fail without',
      ],
      ['./deploy.sh', 'az group delete -n x --yes', 'newly runs'],
    ],
    same: [
      ['npm test', 'npm run test'],
      ['./deploy.sh', './deploy.sh --verbose'],
    ],
  },
  {
    path: 'Jenkinsfile',
    text: `pipeline {
  options { disableConcurrentBuilds() }
  triggers { cron('H 3 * * *') }
  stages {
    stage('Test') { steps { sh 'make test' } }
    stage('Approve') {
      steps { input message: 'Go?' }
    }
    stage('Deploy') {
      // terraform destroy
      steps { sh 'make deploy' }
    }
  }
}
`,
    rows: [
      [
        "    stage('Approve') {\n      steps { input message: 'Go?' }\n    }\n",
        '',
        'which waited for input',
      ],
      ["steps { input message: 'Go?' }", "steps { echo 'Go' }", 'no longer waits for input'],
      ["    stage('Test') { steps { sh 'make test' } }\n", '', 'the job Test goes'],
      ["sh 'make deploy'", "sh 'terraform destroy -auto-approve'", 'newly runs'],
      ['H 3 * * *', 'H * * * *', 'by the clock'],
      ['  options { disableConcurrentBuilds() }\n', '', 'two runs'],
    ],
    same: [
      ['// terraform destroy', '// terraform destroy -auto-approve'],
      ['make deploy', 'make ship'],
    ],
  },
];
