/** Actions that, on every resource, let whoever has them give themselves anything or destroy anything. */
export const GRAVE: ReadonlySet<string> = new Set(
  `
    iam:passrole iam:createaccesskey iam:createloginprofile iam:attachuserpolicy
    iam:attachrolepolicy iam:attachgrouppolicy iam:putuserpolicy iam:putrolepolicy
    iam:putgrouppolicy iam:createpolicyversion iam:updateassumerolepolicy
    iam:setdefaultpolicyversion iam:deleterolepermissionsboundary sts:assumerole
    secretsmanager:getsecretvalue secretsmanager:deletesecret kms:schedulekeydeletion
    s3:deletebucket dynamodb:deletetable rds:deletedbinstance rds:deletedbcluster
    backup:deleterecoverypoint cloudformation:deletestack
  `
    .trim()
    .split(/\s+/),
);

/** Policies of AWS that allow everything, or as good as that. */
export const WIDE_POLICIES =
  /(?:^|policy\/(?:[\w-]+\/)*)(?:AdministratorAccess|PowerUserAccess|IAMFullAccess|AWSCloudFormationFullAccess|AmazonS3FullAccess|AWSKeyManagementServicePowerUser|SecretsManagerReadWrite|AdministratorAccess-\w+)$/;
