// biome-ignore-all format: one line an entry reads as a table

import type { ApiCode } from './api-errors.js'

/**
 * Sentences that were met in the `errorCauses` of a code, so that a search finds the code behind them. Examples, not a
 * list to rely on: ids, names and numbers in them are those of the answer they come from.
 */
export const metCauses: Readonly<Partial<Record<ApiCode, readonly string[]>>> = {
  E0000001: ['login: An object with this field already exists in the current organization', "Property name 'notValid' is not defined in profile", 'Validity years out of range. It should be 2 - 10 years', 'Key already exists in the list of key credentials for the target app.', 'The certificate does not match the CSR.', "RSA key length in the 'jwks' is less than '2,048' bits for the given key.", "You can't deactivate the only active client secret.", 'gateways: The IP: 1.2.3.4.5 in the RANGE: 1.2.3.4.5-1.2.3.6 is invalid. Make sure it is a valid IPV4.', 'origin: Origin value is not valid', 'Provisioning is not supported.', 'label: There is already an admin role with this name.', 'Provided owner is already assigned to this group', 'Invalid target field tempProperty', 'Cannot create application instance. Maximum number of instances has been reached.', 'A factor of this type is already set up.', 'There is an existing verified phone number.', 'domain: Prohibited custom domain name.', 'Please select at least one device condition before saving', 'Cannot activate or deactivate a Group Rule with the status INVALID.', "Invalid or unknown audience '0oa6gva7owNAhDam50h7'.", 'password: Passwords must be at least 8 characters in length', 'Invalid target field testField_DONT_PUSH', 'errors in the field: name', 'errors in the field: agentType', 'errors in the field: agentList', 'The provided filter parameter did not contain the required attrbute filter "principalType"', 'The field has an invalid value', 'This policy belongs to "Okta Admin Console", and re-assignment of this policy is not allowed', 'Expand query is malformed.', 'This operation is not supported for this domain', 'providerType: The field cannot be left blank', 'configuration: The field cannot be left blank', 'label: Label must be specified', 'login: Username must be in the form of an email address', 'email: Does not match required pattern', 'name: The field is too long', 'name: The field cannot be left blank', 'password: Password has been used too recently'],
  E0000002: ['Task resolve failed: Task is already closed.', 'Approval value must be either APPROVED or DENIED.', 'All provided assignee ids are invalid.'],
  E0000004: ['The verification challenge failed due to an invalid code.', 'User is not authorized.'],
  E0000006: ['Authenticated user must be a Super Admin or Access Request Admin.', "Authenticated user and contents of /body/requesterUserIds must be members of the group specified in the request type's /requestSettings/requesterMemberOf array."],
  E0000007: ['Cannot find entitlement with id 08ab2db568c7c300079fefd0'],
  E0000008: ["This operation couldn't be completed as requested due to an issue with the specified authenticator."],
  E0000014: ['oldPassword: The credentials provided were incorrect.', 'Old password is not correct', 'Passwords must have at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username', 'Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, a symbol, no parts of your username, does not include your first name, does not include your last name.', 'Password has been used too recently', 'Password cannot be your current password'],
  E0000024: ['This operation on app metadata is not yet supported: No active instances.'],
  E0000028: ['The name for a entitlement bundle must be specified.', 'The entitlements for a entitlement bundle must be specified.', 'The settings for a entitlement bundle must be specified.', 'The resource ORN must be a specific app.', 'The rule name needs to be unique.'],
  E0000029: ['Invalid cursor.', "Empty value found for query parameter 'after'", "The `limit` parameter isn't valid.", "The `after` parameter isn't valid. Use links in response bodies or headers as the source of truth for paginated requests that contain an `after` parameter.", 'Invalid `orderBy` syntax', 'must NOT have fewer than 24 characters'],
  E0000031: ['Invalid search syntax.', 'Invalid cursor.'],
  E0000032: ['The user is not locked out.'],
  E0000034: ['Recovery credential not set.'],
  E0000038: ['Phone authenticator is not enabled for your org.', 'Secondary email is not enabled as an authenticator for your org.', 'Method some_invalid_method is not enabled for your org.', 'WebAuthn is not enabled for the org.'],
  E0000039: ["customSamlGroupAttributes[0].name: Invalid SAML attribute name 'memberOf': duplicate name"],
  E0000041: ['User level credentials should not be provided for this scheme.'],
  E0000043: ['Self service application assignment for organization managed apps must be enabled.'],
  E0000044: ['Self service is not available because the instance : Example Custom SAML 2.0 App has username set to use read-write property and that would create a security risk.'],
  E0000053: ['Invalid `filter` syntax'],
  E0000056: ['The application must be deactivated before deletion.'],
  E0000068: ["Your answer doesn't match our records. Please try again.", "Your passcode doesn't match our records. Please try again.", "Your token doesn't match our records. Please try again.", 'Password is incorrect'],
  E0000079: ['This operation is not allowed in the current authentication state.'],
  E0000080: ['Password requirements were not met. Password requirements: at least 8 characters, a lowercase letter, an uppercase letter, a number, a symbol, no parts of your username, does not include your first name, does not include your last name.', 'Passwords must have at least 8 characters, a lowercase letter, an uppercase letter, a number, no parts of your username'],
  E0000088: ['subDomain: An object with this field already exists'],
  E0000093: ['The number of group targets is too large'],
  E0000124: ['Could not create user. To create a user and expire their password immediately, a password must be specified.'],
  E0000125: ['Could not create user. To create a user and expire their password immediately, `activate` must be true.'],
  E0000127: ['Linked object identifier for primary is already in use.', 'Linked object identifier for associated is already in use.'],
  E0000135: ['You specified an invalid email domain'],
  E0000138: ['Failed to send the out of band OTP challenge. Set "retry" to "true" in the API request body and resubmit the API call to the endpoint.'],
  E0000141: ['Self-Service feature example is not enabled'],
  E0000148: ['Authenticator Enrollment Policies: Default Policy', 'Self-Service Password Management Policies: Legacy Policy, Default Policy'],
  E0000157: ['The email example@email.com is already registered to the current user profile.', 'This phone number is already assigned to the current user account.', 'Failed to find a transaction. Either the challenge was answered or the factor id is invalid.', 'This account already has a password set as an authenticator.'],
  E0000163: ['Could not find custom domain with the given id.'],
  E0000165: ['Could not verify the specified custom domain. Make sure the TXT record matches the expected value.'],
  E0000166: ['CAPTCHA count limit reached. At most one CAPTCHA instance is allowed per Org. Please remove existing CAPTCHA to create a new one.'],
  E0000168: ['CAPTCHA cannot be removed. This CAPTCHA is associated with org-wide CAPTCHA settings, please disassociate it before removing it.'],
  E0000187: ['Cannot delete push provider notification service configuration with id={{pushProviderId}} because it is associated with the following custom app authenticator ids=[{{authenticatorId}}]. Please unassociate it from the authenticators and try again.'],
  E0000195: ['Campaign must be scheduled before it can be started', 'Only Request Condition with status=INACTIVE may be activated', 'Only Request Condition with status=ACTIVE may be deactivated', 'Request type 61eb2db568c7c300079fefd0 must be ACTIVE. Current status: DISABLED'],
  E0000257: ['Cannot update the content for the default brand.'],
}
