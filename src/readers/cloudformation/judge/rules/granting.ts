/** Properties that name policies which stand elsewhere. */
export const GRANTING: readonly { readonly types: RegExp; readonly path: readonly string[] }[] = [
  { types: /^AWS::IAM::(?:Role|User|Group)$/, path: ['ManagedPolicyArns'] },
  { types: /^AWS::Serverless::(?:Function|StateMachine)$/, path: ['Policies'] },
  { types: /^AWS::SSO::PermissionSet$/, path: ['ManagedPolicies'] },
];
