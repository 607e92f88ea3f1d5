/**
 * The sentences Okta puts into `errorCauses`, so that one wording lives in one place. Each says how it is known:
 * seen in a recorded answer, documented by Okta (its reference, or the fixtures of its libraries), or inferred from
 * its neighbours.
 */

/** What a password must have, as far as the sentence of a refused one mentions it. Counts of 0 say nothing. */
export interface PasswordRequirements {
  /** Characters at least. */
  readonly minLength?: number
  readonly minLowerCase?: number
  readonly minUpperCase?: number
  readonly minNumber?: number
  readonly minSymbol?: number
  /** No parts of the login may occur in it. */
  readonly excludeUsername?: boolean
  /** Profile attributes whose value may not occur in it: `firstName`, `lastName`. */
  readonly excludeAttributes?: readonly string[]
  /** How many former passwords may not come back. */
  readonly historyCount?: number
}

/** Sentences that go into `errorCauses`. A first argument `field` becomes the prefix `field: `. */
export const cause = {
  /** Puts a sentence under the field it is about: `label: Label must be specified`. Seen. */
  of: (field: string, sentence: string) => `${field}: ${sentence}`,

  /** A required field is missing, null or empty. Seen. */
  blank: (field: string) => `${field}: The field cannot be left blank`,
  /** A field holds more characters than it may. Documented. */
  tooLong: (field: string) => `${field}: The field is too long`,
  /** A field holds fewer characters than it must. Inferred from {@link cause.tooLong}. */
  tooShort: (field: string) => `${field}: The field is too short`,
  /** A value does not have the form its attribute asks for, such as an e-mail address. Documented. */
  pattern: (field: string) => `${field}: Does not match required pattern`,
  /** The value of a unique attribute is taken. Documented. */
  duplicate: (field: string) => `${field}: An object with this field already exists in the current organization`,
  /** A policy, or a rule of one, bears the name of another. Documented of rules, inferred of policies. */
  policyNameTaken: (what: 'Policy' | 'Policy rule') => `name: ${what} name already in use`,
  /** A login is not an e-mail address although the schema asks for one. Documented. */
  loginNotEmail: (field = 'login') => `${field}: Username must be in the form of an email address`,
  /** A profile names an attribute its schema does not have. Documented. */
  undefinedProperty: (name: string) => `Property name '${name}' is not defined in profile`,
  /** A value is of no use, and no more is said. Seen, without a field. */
  invalidValue: () => 'The field has an invalid value',
  /** The same, for a field. Inferred. */
  invalidField: (field: string) => `${field}: The field has an invalid value`,
  /** How agent pools say that a field is wrong. Seen. */
  errorsInField: (field: string) => `errors in the field: ${field}`,
  /** A property of an app feature or an e-mail server has a value of another type. Documented. */
  wrongType: (property: string) => `Invalid value data type for property '${property}'`,
  /** A property that may not be left out: null unsets it. Documented. */
  valueNeeded: (property: string) =>
    `Property '${property}' needs a value passed.  To unset it, explicitly set it to null.`,
  /** A property that a caller may only echo. Documented. */
  readOnlyProperty: (property: string) =>
    `Property '${property}' is read only.  The value supplied must exactly match the existing value.`,
  /** A property nobody may see or that is not there. Documented. */
  unknownProperty: (property: string) => `Property '${property}' does not exist or is not accessible.`,

  /** A password broke its policy. The sentence lists what the policy asks for, not what was missing. Documented. */
  passwordRequirements,
  /** A new password equals the one in use. Documented. */
  passwordIsCurrent: () => 'Password cannot be your current password',
  /** A new password is one of the last ones. Documented. */
  passwordUsedBefore: () => 'Password has been used too recently',
  /** The present password was given wrongly to `change_password`. Documented. */
  oldPasswordIncorrect: () => 'oldPassword: The credentials provided were incorrect.',
  /** The present password was given wrongly in a sign-in transaction. Documented. */
  oldPasswordWrong: () => 'Old password is not correct',
  /** The password given to verify a factor is wrong. Documented. */
  passwordIncorrect: () => 'Password is incorrect',

  /** `unlock` of a user who is not locked out. Seen. */
  notLockedOut: () => 'The user is not locked out.',
  /** Recovery of a user who has neither question nor factor for it. Documented. */
  recoveryNotSet: () => 'Recovery credential not set.',
  /** A security answer is wrong. Documented. */
  answerMismatch: () => "Your answer doesn't match our records. Please try again.",
  /** A one-time passcode is wrong. Documented. */
  passcodeMismatch: () => "Your passcode doesn't match our records. Please try again.",
  /** A hardware or software token's code is wrong. Documented. */
  tokenMismatch: () => "Your token doesn't match our records. Please try again.",
  /** A second factor of a type that may be set up once. Documented. */
  factorAlreadySetUp: () => 'A factor of this type is already set up.',
  /** What is enrolled lacks what its kind needs, or holds what it may not. Documented, of a security question. */
  invalidProfile: () => 'Invalid Profile.',
  /** A phone factor beside one that is verified. Documented. */
  phoneAlreadyVerified: () => 'There is an existing verified phone number.',
  /** A step of a sign-in that is not on offer in its state. Documented. */
  wrongAuthenticationState: () => 'This operation is not allowed in the current authentication state.',
  /** A user is created with `nextLogin=changePassword` and no password. Documented. */
  passwordNeededToExpire: () =>
    'Could not create user. To create a user and expire their password immediately, a password must be specified.',
  /** A user is created with `nextLogin=changePassword` and `activate=false`. Documented. */
  activationNeededToExpire: () =>
    'Could not create user. To create a user and expire their password immediately, `activate` must be true.',

  /** `after` is not a cursor that was handed out. Seen. */
  invalidCursor: () => 'Invalid cursor.',
  /** `after` is there, without a value. Documented. */
  emptyAfter: () => "Empty value found for query parameter 'after'",
  /** `limit` is no number of rows. Documented. */
  invalidLimit: () => "The `limit` parameter isn't valid.",
  /** `search` does not parse. Documented. */
  invalidSearch: () => 'Invalid search syntax.',
  /** `filter` does not parse. Documented. */
  invalidFilter: () => 'Invalid `filter` syntax',
  /** `orderBy` does not parse. Documented. */
  invalidOrderBy: () => 'Invalid `orderBy` syntax',
  /** `expand` names what cannot be expanded. Seen. */
  malformedExpand: () => 'Expand query is malformed.',
  /** A filter lacks the one attribute it must have; the misspelling is Okta's. Seen. */
  filterAttributeMissing: (attribute: string) =>
    `The provided filter parameter did not contain the required attrbute filter "${attribute}"`,

  /** An active application is deleted. Seen. */
  appStillActive: () => 'The application must be deactivated before deletion.',
  /** The org has as many applications as it may. Seen. */
  appLimit: () => 'Cannot create application instance. Maximum number of instances has been reached.',
  /** A provisioning feature of an app that provisions nothing. Seen. */
  provisioningUnsupported: () => 'Provisioning is not supported.',
  /** A provisioning feature while provisioning is switched off. Documented. */
  provisioningDisabled: () => 'Provisioning is not enabled for the app instance.',
  /** Individual credentials where the app's scheme leaves none to its users. Documented. */
  credentialsFixedByScheme: () => 'User level credentials should not be provided for this scheme.',
  /** A certificate's lifetime is out of range; both bounds are years. Documented. */
  validityYears: (min = 2, max = 10) => `Validity years out of range. It should be ${min} - ${max} years`,
  /** A key is uploaded or cloned a second time. Documented. */
  duplicateKey: () => 'Key already exists in the list of key credentials for the target app.',
  /** A published certificate belongs to another request. Documented. */
  certificateMismatch: () => 'The certificate does not match the CSR.',
  /** An RSA key is too short; the number has a thousands separator on the wire. Seen. */
  rsaKeyTooShort: () => "RSA key length in the 'jwks' is less than '2,048' bits for the given key.",
  /** The last active secret of a client is deactivated. Documented. */
  onlyActiveSecret: () => "You can't deactivate the only active client secret.",
  /** An active secret is deleted. Documented. */
  activeSecret: () => "You can't delete an active client secret. Deactivate the secret before deleting it.",
  /** A client has as many secrets as it may. Documented. */
  secretLimit: () => "You've reached the maximum number of client secrets per client.",
  /** An active key of a client is deleted. Documented. */
  activeKey: () => "You can't delete an active JSON Web Key. Deactivate the key before deleting it.",
  /** A client has as many keys as it may. Documented. */
  keyLimit: (max: number) =>
    `You can't create a new key. You have reached the maximum number of keys allowed (${max}). To add another key, you must first delete an existing one.`,
  /** Two keys of a set share a `kid`. Documented. */
  duplicateKid: () => "All keys in the 'jwks' must have a unique `kid`.",

  /** A custom role's label is taken. Seen. */
  roleLabelTaken: () => 'label: There is already an admin role with this name.',
  /** A resource set or role has no label. Seen. */
  labelMissing: () => 'label: Label must be specified',
  /** A role is bound to more groups than it may. Documented. */
  tooManyGroupTargets: () => 'The number of group targets is too large',
  /** An owner is named twice. Documented. */
  ownerAlreadyAssigned: () => 'Provided owner is already assigned to this group',
  /** A group rule whose expression broke is switched. Documented. */
  invalidGroupRule: () => 'Cannot activate or deactivate a Group Rule with the status INVALID.',
  /** A mapping writes to an attribute its target does not have. Seen. */
  invalidTargetField: (field: string) => `Invalid target field ${field}`,
  /** A schema attribute's member has a value of another JSON type. Seen, as the words of Okta's JSON Schema validator. */
  schemaType: (member: string, found: string, expected: string) =>
    `Schema validation failed on the property ${member}: value has incorrect type (found ${found}, expected one of ["${expected}"])`,
  /** A custom attribute has no name that expressions could use. Inferred. */
  attributeName: (name: string) =>
    `${name}: The variable name must start with a letter and can only contain letters, digits and underscores`,
  /** A custom attribute bears the name of another one, if only in another case, or a reserved one. Inferred. */
  attributeNameTaken: (name: string) => `${name}: An attribute with this variable name already exists`,
  /** An attribute that exists is given another type. Inferred. */
  attributeTypeFixed: (name: string) => `${name}: The type of an existing attribute cannot be changed`,
  /** More attributes are to be unique than may be. Inferred; the limit is documented. */
  uniqueAttributeLimit: (max: number) => `The maximum number of unique attributes (${max}) has been reached`,
  /** An attribute becomes unique while two profiles hold the same value. Inferred. */
  valuesNotUnique: (name: string) => `${name}: Existing values of this attribute are not unique`,
  /** The org has as many user types as it may. Inferred; the limit is documented. */
  userTypeLimit: (max: number) => `The maximum number of user types (${max}) has been reached`,
  /** The default user type is deleted. Inferred; its reason `PROHIBITED` is documented. */
  defaultUserType: () => 'The default User Type cannot be deleted.',
  /** A user type is deleted that people have. Inferred; its reason `UNMET_REQUIREMENTS` is documented. */
  userTypeInUse: () => 'The User Type is still assigned to users.',
  /** The org has as many linked-object definitions as it may. Inferred; the limit is documented. */
  linkedObjectLimit: (max: number) => `The maximum number of linked object definitions (${max}) has been reached`,
  /** An end of a linked-object definition has a name that is in use. Documented. */
  linkedObjectTaken: (side: 'primary' | 'associated') => `Linked object identifier for ${side} is already in use.`,
  /** The rule of a system policy is handed to another app. Seen. */
  policyReassignment: (app: string) =>
    `This policy belongs to "${app}", and re-assignment of this policy is not allowed`,
  /** A device assurance policy without any condition. Seen. */
  deviceConditionMissing: () => 'Please select at least one device condition before saving',
  /** A trusted origin that is no origin. Documented. */
  invalidOrigin: () => 'origin: Origin value is not valid',
  /** An address range of a zone that does not parse. Documented for a RANGE. */
  invalidRange: (ip: string, range: string, field = 'gateways', type: 'RANGE' | 'CIDR' = 'RANGE') =>
    `${field}: The IP: ${ip} in the ${type}: ${range} is invalid. Make sure it is a valid IPV4.`,
  /** A zone has more entries than it may. Inferred; the limits are documented. */
  zoneLimit: (field: string, max: number) => `${field}: The maximum number of entries (${max}) has been reached`,
  /** A zone is to block the address that this is asked from. Inferred. */
  ownAddress: (ip: string) => `gateways: The IP: ${ip} is the IP of this request and cannot be blocked.`,
  /** An active zone is deleted. Seen; the summary says the same of the zone's name. */
  activeZone: (zone: string) => `The zone: ${zone} is an active zone. Active zones cannot be deleted.`,
  /** A zone that every org has is deleted, or deactivated. Inferred from {@link cause.activeZone}. */
  systemZone: (zone: string, verb: 'deleted' | 'deactivated') =>
    `The zone: ${zone} is a system zone. System zones cannot be ${verb}.`,
  /** A zone is deleted that a policy rule names. Inferred from {@link cause.activeZone}. */
  usedZone: (zone: string, rule: string) =>
    `The zone: ${zone} is used by the policy rule: ${rule}. Used zones cannot be deleted.`,
  /** A domain nobody but Okta may use. Seen. */
  prohibitedDomain: () => 'domain: Prohibited custom domain name.',
  /** A verb of custom domains on the org's own. Seen. */
  unsupportedForDomain: () => 'This operation is not supported for this domain',
  /** The DNS record that proves a domain is not there. Documented. */
  domainNotVerified: () =>
    'Could not verify the specified custom domain. Make sure the TXT record matches the expected value.',
  /** A domain id nobody knows. Documented. */
  domainUnknown: () => 'Could not find custom domain with the given id.',
  /** A subdomain is taken. Documented. */
  subdomainTaken: () => 'subDomain: An object with this field already exists',
  /** A second CAPTCHA. Seen; its entry also says reason `EXCEEDS_MAX_VALUE`, type `url`, domain `captcha`. */
  captchaLimit: () =>
    'CAPTCHA count limit reached. At most one CAPTCHA instance is allowed per Org. Please remove existing CAPTCHA to create a new one.',
  /** A CAPTCHA that the org's sign-in uses is deleted. Documented. */
  captchaInUse: () =>
    'CAPTCHA cannot be removed. This CAPTCHA is associated with org-wide CAPTCHA settings, please disassociate it before removing it.',
  /** A step of a sign-in that its state does not have; Okta says its summary once more. Documented. */
  notInThisState: () => 'This operation is not allowed in the current authentication state.',
  /** A sign-in without a name or a password. Documented by clients. */
  primaryRequired: () => "The 'username' and 'password' attributes are required in this context.",
  /** A sign-in to an app that is none. Documented. */
  unknownAudience: (audience: string) => `Invalid or unknown audience '${audience}'.`,
  /** The content of the default brand's well-known document is changed. Documented. */
  defaultBrandContent: () => 'Cannot update the content for the default brand.',
} as const

function passwordRequirements(requirements: PasswordRequirements): string {
  const { minLength = 0, minLowerCase = 0, minUpperCase = 0, minNumber = 0, minSymbol = 0 } = requirements
  const asked = [
    minLength > 0 && `at least ${minLength} characters`,
    minLowerCase > 0 && 'a lowercase letter',
    minUpperCase > 0 && 'an uppercase letter',
    minNumber > 0 && 'a number',
    minSymbol > 0 && 'a symbol',
    requirements.excludeUsername === true && 'no parts of your username',
    requirements.excludeAttributes?.includes('firstName') && 'does not include your first name',
    requirements.excludeAttributes?.includes('lastName') && 'does not include your last name',
  ].filter((part) => typeof part === 'string')
  const list = asked.length === 0 ? '' : ` Password requirements: ${asked.join(', ')}.`
  const { historyCount = 0 } = requirements
  const history = historyCount > 0 ? ` Your password cannot be any of your last ${historyCount} password(s).` : ''
  return `Password requirements were not met.${list}${history}`
}
