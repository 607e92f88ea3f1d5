// biome-ignore-all format: one line an entry reads as a table

/** A place where the catalogue knowingly differs from the list Okta publishes. */
export interface Correction {
  /** What differs. */
  readonly field: 'summary' | 'description' | 'status'
  /** The value as published. */
  readonly published: string | number
  /** Why ours is right. */
  readonly why: string
}

const straySlot = 'Okta renders its list with a locale where the first value belongs, so {0} is published as "en".'
const strayAndNamed = `${straySlot} The slots after it kept their numbers.`

/**
 * Every difference between the catalogue and the published lists, by code or condition. The texts of the catalogue, slots
 * numbered in order of appearance, equal the published ones everywhere else.
 */
export const corrections: Readonly<Record<string, Correction>> = {
  E0000019: { field: 'summary', published: 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.', why: 'Recorded with a single space after the full stop.' },
  scope_denied: { field: 'description', published: 'Some of the requested scopes were denied by the policy. Denied scopes: [en].', why: straySlot },
  refresh_scopes_denied: { field: 'description', published: 'Some of the scopes requested for the refresh request were not granted in the original authorize request. Denied scopes: en.', why: straySlot },
  unsupported_token_exchange_flow: { field: 'description', published: "The Token Exchange flow from en app to {1} app isn't supported.", why: strayAndNamed },
  failed_username_transform_invalid_expression: { field: 'description', published: "The username transform 'en' is invalid.", why: straySlot },
  failed_username_transform_missed_field: { field: 'description', published: "The following required property is missing: 'en'.", why: straySlot },
  failed_username_transform_whitespaces_found: { field: 'description', published: "Unable to create a user. Username contains invalid whitespace characters: 'en'.", why: straySlot },
  invalid_username: { field: 'description', published: "Transformed username 'en' is invalid.", why: straySlot },
  direct_auth_expired_token: { field: 'description', published: "'en' has expired. Use a new '{1}' and try again.", why: strayAndNamed },
  direct_auth_grant_types_supported_not_prompted: { field: 'description', published: "The 'grant_types_supported' 'en' are not sufficient to satisfy the authentication policy. Configure additional grant types for the client or revise the authentication policy to allow the user to sign-in.", why: straySlot },
  consent_required: { field: 'description', published: 'The following scopes require user consent: [en].', why: straySlot },
  consent_required_client_credentials: { field: 'description', published: 'The following scopes require user consent and cannot be granted for the client credentials grant type: [en].', why: straySlot },
  consent_required_ropf: { field: 'description', published: "The following scopes require user consent: [en]. To access protected scopes using the resource owner password grant type, please uncheck 'Require consent' in the app settings or set the 'consent_method' to 'TRUSTED' through the apps API.", why: straySlot },
  consent_required_token_exchange: { field: 'description', published: "The following scopes require user consent: [en]. To access protected scopes using the token_exchange password grant type, please uncheck 'Require consent' in the app settings or set the apps 'consent_method' to 'TRUSTED'.", why: straySlot },
  invalid_authorization_details_with_errors: { field: 'description', published: 'Invalid authorization_details. Errors: [en].', why: straySlot },
  invalid_authorization_details_invalid_resource_type: { field: 'description', published: 'The type value en in authorization_details is not supported.', why: straySlot },
  client_assertion_invalid_key_use: { field: 'description', published: "The public key being used for client assertion has an invalid 'use' parameter. Valid values for the 'use' parameter are en.", why: straySlot },
  token_encryption_invalid_encryption_key_client: { field: 'description', published: 'Invalid encryption key for client with kid=en.', why: straySlot },
  jwks_uri_invalid_key_use: { field: 'description', published: "The public key being used has an invalid 'use' parameter. Valid values for the 'use' parameter are en.", why: straySlot },
  direct_auth_invalid_client_id: { field: 'description', published: "The client_id 'en' does not match the client_id in the original request '{1}'. Use the original client id and try again.", why: strayAndNamed },
  invalid_grant_type_or_token_exchange_sku_not_enabled: { field: 'description', published: 'The en SKU is not enabled. Contact your Account Executive to enable the SKU to use the requested grant type or token exchange flow.', why: straySlot },
  pkce_verification_failed_with_reason: { field: 'description', published: 'PKCE verification failed: en.', why: straySlot },
  unsupported_response_type_with_scope: { field: 'description', published: 'The response type en is not supported when requesting scope {1}. Allowed response types: [{2}].', why: strayAndNamed },
  required_response_type_with_scope: { field: 'description', published: 'The response type en is required when requesting scope {1}.', why: strayAndNamed },
  illegal_redirect_uri_enhanced: { field: 'description', published: "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings: en", why: straySlot },
  invalid_client_application_type: { field: 'description', published: "Clients with 'application_type' of 'service' are not allowed to access the 'en' endpoint.", why: straySlot },
  invalid_prompt: { field: 'description', published: "Invalid value for 'prompt' parameter. Supported values: [en]", why: straySlot },
  pkce_unsupported_code_challenge_method: { field: 'description', published: 'PKCE code challenge method is not supported. Valid values: [en]', why: straySlot },
  token_request_missing_grant_type: { field: 'description', published: "The token request must specify a 'grant_type'. Valid values: [en]", why: straySlot },
  illegal_duplicated_parameters: { field: 'description', published: 'Duplicate parameter provided in request. Duplicated parameters: [en].', why: straySlot },
  missing_token_request_parameter: { field: 'description', published: "The required parameter 'en' is missing.", why: straySlot },
  invalid_subject_actor_token_match: { field: 'description', published: "When 'actor_token_type' is 'en', 'subject_token_type' must be '{1}'.", why: strayAndNamed },
  invalid_device_token: { field: 'description', published: 'The request has a deviceToken with length greater than en.', why: straySlot },
  illegal_post_logout_redirect_uri_enhanced: { field: 'description', published: "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings: en", why: straySlot },
  token_encryption_invalid_encryption_key_auth_server: { field: 'description', published: 'Invalid encryption key for authorization server with kid=en.', why: straySlot },
  direct_auth_invalid_channel_hint: { field: 'description', published: "'en' is not supported as a 'channel_hint'. Try again with another value.", why: straySlot },
  direct_auth_invalid_challenge_type: { field: 'description', published: "en is not supported as a 'challenge_type'. Try again with another value.", why: straySlot },
  direct_auth_invalid_grant_type_supported: { field: 'description', published: "en is not supported as a 'grant_type'. Remove or replace the value and try again.", why: straySlot },
  direct_auth_invalid_as_id: { field: 'description', published: "The authorization server id 'en' in the url_path parameter does not match the authorization server id in the original request '{1}'. Use the original authorization server id and try again.", why: strayAndNamed },
  direct_auth_acr_values_changed: { field: 'description', published: "The acr_values 'en' do not match the acr_values requested in the original request '{1}'. Use the originally requested acr_values and try again.", why: strayAndNamed },
  direct_auth_intent_values_changed: { field: 'description', published: "The intent 'en' does not match the intent requested in the original request '{1}'. Use the originally requested intent and try again.", why: strayAndNamed },
  direct_auth_invalid_intent: { field: 'description', published: "'en' is an invalid intent.", why: straySlot },
  direct_auth_invalid_challenge_hint: { field: 'description', published: "'en' is not supported as a 'challenge_hint'. Try again with another value.", why: straySlot },
  request_object_jwt_invalid_key_use: { field: 'description', published: "The public key being used for signing the request object has an invalid 'use' parameter. Valid values for the 'use' parameter are en.", why: straySlot },
  illegal_scope: { field: 'description', published: 'The following scopes are not allowed for this request: [en].', why: straySlot },
  illegal_scope_combination: { field: 'description', published: 'The following scopes cannot be requested together: [en].', why: straySlot },
  required_scope_combination: { field: 'description', published: 'The following scopes: [en] must be requested together with [{1}].', why: strayAndNamed },
  at_least_one_required_scope_combination: { field: 'description', published: 'The following scopes: [en] must be requested together with at least one of [{1}].', why: strayAndNamed },
  exact_scope_required: { field: 'description', published: 'The scope parameter must exactly match the required scopes: [en].', why: straySlot },
  direct_auth_invalid_scope: { field: 'description', published: "The requested scopes 'en' do not match the scopes requested in the original request '{1}'. Use the originally requested scopes and try again.", why: strayAndNamed },
  direct_auth_invalid_scope_for_intent: { field: 'description', published: "scope 'en' cannot be requested with intent '{1}'.", why: strayAndNamed },
  unsupported_resource: { field: 'description', published: "The authorization server has rejected the 'resource' parameter: en", why: straySlot },
  too_many_resources: { field: 'description', published: "Too many 'resource' parameters in the request; maximum allowed is en.", why: straySlot },
  one_time_sso_token_invalid: { field: 'description', published: "The 'en' is invalid.", why: straySlot },
  one_time_sso_token_invalid_jti: { field: 'description', published: "The 'en' contains an invalid 'jti'.", why: straySlot },
  one_time_sso_token_revoked: { field: 'description', published: "The 'en' was revoked.", why: straySlot },
  one_time_sso_token_invalid_aud: { field: 'description', published: "The 'en' has an invalid audience.", why: straySlot },
  one_time_sso_token_invalid_iss: { field: 'description', published: "The 'en' has an invalid issuer.", why: straySlot },
  jit_failure_missing_fields: { field: 'description', published: "Unable to create the user. The following required properties are missing: 'en'.", why: straySlot },
  jit_failure_values_not_match_pattern: { field: 'description', published: "Unable to create the user. Properties don't match required pattern. Invalid fields: en.", why: straySlot },
  jit_failure_values_too_long: { field: 'description', published: 'Unable to create the user. Exceeded max length for properties. Invalid fields: en.', why: straySlot },
  one_time_sso_token_replayed: { field: 'description', published: "The 'en' was already consumed.", why: straySlot },
  refresh_token_validation_failure: { field: 'description', published: "Can't create refresh token. The following field(s) are too long: 'en'.", why: straySlot },
  user_claim_evaluation_failure: { field: 'description', published: "=The 'en' user claim could not be evaluated.", why: straySlot },
  system_claim_evaluation_failure: { field: 'description', published: "The 'en' system claim could not be evaluated.", why: straySlot },
  callback_returned_error: { field: 'description', published: 'en', why: straySlot },
  unauthorized_client: { field: 'description', published: 'The client is not authorized to use the provided grant type. Configured grant types: [en].', why: straySlot },
  unsupported_grant_type: { field: 'description', published: 'The authorization grant type is not supported by the authorization server. Configured grant types: [en].', why: straySlot },
  unsupported_response_type: { field: 'description', published: 'The response type is not supported by the authorization server. Configured response types: [en].', why: straySlot },
}
