/** The names of what can happen, as Okta's event types catalogue has them, with the sentence the log shows. */

export type Severity = 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'

export const eventTypes = {
  'application.user_membership.add': { message: 'Add user to application membership' },
  'core.user.config.user_deactivated': { message: 'Deactivate Okta user' },
  'directory.linked_object.create': { message: 'Create a Linked Object definition' },
  'directory.linked_object.delete': { message: 'Delete a Linked Object definition' },
  'directory.user_profile.update': { message: 'Update user profile schema' },
  'directory.group_schema.update': { message: 'Update group profile schema' },
  'group.lifecycle.create': { message: 'Create Okta group' },
  'group.lifecycle.delete': { message: 'Delete Okta group' },
  'group.profile.update': { message: 'Update Okta group profile' },
  'group.owner.add': { message: 'Add owner to group' },
  'group.owner.remove': { message: 'Remove owner from group' },
  'group.user_membership.add': { message: 'Add user to group membership' },
  'group.user_membership.remove': { message: 'Remove user from group membership' },
  'group.user_membership.rule.add_exclusion': { message: 'User added to exclusion list for group rule' },
  'group.user_membership.rule.add': { message: 'Create a group rule' },
  'group.user_membership.rule.update': { message: 'Update a group rule' },
  'group.user_membership.rule.delete': { message: 'Delete a group rule' },
  'group.user_membership.rule.activate': { message: 'Activate a group rule' },
  'group.user_membership.rule.deactivate': { message: 'Deactivate a group rule' },
  'group.user_membership.rule.invalidate': { message: 'Group rule became invalid', severity: 'WARN' },
  'org.lifecycle.create': { message: 'Create an organization' },
  'org.settings.update': { message: 'Update organization settings' },
  'policy.evaluate_sign_on': { message: 'Evaluation of sign-on policy' },
  'policy.lifecycle.activate': { message: 'Activate policy' },
  'policy.lifecycle.create': { message: 'Create policy' },
  'policy.lifecycle.deactivate': { message: 'Deactivate policy' },
  'policy.lifecycle.delete': { message: 'Delete policy' },
  'policy.lifecycle.update': { message: 'Update policy' },
  'policy.rule.activate': { message: 'Activate policy rule' },
  'policy.rule.add': { message: 'Add policy rule' },
  'policy.rule.deactivate': { message: 'Deactivate policy rule' },
  'policy.rule.delete': { message: 'Delete policy rule' },
  'policy.rule.update': { message: 'Update policy rule' },
  'security.authenticator.lifecycle.activate': { message: 'Activate an authenticator' },
  'security.authenticator.lifecycle.create': { message: 'Create an authenticator' },
  'security.authenticator.lifecycle.deactivate': { message: 'Deactivate an authenticator' },
  'security.authenticator.lifecycle.update': { message: 'Update an authenticator' },
  'security.behavior.settings.create': { message: 'Create behavior settings' },
  'security.behavior.settings.delete': { message: 'Delete behavior settings' },
  'security.behavior.settings.update': { message: 'Update behavior settings' },
  'security.request.blocked': { message: 'Blocked request', severity: 'WARN' },
  'security.trusted_origin.activate': { message: 'Activate trusted origin' },
  'security.trusted_origin.create': { message: 'Create trusted origin' },
  'security.trusted_origin.deactivate': { message: 'Deactivate trusted origin' },
  'security.trusted_origin.delete': { message: 'Delete trusted origin' },
  'security.trusted_origin.update': { message: 'Update trusted origin' },
  'system.api_token.create': { message: 'Create API token' },
  'system.api_token.revoke': { message: 'Revoke API token' },
  'system.api_token.update': { message: 'Update API token' },
  'system.email.account_unlock.sent_message': { message: 'Send self-service account unlock email' },
  'system.email.password_reset.sent_message': { message: 'Send self-service password reset email' },
  'system.email.send_factor_verify_message': { message: 'Send email factor challenge' },
  'system.email.send_failed': { message: 'An email could not be delivered', severity: 'WARN' },
  'system.mfa.factor.activate': { message: 'Activate MFA factor' },
  'system.mfa.factor.deactivate': { message: 'Deactivate MFA factor' },
  'system.operation.rate_limit.violation': { message: 'Operation rate limit violation', severity: 'WARN' },
  'system.org.rate_limit.violation': { message: 'Rate limit violation', severity: 'WARN' },
  'system.sms.send_account_unlock_message': { message: 'Send account unlock SMS' },
  'system.push.send_factor_verify_push': { message: 'Send push to verify factor' },
  'system.sms.send_factor_verify_message': { message: 'Send second factor auth SMS' },
  'system.sms.send_password_reset_message': { message: 'Send password reset SMS' },
  'system.sms.send_phone_verification_message': { message: 'Send phone verification SMS' },
  'system.voice.send_account_unlock_call': { message: 'Send account unlock call' },
  'system.voice.send_mfa_challenge_call': { message: 'Send MFA challenge call' },
  'system.voice.send_password_reset_call': { message: 'Send password reset call' },
  'system.voice.send_phone_verification_call': { message: 'Send phone verification call' },
  'user.account.lock': { message: 'Max sign in attempts exceeded', severity: 'WARN' },
  'user.account.privilege.grant': { message: 'Grant user privilege' },
  'user.account.privilege.revoke': { message: 'Revoke user privilege' },
  'user.account.reset_password': { message: 'Fired when the user’s Okta password is reset' },
  'user.account.expire_password': { message: 'Expire the user’s Okta password' },
  'user.account.unlock': { message: 'Auto-unlock user account' },
  'user.account.unlock_by_admin': { message: 'User account unlocked by admin' },
  'user.account.unlock_token': { message: 'Issued recovery token for self-service account unlock' },
  'user.account.update_password': { message: 'User update password for Okta' },
  'user.account.update_profile': { message: 'Update user profile for Okta' },
  'user.account.update_primary_email': { message: 'Update primary email address' },
  'user.account.update_recovery_question': { message: 'Update recovery question' },
  'user.account.use_token': { message: 'Invalid self service recovery token used by user', severity: 'WARN' },
  'user.authentication.auth_via_mfa': { message: 'Authentication of user via MFA' },
  'user.lifecycle.activate': { message: 'Activate Okta user' },
  'user.lifecycle.create': { message: 'Create Okta user' },
  'user.lifecycle.deactivate': { message: 'Deactivate Okta user' },
  'user.lifecycle.delete.initiated': { message: 'Delete Okta user' },
  'user.lifecycle.reactivate': { message: 'Reactivate Okta user' },
  'user.lifecycle.suspend': { message: 'Suspend Okta user' },
  'user.lifecycle.unsuspend': { message: 'Unsuspend Okta user' },
  'user.mfa.factor.activate': { message: 'Activate factor or authenticator enrollment for user' },
  'user.mfa.factor.deactivate': { message: 'Reset factor or authenticator enrollment for user' },
  'user.mfa.factor.update': { message: 'Update factor or authenticator enrollment for user' },
  'user.mfa.okta_verify.deny_push': { message: 'User rejected Okta push verify' },
  'user.mfa.factor.reset_all': { message: 'Reset all factors for user' },
  'user.session.clear': { message: 'Clear user session' },
  'user.session.end': { message: 'User logout from Okta' },
  'user.session.start': { message: 'User login to Okta' },
  'user.type.create': { message: 'Create a user type' },
  'user.type.update': { message: 'Update a user type' },
  'user.type.delete': { message: 'Delete a user type' },
  'zone.activate': { message: 'Activate network zone' },
  'zone.create': { message: 'Create network zone' },
  'zone.deactivate': { message: 'Deactivate network zone' },
  'zone.delete': { message: 'Delete network zone' },
  'zone.make_blacklist': { message: 'Mark network zone as blocklist' },
  'zone.remove_blacklist': { message: 'Remove blocklist mark from network zone' },
  'zone.update': { message: 'Update network zone' },
} as const satisfies Record<string, { message: string; severity?: Severity }>

export type EventType = keyof typeof eventTypes

/** What an event was done to, as the log prints it. */
export type Target = {
  id: string
  type:
    | 'User'
    | 'UserGroup'
    | 'Token'
    | 'GroupRule'
    | 'UserType'
    | 'Role'
    | 'Org'
    | 'Schema'
    | 'LinkedObject'
    | 'MobilePhone'
    | 'NetworkZone'
    | 'PolicyEntity'
    | 'PolicyRule'
    | 'BehaviorSettings'
    | 'TrustedOrigin'
    | 'Authenticator'
  alternateId: string
  displayName: string
}

/** Who did something. */
export type Actor = { id: string; type: string; alternateId: string; displayName: string }

/** One thing that happened. */
export type Entry = {
  type: EventType
  targets?: readonly Target[]
  /** Who did it, where that is not the caller: somebody who signs in has no token yet. */
  actor?: Actor
  outcome?: { result: 'SUCCESS' | 'FAILURE' | 'SKIPPED' | 'ALLOW' | 'CHALLENGE' | 'DENY'; reason?: string }
  /** Put under `debugContext.debugData`. */
  debug?: Readonly<Record<string, unknown>>
}
