import type { Explanation } from './explanation.js'
import type { OAuthCondition } from './oauth-errors.js'

/**
 * What each OAuth condition means and what to do about it, in the order of the published code list.
 * The keys are the internal names that the System Log carries; several of them share one error text on the wire.
 */
export const oauthExplanations = {
  access_denied: {
    means:
      'Somebody or something said no at the authorize endpoint: usually the user declined on the consent screen. It is also the answer when a sign-in is refused and none of the more specific `access_denied` conditions fits.',
    remedy:
      'Treat it as a decision, not a fault: show that access was declined and offer to start again. If the user never saw a consent screen, the System Log event of that moment names what refused.',
  },
  openid_scope_required_access_token: {
    means:
      'A pushed authorization request asked for user scopes such as `profile` or `email` and left `openid` out of `scope`. The same mistake at the authorize or interact endpoint normally appears as `invalid_scope` (condition `openid_scope_required`).',
    remedy:
      'Add `openid` to the `scope` parameter, or drop the other OpenID scopes if no user information is wanted. Repeating the same request changes nothing.',
  },
  feature_not_enabled_access_denied: {
    means:
      'The interact endpoint was called in an org that does not offer the interaction code flow, typically because it still runs the Classic Engine. Nothing about the request itself was judged.',
    remedy:
      'Upgrade the org to Identity Engine, or use the redirect flow or the classic sign-in API instead. A retry gives the same answer until the org changes.',
  },
  oie_not_enabled_for_interact: {
    means:
      "The interact endpoint knows org and client, but the Interaction Code flow appears to be switched off for this app, this authorization server or the org's embedded sign-in. It differs from `feature_not_enabled_access_denied`, where the whole org lacks the engine.",
    remedy:
      "As administrator, enable the Interaction Code grant in the org's embedded settings, in the app and in an access policy rule of the authorization server. Then start a new transaction.",
  },
  enroll_authenticator_limit_reached: {
    means:
      'A request with `prompt=enroll_authenticator` sent the user to set up an authenticator of which they most likely already own as many as Okta permits. The sign-in worked; only the extra enrolment was refused.',
    remedy:
      'Have the user remove an enrolment they no longer need, in their account settings or through an administrator, and then send the enrolment request again.',
  },
  enroll_authenticator_not_allowed: {
    means:
      'A request with `prompt=enroll_authenticator` named authenticators that the enrolment policy does not seem to offer this user at present. The limit was not reached; the policy simply does not open that door.',
    remedy:
      'Compare `enroll_amr_values` with the authenticator enrolment policy that applies to the user, and either make the authenticator optional there or ask for another one.',
  },
  ssr_denied: {
    means:
      'A visitor tried to register an account during an authorize transaction and registration was turned down, probably by a registration inline hook or because the policy of this app closes self-service sign-up.',
    remedy:
      'Look at what the registration hook answered and whether the profile enrolment policy permits sign-up for this app. The visitor gains nothing by retrying until one of them changes.',
  },
  lite_user_grant_type_not_allowed: {
    means:
      'The token endpoint recognised the user, but the account carries the LITE classification, and it seems such users may not obtain tokens through the `grant_type` that was sent.',
    remedy:
      "Use a grant open to LITE users, normally the browser redirect flow, or have an administrator raise the user's classification. The client's credentials are not the problem.",
  },
  user_not_assigned: {
    means:
      'The person signed in correctly, yet the app is assigned neither to them nor to any of their groups. This is checked before consent and applies to every grant that involves a user.',
    remedy:
      'Assign the user, or a group they belong to, to the app in the Admin Console; the next attempt succeeds at once. If everyone should have access, assign the group Everyone.',
  },
  no_scope_allowed: {
    means:
      'An access policy rule of the custom authorization server matched client, user and grant type, but its list of scopes appears to contain none of those that were asked for. `scope_denied` is the case where at least some are allowed.',
    remedy:
      'Add the scopes to the rule, or ask for scopes it already lists. The Token Preview tab of the authorization server shows which rule is used.',
  },
  no_matching_policy: {
    means:
      'The custom authorization server found no active access policy with a rule that fits this client, this user and this grant type, so nothing entitles the request to a token. A freshly made `default` server may have no policy at all.',
    remedy:
      "Create or activate an access policy that includes the client, with a rule for the grant type and the user's groups. Repeating helps only after that; the client's code is usually fine.",
  },
  scope_denied: {
    means:
      'A rule of the custom authorization server covers part of what was requested, and the scopes listed in the error are the ones it does not grant. Okta refuses the whole request rather than issuing a smaller token.',
    remedy:
      'Remove the listed scopes from the request or add them to the matching access policy rule. Check rule order too, because an earlier rule may be the one that matched.',
  },
  refresh_scopes_denied: {
    means:
      'While refreshing, the client asked for scopes that were never part of the original authorization. A refresh token can be narrowed to fewer scopes, but it can never be widened.',
    remedy:
      'Leave `scope` out of the refresh request, or send only scopes granted at the start. To gain a new scope, send the user through the authorize endpoint again.',
  },
  unsupported_mfa_attestation: {
    means:
      'The authorize request carried the attestation value `urn:okta:app:mfa:attestation` in `acr_values`, and this client or org does not seem to be set up for that feature. Other unknown values are simply ignored.',
    remedy:
      'Drop the attestation value unless Okta has enabled the feature for the org. Use a documented value such as `urn:okta:loa:2fa:any` if the aim is merely a second factor.',
  },
  mfa_prompt_required_but_not_configured: {
    means:
      'The request insists on a second-factor prompt, but as far as the server can see the org has no active authenticator that could serve as one.',
    remedy:
      'Activate at least one second-factor authenticator in the org and let users enrol. Until then every attestation request of this org ends here.',
  },
  mfa_attestation_policy_denied: {
    means:
      'During an attestation request the sign-in policy of the app was evaluated for this user, and the rule it hit seems to deny access outright instead of asking for factors.',
    remedy:
      "Find the rule in the app's sign-in policy that caught this user, network or device, and change it if the denial is not intended. Repeating without that ends the same way.",
  },
  mfa_attestation_cannot_enroll: {
    means:
      'An attestation request reached a user who apparently has no usable second factor, and the app does not permit setting one up in the middle of the flow.',
    remedy:
      'Have the user enrol a factor beforehand through the Okta dashboard, or enable inline enrolment for the app. Then start the attestation request anew.',
  },
  mfa_attestation_requires_signed_request_object: {
    means:
      'An attestation request arrived with its parameters in the clear. Because another system relies on its outcome, all of them are apparently expected inside a signed JWT in the `request` parameter.',
    remedy:
      "Put the parameters into a JWT signed with the client's secret or key and send that as `request`. Repeating with plain parameters stays refused.",
  },
  mfa_attestation_cannot_use_custom_as: {
    means:
      "An attestation request was addressed to a custom authorization server path such as `/oauth2/default/v1/authorize`. Only the org's own server seems to handle attestation.",
    remedy:
      'Send the request to `/oauth2/v1/authorize` and adjust issuer and audience in the signed request JWT accordingly.',
  },
  mfa_attestation_login_hint_invalid: {
    means:
      'The `login_hint` of an attestation request does not lead to somebody who can use the client: it seems that no such user exists or the app is not assigned to them.',
    remedy:
      "Check the spelling of the hint against the user's Okta login and assign the user to the app. Unlike an ordinary request, attestation cannot fall back to asking for a name.",
  },
  access_denied_by_aerial: {
    means:
      "A client of the Aerial account asked for a token and the Aerial service said no, possibly for want of a link between org and account, or of an Aerial role on the caller's side.",
    remedy:
      'Check in the Aerial console that the org is linked and the caller has the needed role. Public documentation is thin here, so Okta support is the next stop if both look right.',
  },
  aerial_admin_access_denied: {
    means:
      'An administrator moved from the Aerial org into a linked org, and the sign-in demanded by the Aerial org appears weaker than the one this org requires for its administrators.',
    remedy:
      "Strengthen the authentication policy of the Aerial org until it is at least as strict as the target's policy for the Admin Console, then sign in again.",
  },
  disallowed_network_zone: {
    means:
      'The client app accepts requests only from certain network zones, and the IP address this request came from lies outside them or inside an excluded zone. Credentials played no part.',
    remedy:
      'Call from a permitted address or widen the zone list of the app. Behind a proxy or cloud gateway, look in the System Log for the address Okta actually saw.',
  },
  interclient_token_target_not_permitted: {
    means:
      'A token exchange asked for an interclient token aimed at an app that exists but is neither a SAML nor an OpenID Connect app, so it could not use such a token.',
    remedy:
      'Point `audience` (`urn:okta:apps:…`) at a SAML or OIDC app. Bookmark, SWS and similar apps cannot take part in this flow.',
  },
  interclient_relationship_not_configured: {
    means:
      'A token exchange wanted to hand the user from one app to another, but the target app has no entry that trusts the requesting client.',
    remedy:
      "As administrator, add the requesting client to the target app's allowed interclient apps; the direction matters. After that the same exchange works with fresh tokens.",
  },
  interclient_token_exchange_requesting_client_invalid: {
    means:
      'In an interclient exchange the session behind the ID token seems to belong to one client while the `aud` of that ID token names another, so tokens of two apps have been mixed.',
    remedy:
      'Exchange only tokens that the calling client obtained itself, all from the same sign-in. If the pairing is unclear, let the user sign in again and use the new set.',
  },
  associated_server_not_exists: {
    means:
      'An on-behalf-of exchange presented a `subject_token` whose issuing authorization server could not be found among the servers of the org, perhaps because it was deleted since.',
    remedy:
      'Obtain a subject token from an authorization server that still exists and is associated with this one. Tokens of a deleted server cannot be rescued.',
  },
  associated_server_not_trusted: {
    means:
      'In an on-behalf-of exchange the `subject_token` comes from another authorization server of the org, and this server has not been told to trust that one.',
    remedy:
      'Add the issuing server to the trusted servers (`associatedServers`) of the server being called. Trust runs one way, so configure it on the server that receives the exchange.',
  },
  unsupported_token_exchange_flow: {
    means:
      'The exchange goes from a client of one application type to a client of another, and that particular pairing does not seem to be offered; the description names both types.',
    remedy:
      'Rework the flow so that the types fit, for instance a service app exchanging a token that was issued to a web or native app. The tokens themselves are probably fine.',
  },
  admin_consent_insufficient_permission: {
    means:
      'Consent for Okta administrator scopes was being given by somebody who, as far as can be told, has no admin role that allows granting it. The requesting client was accepted up to this point.',
    remedy:
      'Let an administrator with sufficient rights, such as a super administrator, complete the consent, or give this user such a role.',
  },
  invalid_userinfo_response: {
    means:
      "Okta called the userinfo endpoint of the external identity provider and got an answer it could not use, for instance no JSON, no `sub`, or a `sub` other than the one in that provider's ID token.",
    remedy:
      "Call the provider's userinfo endpoint with one of its access tokens and compare the result with the OpenID Connect rules; correct it there or in the provider's configured URLs.",
  },
  social_transaction_expired: {
    means:
      'The user came back from the external identity provider after Okta had already given up waiting; a pending login is remembered for about fifteen minutes.',
    remedy:
      'Start the sign-in again from the application. If it happens often, look for slow sign-up or verification steps at the provider, or users returning to an old tab.',
  },
  failed_username_transform: {
    means:
      'After an external sign-in Okta could not work out the Okta username from the incoming profile. This is the catch-all; a bad expression, a missing field and stray whitespace have conditions of their own.',
    remedy:
      'Review the username setting of the identity provider against a real profile it sends. The user cannot fix this by repeating.',
  },
  failed_username_transform_invalid_expression: {
    means:
      'The expression configured on the identity provider for building usernames does not appear to be valid Okta Expression Language, so no incoming profile can be turned into a username.',
    remedy:
      "Correct the username expression in the identity provider's settings; the description shows the one in force. Everybody signing in through this provider is affected until then.",
  },
  failed_username_transform_missed_field: {
    means:
      'The username is to be built from an attribute that the external profile left out or left empty; the description names that attribute.',
    remedy:
      'Make the provider send it, often by requesting another scope or having the user release it, or build the username from an attribute that always arrives.',
  },
  failed_username_transform_whitespaces_found: {
    means:
      'The username computed from the external profile contains blanks or similar characters, and Okta would have had to create a new account under that name.',
    remedy:
      'Change the username expression so that it removes spaces, or use an attribute without them, such as the email address. The description quotes the value that was refused.',
  },
  user_match_error: {
    means:
      'The external identity could not be matched to exactly one Okta user: the attribute used for matching fits several accounts, or none in a case where no account can be created.',
    remedy:
      "Look up the external profile's matching attribute among the Okta users, and remove duplicates or choose a unique attribute for matching in the identity provider.",
  },
  user_link_error: {
    means:
      'Okta failed to find or store the link between the external account and an Okta user, for example because that external account already belongs to somebody else in this org.',
    remedy:
      "List the identity provider's linked users and remove the wrong link, then let the user sign in again. A single repeat is worth trying only if the links look right.",
  },
  invalid_user_status_error: {
    means:
      'The external sign-in leads to an Okta account that exists but may not sign in, such as a suspended or deactivated one. The external provider did its part correctly.',
    remedy:
      "Check the user's status in the Admin Console and unsuspend or reactivate the account if that is intended. Signing in again changes nothing until then.",
  },
  login_failed: {
    means:
      'The external provider answered, yet the sign-in could not be completed and no more precise reason applies. It says nothing about which step broke.',
    remedy:
      'Open the System Log around that moment for the preceding event, which usually names the cause. One fresh attempt is reasonable; a repeated failure points to configuration.',
  },
  jit_disabled: {
    means:
      "Somebody signed in at the external provider who has no account here, and creating accounts on the fly is switched off, in that provider's settings or for the whole org.",
    remedy:
      'Turn on automatic user creation (JIT) in the identity provider, or create the account beforehand and let account linking find it.',
  },
  jit_denied: {
    means:
      'A new account was about to be created for an external user, and the outside service that Okta asks about such creations answered with a refusal.',
    remedy:
      'Look at the log of that callout or registration hook for the reason it denied this user. Retrying is useful only once the service decides differently.',
  },
  link_disabled: {
    means:
      'The external profile fits an existing Okta account that is not linked to it yet, and account linking is switched off for this provider. It differs from `jit_disabled`, where no fitting account exists.',
    remedy:
      "Enable account linking in the identity provider's settings, or create the link for this user through the API. Then the user signs in once more.",
  },
  link_failure: {
    means:
      'Account linking was permitted, but writing the link did not succeed, perhaps because another link stood in the way or the provider was deactivated meanwhile.',
    remedy:
      "Check that the provider is active and the user has no conflicting link to it, then retry. A lasting failure belongs to Okta support with the time and the user's id.",
  },
  link_denied_group: {
    means:
      'Linking to existing accounts is restricted to members of certain groups, and the Okta user who fits this external profile belongs to none of them.',
    remedy:
      'Put the user into one of the groups named in the account link policy, or widen that list. The external account needs no change.',
  },
  link_denied_user: {
    means:
      'The filters of the account link policy exclude the Okta user that this external profile fits, probably because the account is not on the list or is an administrator kept out on purpose.',
    remedy:
      'Adjust the link filter of the identity provider if this user should be linked. For administrators, signing in with the Okta account itself is usually the intended way.',
  },
  link_denied_callout: {
    means:
      'Before linking the external account to an existing Okta user, Okta asked an outside service for approval, and that service declined.',
    remedy:
      'Find the decision in the log of the callout service and correct its rule or data. It differs from `jit_denied` only in that a link, not a new account, was refused.',
  },
  mismatched_user_in_cache_and_session: {
    means:
      "When the stored authorize request was picked up after sign-in, the browser's session belonged to a different user than the one remembered with the request, often because somebody else signed in from another tab.",
    remedy:
      'Sign out of Okta in this browser, close the other tabs and start the sign-in from the application again. Nothing needs to be configured.',
  },
  user_canceled_request: {
    means:
      'The user turned back at the external identity provider, which reported the cancellation to Okta. On the wire the error reads `access_denied`; this name appears in the System Log.',
    remedy:
      'Return the user to a page where they can choose another way to sign in or try again. It is no failure of client or provider.',
  },
  invalid_username: {
    means:
      'The username derived from the external profile is not acceptable: it breaks the filter pattern set on the identity provider, or it cannot serve as an Okta login.',
    remedy:
      "Compare the value quoted in the description with the provider's username filter; change the filter, the username expression, or the account at the provider.",
  },
  password_expired: {
    means:
      "The account's password has run out, and the flow in progress apparently offers no step for choosing a new one. For the password grant the condition is `expired_password_credentials`.",
    remedy:
      'Let the user set a new password on the Okta sign-in page or through recovery, then start over. Repeating with the old password cannot work.',
  },
  security_method_setup_not_allowed: {
    means:
      'The user was sent to set up a security method, and the policy that governs enrolment seems to forbid it right now, for example because of network, grace period or account condition.',
    remedy:
      'Check the enrolment rule that applies to this user and under which conditions it allows set-up; an attempt from an allowed network or at a later time may succeed.',
  },
  password_reset_not_allowed: {
    means:
      'Account recovery was started for somebody whose password policy probably leaves self-service reset off. The user and the client were both recognised.',
    remedy:
      'Allow self-service reset in the rule of the password policy that covers the user, or have an administrator reset the password.',
  },
  ciba_feature_not_supported: {
    means:
      'The backchannel authentication endpoint was called by a client that is not a web app; Okta offers this flow to the application type `web` alone.',
    remedy:
      'Register a web app with the CIBA grant and use its credentials. The application type of an existing app cannot serve this flow, so retrying is pointless.',
  },
  ciba_mfa_challenge_initiation_failure: {
    means:
      "The backchannel request found the user, but no push challenge could be sent to them, perhaps because they have no device enrolled with the app's authenticator or the push service refused.",
    remedy:
      'Check that the user has enrolled the custom authenticator chosen in the client and that its push configuration works. A retry helps if the push service was only briefly down.',
  },
  interclient_token_user_canceled_request: {
    means:
      'An app-to-app sign-in with an interclient token needed one more proof from the user, and the user appears to have backed out of that prompt.',
    remedy:
      'Offer to start the hand-over again with a new interclient token. The user must continue as the same person; switching accounts is not possible here.',
  },
  online_access_authentication_required: {
    means:
      "The refresh token was obtained for online access, so it lives only as long as the user's session, and that session seems to have ended.",
    remedy:
      'Send the user through the authorize endpoint again. Ask for `offline_access` instead if the client should keep refreshing while the user is away.',
  },
  device_bound_sso_invalid_dpop_public_key: {
    means:
      'In a device-bound sign-on the DPoP proof was made with a key that appears not to be the one registered for that device.',
    remedy:
      "Sign the proof with the device's registered key, or register the device again if its key was lost or replaced. Sending the same proof again cannot succeed.",
  },
  direct_auth_policy_denied: {
    means:
      "The factor sent through direct authentication was verified, but the app's sign-in policy denies this user or can never be satisfied by this flow.",
    remedy:
      'Look in the System Log for the rule of the app sign-in policy that applied, and change it or use the browser flow. Another one-time code will not help.',
  },
  direct_auth_not_challenged_for_required_factor_type: {
    means:
      "The client wanted to challenge a kind of factor (OTP, push, SMS or voice) that the app's sign-in policy, as it seems, would not ask of this user at this step.",
    remedy:
      'Ask for a factor the policy accepts, or change the policy so that it includes this one. See which authenticators the rule lists before retrying.',
  },
  direct_auth_factor_enrollment_required: {
    means:
      'The authenticator that the requested grant or channel relies on is not enrolled for this user, or the policy does not admit it. The user was found, but cannot be challenged this way.',
    remedy:
      'Have the user enrol the authenticator first, as direct authentication cannot do it on the way, or choose another factor the user already has.',
  },
  direct_auth_requirements_not_challenged: {
    means:
      'A factor was offered through direct authentication, yet the policy in force seems to require no authenticator from this user at all, so there is nothing that the factor could satisfy.',
    remedy:
      'Let the app sign-in policy require at least one authenticator, or do not send a verification for such users.',
  },
  direct_auth_requirements_no_supported_authenticators: {
    means:
      "The sign-in policy asks for authenticators, but none of the accepted ones seems to be of a kind that direct authentication can handle, for instance when only smart cards or another provider's factors count.",
    remedy:
      'Add a supported authenticator (password, OTP, push, SMS, voice or a passkey) to the policy, or send these users through the browser.',
  },
  direct_auth_expired_token: {
    means:
      'The `mfa_token` or `oob_code` used to continue a direct sign-in is past its lifetime, about five minutes, or has been used up already. The description names the value and what to renew.',
    remedy:
      'Begin the step anew: repeat the first factor for a new `mfa_token`, or request a new challenge for a new `oob_code`. The old value stays dead.',
  },
  direct_auth_grant_types_supported_not_prompted: {
    means:
      'The client declared in `grant_types_supported` which grants it can handle, and none of them can produce the factors that the sign-in policy still needs.',
    remedy:
      'Implement and list a grant that fits the policy, or relax the policy for this app. Listing grants the client cannot play leads to a dead end later.',
  },
  direct_auth_prompted_grant_type_disabled_for_client: {
    means:
      'The policy wants a further factor, and the grant that would verify it, such as `mfa-otp` or `mfa-oob`, does not seem to be among those enabled for this client.',
    remedy:
      "Enable the missing MFA grant types in the app's general settings. In contrast to `unauthorized_client`, the grant that was just sent is allowed; it is the next one that is missing.",
  },
  direct_auth_recovery_authenticator_disabled: {
    means:
      'A direct authentication request with `intent=recovery` found that the recovery rule relies on an authenticator which appears to be inactive in this org.',
    remedy:
      'Activate that authenticator or choose another one in the recovery section of the password policy rule. Users cannot recover their passwords this way before that.',
  },
  direct_auth_recovery_not_enabled_for_user: {
    means:
      'A request with `intent=recovery` concerned a user for whom the password policy rule leaves password recovery switched off, as far as the server can tell.',
    remedy:
      'Permit recovery in the password policy rule that matches the user, or let an administrator reset the password for them.',
  },
  direct_auth_recovery_empty_auth_chain: {
    means:
      'A request with `intent=recovery` reached a recovery rule that apparently names no authenticator with which the recovery could begin. It is not forbidden, merely impossible.',
    remedy:
      'Select at least one authenticator, for example email or phone, as recovery method in the password policy rule, then start a new recovery request.',
  },
  eam_amr_unsatisfiable: {
    means:
      'Another identity platform uses Okta as its external second factor and asked for certain `amr` values, and it seems that nothing the user has enrolled in Okta can yield them.',
    remedy:
      'Let the user enrol an authenticator of the requested kind, or make the calling platform ask for methods that its users own.',
  },
  eam_user_canceled_request: {
    means:
      'While Okta acted as external second factor for another identity platform, the user appears to have left the prompt, and the refusal was sent back to that platform.',
    remedy:
      'The user starts the sign-in again at the calling platform. Nothing is wrong with the integration as long as other users get through.',
  },
  authorization_pending: {
    means:
      'The device polled the token endpoint before the user had finished entering the code and signing in at `/activate`. It is the normal answer while waiting and means that the device code is still good.',
    remedy:
      'Keep polling at the `interval` from the device authorization response until tokens arrive or another error ends the wait.',
  },
  ciba_authorization_pending: {
    means:
      'The client polled with an `auth_req_id` whose push message the user has not answered yet. The backchannel request is alive and merely waiting.',
    remedy:
      'Wait for the `interval` given by the backchannel endpoint and poll again, until the user decides or the request expires.',
  },
  direct_auth_authorization_pending: {
    means:
      'The client polled with an `oob_code`, and the user has not yet reacted to the push, message or call that belongs to it.',
    remedy:
      'Go on polling at the given interval and tell the user to look at the phone. After about five minutes a new challenge is needed.',
  },
  client_credentials_self_scope_requested: {
    means:
      "A service asked the org authorization server for a scope ending in `.self`. Such scopes mean the signed-in user's own data, and a client credentials token has no user behind it.",
    remedy:
      'Request the matching scope without `.self`, for instance `okta.users.read`, after an administrator granted it to the app; or use a flow with a user.',
  },
  consent_required: {
    means:
      'The request forbade any screen, usually by `prompt=none`, and the user still has to approve the listed scopes for this client. The sign-in itself is in order.',
    remedy:
      'Send the user to the authorize endpoint without `prompt=none` once, so that consent can be given; afterwards silent requests succeed. Trusted clients can be set not to need consent.',
  },
  consent_required_client_credentials: {
    means:
      'A service asked for scopes that only a user may approve, and in the client credentials flow there is nobody to ask. The description lists those scopes.',
    remedy:
      'Leave those scopes out, or set their consent on the authorization server so that services may request them. Repeating is useless.',
  },
  consent_required_ropf: {
    means:
      "The password grant asked for scopes that need the user's approval, this client has to obtain it, and no earlier approval is on record; this grant cannot show a screen.",
    remedy:
      "Set the client's `consent_method` to `TRUSTED`, drop the scopes, or let the user consent once through the browser flow.",
  },
  consent_required_token_exchange: {
    means:
      'A token exchange asked for scopes that the user must have approved for this client, and no stored approval exists. An exchange runs behind the scenes, so it cannot ask.',
    remedy:
      'Mark the client as trusted (`consent_method` `TRUSTED`), take out the scopes, or collect consent beforehand in an interactive sign-in of this client.',
  },
  no_org_scopes_granted: {
    means:
      'The service proved who it is at the org authorization server, but none of the `okta.*` scopes it requested was ever granted to this app. Despite the name of the wire error, no user consent is involved.',
    remedy:
      "Grant the scopes on the app's Okta API Scopes tab; the next token request works. The app also needs an admin role before the token is of use.",
  },
  expired_token: {
    means:
      'The device polled with a `device_code` that was genuine but whose ten minutes have passed before the user finished.',
    remedy:
      'Call the device authorization endpoint again and show the user the new code. Stop polling with the old one.',
  },
  ciba_expired_auth_req_id: {
    means:
      'The token endpoint does not accept the `auth_req_id`: it was never issued, has already produced tokens, or its time, five minutes by default, is over.',
    remedy:
      'Stop polling and make a new backchannel authentication request. Check that the client stores the latest id if this happens straight away.',
  },
  id_token_does_not_match_session: {
    means:
      "At logout the `id_token_hint` was good but describes a different user than the one signed in with this browser. Okta will not end one person's session on the word of another's token.",
    remedy:
      'Send the ID token of the user who is signed in now; drop tokens kept from earlier sign-ins. Without any session the same request would simply redirect.',
  },
  idp_initated_flow_disabled: {
    means:
      "The user opened an OIDC app from the Okta dashboard, but the app does not allow sign-in to begin there. The misspelling in the code is Okta's own.",
    remedy:
      'Let users start at the application, or set its login initiation to allow the dashboard and give an initiate login URI. Otherwise hide the tile.',
  },
  insufficient_scope: {
    means:
      'The userinfo endpoint accepted the access token but it carries no scope that reveals anything about the user, such as `openid` or `profile`.',
    remedy:
      'Request `openid` and the wanted profile scopes when signing the user in, then call userinfo with the new token. Tokens from client credentials are never suitable.',
  },
  access_token_insufficient_scopes: {
    means:
      'An Okta API was called with a valid access token of the org authorization server that lacks the `okta.*` scope this operation needs. The `scope` field of the `WWW-Authenticate` header says which one.',
    remedy:
      'Grant that scope to the app, add it to the token request, and use the new token. For service apps an admin role with matching permissions is needed besides.',
  },
  insufficient_user_authentication: {
    means:
      'A protected Okta API wants proof of a stronger or more recent sign-in than the token shows in `acr` and `auth_time`. The token as such is probably still valid.',
    remedy:
      'Send the user through authorize again with the `acr_values` or `max_age` named in the challenge, where given, and repeat the call with the resulting token.',
  },
  interaction_required: {
    means:
      "An embedded sign-in with the interaction code flow came back to the client's callback before it was complete, for example after an email link or a detour to an external provider, and the user still has something to do.",
    remedy:
      'Resume the stored transaction that matches `state` and show its next step. Do not treat it as failure and do not redeem anything yet.',
  },
  oauth_sts_interaction_required: {
    means:
      "A token exchange asked Okta for a third party's token on behalf of a user, and Okta holds no usable one, so the user must first connect that account.",
    remedy:
      'Send the user to the `interaction_uri` from the response body, and repeat the exchange once they have finished there.',
  },
  invalid_authorization_details: {
    means:
      'The `authorization_details` parameter appears to be unusable as a whole: no JSON array, or one with a malformed object in it. The variant with a list of errors is used when the JSON could be read.',
    remedy:
      'Build the value with a JSON library, encode it once for the URL, and make sure each object has a `type`. Repeating it unchanged fails again.',
  },
  invalid_authorization_details_with_errors: {
    means:
      'The `authorization_details` could be read, but its members seem to break the rules registered for their type; the description collects the individual complaints.',
    remedy:
      'Work through the listed messages and correct those fields. The rules belong to the type configured on the authorization server, so compare with that definition.',
  },
  invalid_authorization_details_invalid_resource_type: {
    means:
      'An object in `authorization_details` has a `type` that this authorization server does not seem to know; the description repeats it.',
    remedy:
      'Check the spelling and whether the type is configured on the very server that was called. Remove the object if the type belongs to another server.',
  },
  invalid_client: {
    means:
      'The server could not authenticate the client and offers no finer reason; a client whose app has been deactivated ends here. A wrong secret has its own condition, `invalid_client_secret`.',
    remedy:
      'Check in the Admin Console that the app is active and that its id, secret and authentication method match the request. Retrying with the same values does not help.',
  },
  missing_client_credentials: {
    means:
      'The token endpoint, or another endpoint that authenticates clients, found no sign of a client: neither an `Authorization` header nor `client_id` nor `client_assertion`.',
    remedy:
      'Send the credentials in the way the app is set up for. Make sure they are in the form body, not in JSON, and that no proxy removes the `Authorization` header.',
  },
  invalid_basic_auth_creds: {
    means:
      'There was an `Authorization` header, but it could not be read as Basic credentials: a different scheme such as Bearer, damaged base64, or nothing that separates id and secret.',
    remedy:
      'Send `Basic` followed by base64 of `client_id:client_secret`, without line breaks. To use the body or an assertion instead, remove the header.',
  },
  invalid_client_id: {
    means:
      "No client with this `client_id` exists in the org. At the authorize endpoint it shows as an error page, since there is no trusted address to return to; elsewhere it may come in Okta's API error format.",
    remedy:
      "Compare the id with the app's general settings and make sure the request goes to the org where the app was created. A value copied from another environment is the usual reason.",
  },
  invalid_token_endpoint_auth_method: {
    means:
      'The client is known but seems to have authenticated in a manner it is not registered for, for instance with a secret where a signed assertion is due. On the wire it cannot be told from `invalid_client`; only the System Log differs.',
    remedy:
      "Make the request use the app's `token_endpoint_auth_method`, or change that setting in the app. The secret itself may well be right.",
  },
  invalid_client_secret: {
    means:
      "The client exists and uses a secret, but the one it sent equals none of the client's active secrets; it may have been rotated, deactivated or cut off on the way.",
    remedy:
      "Copy the secret again from the app's settings and look out for stray spaces and wrong encoding of special characters. If it leaked into logs while testing, rotate it.",
  },
  unsupported_auth_method_browser_request: {
    means:
      'A page in a browser redeemed an authorization code from another origin as a client that authenticates with a secret rather than with PKCE. A secret inside a web page is no secret.',
    remedy:
      'Register the page as a single-page app, which uses PKCE and no secret, or move the token request to the server side.',
  },
  unsupported_auth_method_client_creds: {
    means:
      'A service asked the org authorization server for a token with a client secret. This server accepts only signed assertions (`private_key_jwt`) in the client credentials flow.',
    remedy:
      'Switch the app to public key authentication, register its key and send a `client_assertion`. Secrets remain usable at custom authorization servers, but these issue no `okta.*` scopes.',
  },
  unsupported_auth_method_client_creds_oauth_integration: {
    means:
      'An API service integration from the catalog requested a token of the org server in a way open to neither of its two methods, for example with the secret in the form body.',
    remedy:
      'Send id and secret in a Basic `Authorization` header, or use a signed assertion. For ordinary service apps only the assertion would be accepted.',
  },
  invalid_application_type_client_credentials: {
    means:
      'The client credentials flow was tried at the org authorization server by a web, native or browser app. There only apps created as services may do so, even if the grant box is ticked.',
    remedy:
      "Create an app of the type API Services for machine access, or use a custom authorization server if the tokens are meant for one's own API.",
  },
  client_assertion_invalid_issuer: {
    means:
      'The `iss` claim inside `client_assertion` is absent or is not the `client_id` of the client that authenticates. A client vouches for itself here, so the issuer is the client.',
    remedy:
      'Set both `iss` and `sub` to the `client_id` and sign the assertion afresh. The issuer URL of the authorization server does not belong here.',
  },
  client_assertion_invalid_subject: {
    means:
      'The `sub` claim of `client_assertion` is absent or is not the `client_id`. In an assertion for client authentication there is no user, so the subject is the client too.',
    remedy:
      'Put the `client_id` into `sub` as well as `iss`. A user name or service account address, as other platforms use, is refused.',
  },
  client_assertion_invalid_no_secret: {
    means:
      'The assertion is signed with an HMAC algorithm, whose key would be the client secret, but this client apparently owns none.',
    remedy:
      "Sign with the private key of the client's registered key pair (RS or ES algorithm), or change the app to `client_secret_jwt` so that it has a secret.",
  },
  client_assertion_invalid_audience: {
    means:
      'The `aud` claim in `client_assertion` is not the exact URL of the endpoint that received it. Okta does not take the issuer URL, and token, revoke, introspect and PAR each count separately.',
    remedy:
      'Set `aud` to the full URL being called, including host, custom domain and authorization server path, and create one assertion per endpoint.',
  },
  client_assertion_expiration_required: {
    means:
      'The `client_assertion` has no usable `exp` claim: it is missing, or it is text instead of a number of seconds since 1970.',
    remedy:
      'Add a numeric `exp` a few minutes ahead. A value in milliseconds instead leads to `client_assertion_expires_too_far_in_future`.',
  },
  client_assertion_expired_token: {
    means:
      "By the server's clock the `exp` of the `client_assertion` has already gone by, so the assertion is stale or the client's clock runs slow.",
    remedy:
      "Create a new assertion for each request and synchronise the machine's clock. Sending the same one again cannot work.",
  },
  client_assertion_expires_too_far_in_future: {
    means:
      'The `exp` of the `client_assertion` is more than an hour away. Okta limits how long such an assertion could be misused if it were intercepted.',
    remedy:
      'Choose a lifetime of a few minutes. If the value looks right, check for milliseconds in place of seconds, for the wrong time zone, or a clock that runs ahead.',
  },
  client_assertion_issued_at_in_future: {
    means:
      "The `iat` of the `client_assertion` is ahead of the server's time when the request arrives, most often because the clock of the signing machine is fast.",
    remedy:
      'Synchronise the clock with NTP, or leave out `iat`, which is optional, or set it some seconds back. A prompt retry may pass by luck but cures nothing.',
  },
  client_assertion_already_used: {
    means:
      'The `jti` in this `client_assertion` has been accepted before, and an assertion with `jti` counts once. A request that later failed for another reason, such as a demanded DPoP nonce, has used it up too.',
    remedy:
      'Sign a new assertion with a new `jti` for every attempt, including retries. Check HTTP clients that silently resend.',
  },
  client_assertion_invalid_signature: {
    means:
      "The signature of `client_assertion` does not match the client's active key or secret: it was made with a different key, or the key's status has been set to inactive.",
    remedy:
      'Check that the private key in use belongs to the public key registered in the app, including its `kid`, and that this key is active.',
  },
  client_assertion_invalid_jwt: {
    means:
      'What came as `client_assertion` cannot be read as a signed JWT: it lacks one of its three parts, or its encoding or JSON is damaged. No claim was looked at.',
    remedy:
      'Create the assertion with a JOSE library and check that it arrives whole; truncation, quotation marks and line breaks are common culprits.',
  },
  client_assertion_invalid_kid: {
    means:
      "The header of `client_assertion` names a `kid` that the client's keys do not contain, or names none although several active keys could be meant.",
    remedy:
      'Put the `kid` of the registered public key into the JWT header. After a key rotation, register the new key first and only then sign with it.',
  },
  client_assertion_invalid_jwks: {
    means:
      'The key set stored with the client seems to be unreadable, so that no assertion can be checked against it. The fault lies in the registration, not in the assertion.',
    remedy:
      "Replace the keys in the app's settings with valid public JWKs. Other calls by this client with an assertion fail the same way until then.",
  },
  client_assertion_invalid_signature_algorithm: {
    means:
      "The `alg` of `client_assertion` does not fit the client's method: unsigned, an asymmetric algorithm where `client_secret_jwt` needs HMAC, or the reverse for `private_key_jwt`.",
    remedy:
      'Use RS256 or ES256 (or their larger variants) with a private key, HS256 and kin with a secret, according to how the app is configured.',
  },
  client_assertion_invalid_secret_length: {
    means:
      'The assertion relies on a client secret too short to serve as an HMAC key; at least 32 characters are needed. Generated secrets satisfy this, imported ones may not.',
    remedy: 'Generate a new secret for the app and sign with it, or move to `private_key_jwt`.',
  },
  client_assertion_jwks_not_configured: {
    means:
      'The client signed its assertion with a private key, but no public key was ever registered for it: neither stored keys nor a `jwks_uri`.',
    remedy:
      "Add the public key in the app's settings under public key authentication, or give the `jwks_uri`. Verify the `client_id`, in case another app was meant.",
  },
  client_assertion_invalid_key_use: {
    means:
      'The registered key that matches the assertion carries a `use` value that Okta does not recognise; the description lists the accepted ones. The signature was apparently not examined.',
    remedy: 'Register the key with `use` set to `sig`. The assertion can then be signed just as before.',
  },
  client_assertion_not_signed_with_signing_key: {
    means:
      'The `kid` in `client_assertion` points to a key that, as far as can be told, is registered for encryption (`use` is `enc`) and so may not vouch for the client.',
    remedy:
      'Sign with a key whose registered `use` is `sig` and name its `kid`. Keep separate keys for signing and for encrypted ID tokens.',
  },
  token_encryption_no_encryption_key: {
    means:
      "The client is set to receive encrypted ID tokens, but its registered keys seem to include none for encryption, so the ID token could not be issued. The client's own authentication may be fine despite the wire error.",
    remedy: 'Add a public RSA key with `use` `enc` to the app, or turn off ID token encryption.',
  },
  token_encryption_no_active_encryption_key: {
    means:
      'ID tokens for this client are to be encrypted and encryption keys are registered, yet every one of them appears to be inactive.',
    remedy:
      "Activate one encryption key in the app's settings. This is the usual slip after a rotation in which the old key was switched off before the new one was on.",
  },
  token_encryption_jwks_uri_no_encryption_key: {
    means:
      "ID tokens are to be encrypted with a key from the client's `jwks_uri`, and the key set found there seems to have no key meant for encryption.",
    remedy: 'Publish a public key with `use` `enc` at that address. Allow for caching before trying again.',
  },
  token_encryption_jwks_uri_multiple_encryption_keys: {
    means:
      "ID tokens are to be encrypted with a key from the client's `jwks_uri`, and apparently more than one encryption key is published there, so the choice is not clear.",
    remedy:
      'Publish exactly one key with `use` `enc`; during a rotation, swap it rather than offering old and new side by side.',
  },
  token_encryption_invalid_encryption_key_client: {
    means:
      "The client's encryption key named in the description was picked to encrypt the ID token, but seems unusable, for instance because it is no RSA key or its numbers are damaged.",
    remedy:
      'Export the public key anew as a JWK and replace the entry with that `kid` in the app or at the `jwks_uri`.',
  },
  request_object_invalid_issuer: {
    means:
      'The signed JWT in the `request` parameter has an `iss` that is missing or is not the `client_id` beside it. As the sender is in doubt, the browser gets an error page instead of a redirect.',
    remedy:
      'Set `iss` to the `client_id` and sign again. Check that the `client_id` in the query belongs to the same app.',
  },
  request_object_jwks_not_configured: {
    means:
      'The JWT in `request` was signed with a private key, but the client has no public keys on record, neither stored nor by `jwks_uri`.',
    remedy:
      'Register the public key with the app, or sign request objects with the client secret if that is how the app is set up.',
  },
  ciba_request_grant_type_not_configured: {
    means:
      'The client called the backchannel authentication endpoint without having the CIBA grant `urn:openid:params:grant-type:ciba` enabled.',
    remedy: "Tick the CIBA grant in the app's settings and select the authenticator it uses, then repeat the request.",
  },
  ciba_request_signed_algo_not_configured: {
    means:
      'The client sent a signed JWT in `request` to the backchannel endpoint, but its registration has no `backchannel_authentication_request_signing_alg`, so signed requests are not agreed on.',
    remedy: 'Set that algorithm on the app to the one the client uses, or send the parameters plainly as form fields.',
  },
  jwks_uri_no_key: {
    means:
      "Okta fetched the client's `jwks_uri` and, it seems, found a proper key set with nothing in it. Fetching worked, which is the difference from `jwks_uri_error`.",
    remedy:
      'Publish at least one public key at that address. Check that the deployment behind it did not lose its keys.',
  },
  jwks_uri_ambiguous_keys: {
    means:
      "In the key set behind the client's `jwks_uri` several keys seem to carry the same `kid`, or none, so they cannot be told apart.",
    remedy: 'Give each published key its own `kid` and sign with a JWT header that names it.',
  },
  jwks_uri_algorithm_required: {
    means:
      'The client pins an algorithm for its signed request objects, and no key behind its `jwks_uri` appears to declare that algorithm.',
    remedy:
      "Publish a key whose `alg` equals the app's `request_object_signing_alg`, or change that setting to match the published keys.",
  },
  jwks_uri_error: {
    means:
      "Okta had to fetch the client's keys from `jwks_uri` and did not get a usable answer: most likely unreachable, too slow, an error status or no key set.",
    remedy:
      'Open the address from outside the own network and check certificate, firewall and content. Once it answers, repeating the request is worthwhile.',
  },
  jwks_uri_jku_mismatch_error: {
    means:
      "The header of the client's JWT points with `jku` to a key address other than the registered `jwks_uri`, as far as can be told. Okta does not follow addresses chosen by the sender.",
    remedy: "Leave `jku` out of the JWT header, or register exactly that address as the app's `jwks_uri`.",
  },
  jwks_uri_invalid_key_use: {
    means:
      "The key taken from the client's `jwks_uri` declares a `use` that is not among those accepted; the description names them. The stored-key counterpart is `client_assertion_invalid_key_use`.",
    remedy:
      'Publish the key with `use` `sig` for signing (or `enc` for encryption). Wait for caches to expire before the next attempt.',
  },
  authorize_request_uri_mismatched_client: {
    means:
      'The authorize endpoint was given a `request_uri` that some other client had pushed; the `client_id` in the query is not the one from the PAR call. An error page is shown, as neither side can be trusted.',
    remedy:
      'Use the same client for pushing and for redirecting. With several apps in one service, keep their `request_uri` values apart.',
  },
  direct_auth_invalid_client_id: {
    means:
      'A direct sign-in was begun by one client and continued by another with its `mfa_token` or `oob_code`; the description shows both ids.',
    remedy:
      'Finish the transaction with the credentials that began it. A service with several clients must remember which one started.',
  },
  invalid_client_metadata: {
    means:
      "A client could not be created or changed through the registration endpoint because its metadata breaks a rule, such as an empty name or grants that do not fit the response types. The description carries the field's own message.",
    remedy:
      'Correct the named field. On update, send the complete client, since leaving members out also counts as a mistake.',
  },
  cimd_client_id_mismatch: {
    means:
      'The client identifies itself by an https URL, and the metadata document behind it states another `client_id` than that URL. The two have to be the same text, character by character.',
    remedy:
      'Correct the `client_id` member in the published document; look for a trailing slash, a redirect or a different host name.',
  },
  cimd_missing_redirect_uris: {
    means:
      "The metadata document behind the client's URL has no `redirect_uris`, or an empty list. Okta wants the field even from clients that never redirect.",
    remedy: 'Publish at least one redirect URI in the document and try again after caches have expired.',
  },
  cimd_invalid_metadata_json: {
    means:
      'The URL that serves as `client_id` answered, but its body is not JSON; often it is an HTML page, an error text or a login form.',
    remedy:
      'Serve the bare metadata document there with an `application/json` type and without sign-in. Open the URL in a private window to see what Okta sees.',
  },
  cimd_invalid_client_details: {
    means:
      "The metadata document behind the client's URL is JSON, but a value in it seems unacceptable: a key set, grant, authentication method or URI that Okta does not take.",
    remedy:
      'Check each member of the document against what the org supports. The description does not name the culprit, so reduce the document to essentials if needed.',
  },
  cimd_client_id_not_matching_entity: {
    means:
      'The URL given as `client_id` matches no client pattern that an administrator registered in this org. The document behind it is not the issue.',
    remedy:
      'Register this exact URL in the org, as patterns are compared literally, or correct the URL the client uses.',
  },
  cimd_document_requirement_failure: {
    means:
      "The client's metadata document is sound in general but seems to break a condition that this org sets for such documents, for example concerning size, members or keys.",
    remedy:
      "Ask the org's administrator which requirements are configured for metadata documents, and adapt the document or the requirement.",
  },
  cimd_throttled_invalid_client: {
    means:
      'Requests for the same URL client have failed so often in a short time that Okta appears to refuse further ones for now, without looking at the document again.',
    remedy:
      'Stop retrying, correct the earlier failure, which the System Log names, and wait some minutes before the next attempt.',
  },
  invalid_dpop_proof: {
    means:
      'The DPoP proof was refused for a reason without a code of its own; a `jwk` header with a private or unsupported key is one example.',
    remedy:
      'Rebuild the proof with a DPoP library: header `typ`, `alg` and public `jwk`, claims `jti`, `htm`, `htu` and `iat`. Repeating the same proof cannot help.',
  },
  invalid_dpop_proof_missing_header: {
    means:
      'The app demands DPoP-bound tokens and the token request came without a `DPoP` header. New API service apps have this demand switched on by default, which surprises plain clients.',
    remedy: "Send a DPoP proof with the request, or switch off the DPoP requirement in the app's general settings.",
  },
  invalid_dpop_proof_multiple_headers_not_allowed: {
    means:
      'The request carries more than one DPoP proof, as two header lines or two values joined by a comma, and the server will not choose between them.',
    remedy:
      'Send a single `DPoP` header. Look for middleware that adds its own, or for a retry that appends instead of replacing.',
  },
  invalid_dpop_proof_invalid_type: {
    means:
      'The JWT in the `DPoP` header does not declare itself as a proof: its `typ` is missing or something else, such as plain `JWT`.',
    remedy:
      'Set the header `typ` to `dpop+jwt` and sign again. Some JWT libraries overwrite `typ`, so inspect the finished token.',
  },
  invalid_dpop_proof_invalid_signature_algorithm: {
    means:
      'The proof names a signature algorithm that DPoP does not admit here: unsigned, HMAC, or anything apart from the RS and ES families with 256, 384 or 512 bits.',
    remedy: 'Sign with RS256 or ES256 using an asymmetric key pair. Shared secrets have no place in DPoP.',
  },
  invalid_dpop_proof_invalid_jwt: {
    means:
      'The value of the `DPoP` header could not be read as a signed JWT, or the public key is not embedded in its header.',
    remedy: 'Check that the whole compact JWT is sent without prefix or quotes and that its header has a `jwk` member.',
  },
  invalid_dpop_proof_invalid_signature: {
    means:
      'The signature of the DPoP proof does not fit the public key it carries in its own `jwk` header, so possession of that key is not shown.',
    remedy:
      'Embed the public half of the very key that signs. For ES algorithms make sure the signature has the raw JOSE form and not DER.',
  },
  invalid_dpop_proof_invalid_htm: {
    means:
      'The `htm` claim in the proof is absent or differs from the method actually used, which is `POST` at the token endpoint.',
    remedy: 'Create the proof per request with the method in capitals, and do not reuse one made for another call.',
  },
  invalid_dpop_proof_invalid_htu: {
    means:
      'The `htu` claim does not equal the address that was called, leaving aside query and fragment. Reusing a proof for a second API path leads here.',
    remedy:
      'Set `htu` to scheme, host and path of this request. Behind a proxy or custom domain, use the address that Okta sees.',
  },
  invalid_dpop_proof_invalid_iat: {
    means:
      'The proof does not state when it was made: `iat` is missing or is not a number. Times that are merely too early or too late have conditions of their own.',
    remedy: 'Add `iat` as whole seconds since 1970, as a JSON number and not as text.',
  },
  invalid_dpop_proof_jwt_issued_in_future: {
    means:
      "According to its `iat` the proof was made later than the server's present, by more than the small allowance for clock differences.",
    remedy:
      "Synchronise the client's clock, and make sure `iat` is in seconds. Browser clients can correct themselves by the `Date` header of Okta's answers.",
  },
  invalid_dpop_proof_jwt_too_old: {
    means:
      "The proof's `iat` lies over five minutes back. Proofs are meant to be made on the spot, and an old one may have been picked up by somebody else.",
    remedy: "Make a new proof for each request and check the client's clock if fresh ones are refused too.",
  },
  invalid_dpop_proof_jwt_expired: {
    means: 'The client put an `exp` into its proof, which DPoP does not ask for, and that moment seems to have passed.',
    remedy: 'Leave `exp` out and create the proof right before sending it; the age is judged by `iat` anyway.',
  },
  invalid_dpop_proof_invalid_public_key_binding: {
    means:
      'A refresh token bound to one key was used with a proof signed by another. Tokens obtained with DPoP stay tied to the key pair of their first request.',
    remedy:
      'Keep the original key pair as long as the refresh token. If it is lost, the user has to sign in again and the new tokens bind to the new key.',
  },
  invalid_dpop_proof_invalid_jti: {
    means:
      'The proof has no proper `jti`, the identifier by which the server notices replays: it is missing, empty or not text.',
    remedy: 'Put a fresh random string, such as a UUID, into `jti` of every proof.',
  },
  dpop_proof_already_used: {
    means:
      'A proof with this `jti` was accepted before for the same key; each proof is good for one request only, even when the response was lost.',
    remedy:
      'Sign a new proof with a new `jti` for every request and every retry. Repeating the stored request unchanged fails each time.',
  },
  dpop_proof_invalid_ath: {
    means:
      "A resource such as userinfo was called with a DPoP-bound token, but the proof's `ath` claim is absent or is not the hash of that particular token.",
    remedy:
      'Set `ath` to the unpadded base64url SHA-256 of the access token text. After a refresh, compute it from the new token.',
  },
  invalid_access_token_dpop_binding: {
    means:
      "At a resource the proof and the access token belong to different keys: the proof's key does not have the thumbprint stored in the token's `cnf.jkt`.",
    remedy: 'Sign with the key pair that was used to obtain this token, or get a new token with the present key.',
  },
  invalid_grant: {
    means:
      'What was presented for tokens is refused without a narrower reason; it can happen when the user was deactivated or lost the app after the code or refresh token was issued.',
    remedy:
      "Check the user's status and assignment, then start a new sign-in. The same grant will not become valid again.",
  },
  invalid_grant_type_or_token_exchange_sku_not_enabled: {
    means:
      'The grant or kind of token exchange belongs to an Okta product that this org apparently has not licensed; the description names it.',
    remedy:
      'Have the product enabled through the Okta account team, or use a flow that is part of the present subscription. Code changes do not help.',
  },
  pkce_verification_failed: {
    means:
      'The `code_verifier` is well-formed but its SHA-256 is not the `code_challenge` sent to the authorize endpoint, so the code may be in the wrong hands or the values got mixed up.',
    remedy:
      'Store the verifier per sign-in attempt and use the one belonging to this code; two parallel tabs often overwrite each other. Begin a new sign-in.',
  },
  pkce_verification_failed_with_reason: {
    means:
      'The `code_verifier` itself seems unusable, for example too short, too long or with characters PKCE does not allow, and the description adds the reason. It probably never came to a comparison with the challenge.',
    remedy:
      'Generate 43 to 128 characters from letters, digits and `-._~`, derive the challenge from them and start over.',
  },
  invalid_authorization_code: {
    means:
      'The token endpoint does not accept the authorization code: it never issued it, it has been redeemed before, or five minutes have passed.',
    remedy:
      'Start the sign-in again and redeem the code once, at once. Look for double submission: a reloaded callback page or a retrying HTTP client.',
  },
  invalid_device_code: {
    means:
      'The `device_code` is not one the server knows any more: mistyped, already turned into tokens, or long forgotten. A code only just past its time yields `expired_token` instead.',
    remedy: 'Begin again at the device authorization endpoint and stop polling after tokens were received.',
  },
  user_rate_limited: {
    means:
      'More than about four sign-in or token attempts in one second were made for the same user name. The limit concerns this user name alone. The Authentication API answers the same with E0000047, as it does where the org has no requests left.',
    remedy:
      'Slow down and retry after a second or more, with growing pauses. Load tests should spread over many users.',
  },
  mismatched_client: {
    means:
      'The client authenticated properly, but the code, device code or `auth_req_id` it wants to redeem was issued to a different client.',
    remedy:
      'Use one and the same `client_id` for the authorize and the token request. Check configuration where front end and back end have separate apps.',
  },
  mismatched_redirect_uri: {
    means:
      'The `redirect_uri` sent with the authorization code is absent, or differs from that of the authorize request, even if both are registered.',
    remedy:
      'Send precisely the same string both times; trailing slashes, `http` versus `https` and host names all count. Then start a new sign-in.',
  },
  invalid_refresh_token: {
    means:
      'The refresh token is not accepted: revoked, expired, unused for too long, issued to someone else, or replaced by rotation. Reusing a rotated one after the grace period also revokes its successors.',
    remedy:
      'Send the user through sign-in again. With rotation, always store the newest token and let only one process refresh at a time.',
  },
  password_auth_denied_mfa: {
    means:
      'The password grant cannot ask for a second factor, and the sign-on policy for this user demands one. Such orgs are probably on the Classic Engine.',
    remedy:
      'Use the redirect flow, or exempt this app from the second factor where that risk is acceptable. The password may well be right.',
  },
  password_auth_denied_policy: {
    means:
      "The password grant was used for someone whom the app's sign-in policy refuses or from whom it wants more than a password.",
    remedy:
      'Change the rule so that a password suffices for this app and user, or move to an interactive flow. Trying another password does not help.',
  },
  invalid_password_credentials: {
    means:
      'In the password grant the user name is unknown or the password is wrong; Okta deliberately does not say which. Failed attempts count towards lockout.',
    remedy:
      'Let the user check both and try again a limited number of times. Do not retry automatically, or the account may be locked.',
  },
  expired_password_credentials: {
    means:
      'The password sent in the password grant is right, but it has expired, and this grant offers no way to replace it.',
    remedy: 'Let the user sign in through the browser and set a new password there, then use it here.',
  },
  missing_password_enrollment: {
    means:
      'The password grant names an active user who, it appears, has no password at all, for instance in a passwordless set-up. No guess can succeed.',
    remedy: "Use a flow that supports the user's authenticators, or let the user enrol a password.",
  },
  multiple_password_enrollments: {
    means:
      "The password grant met a user with apparently more than one password, for instance one of Okta's and one of a directory, so it is unclear which to check.",
    remedy: 'Have the administrator leave one password source for this user, or sign the user in interactively.',
  },
  invalid_saml_assertion: {
    means:
      'In the SAML bearer grant the `assertion` was not accepted: it is not an encoded SAML 2.0 assertion, or its issuer, signature, audience, recipient or validity does not fit an identity provider of this org.',
    remedy:
      'Decode the value and compare those points with the SAML provider configured in Okta. Fetch a new assertion for each try, since they are short-lived.',
  },
  saml_assertion_auth_denied_mfa: {
    means:
      'The SAML assertion was good, but the sign-on policy that covers this user seems to want a second factor, which the SAML bearer grant cannot ask for.',
    remedy:
      'Relax the policy for this app if that is acceptable, or let the user sign in interactively through the redirect flow.',
  },
  saml_assertion_auth_denied_policy: {
    means:
      'The SAML assertion was good, but the sign-on policy appears to deny this user altogether; no further factor would change that.',
    remedy:
      'Find the rule that denied, by way of the System Log, and adjust its network, group or app conditions. A new assertion does not help.',
  },
  unsupported_saml_assertion: {
    means:
      'The SAML bearer grant was used in an Identity Engine org for which this grant is apparently not available. The assertion was probably not examined.',
    remedy: 'Ask Okta support whether the grant can be enabled for the org, or change to another flow.',
  },
  token_exchange_subject_token_expired: {
    means:
      'The exchange needs a live sign-in behind the `subject_token`, and that ID token seems to have expired or its session has been ended.',
    remedy:
      "Sign the user in again and exchange the new ID token soon. For native SSO it is the ended session that matters, not the token's age.",
  },
  web_sso_token_exchange_request_requires_scope: {
    means:
      'A web SSO token was requested with an access token as `actor_token` that, as it seems, does not include the scope `okta.apps.sso`.',
    remedy:
      'Have the scope granted to the client, request it at sign-in, and repeat the exchange with the new access token.',
  },
  web_sso_subject_token_client_mismatch: {
    means:
      'In an exchange for a web SSO token the ID token given as `subject_token` appears to be meant for another client than the one asking. The actor token has its own condition, `web_sso_actor_token_wrong_audience`.',
    remedy: "Use an ID token whose `aud` is the calling client's id, from its own sign-in.",
  },
  web_sso_actor_token_wrong_audience: {
    means:
      'In an exchange for a web SSO token the access token given as `actor_token` appears to have been issued to another client; its `cid` tells whose it is.',
    remedy:
      'Obtain the access token with the same client that performs the exchange, ideally in the same sign-in as the ID token.',
  },
  web_sso_app_assurance_not_met: {
    means:
      'The app that the web SSO token would open seems to require a stronger sign-in than the one behind the `subject_token`.',
    remedy:
      "Let the user sign in with the factors the target app's policy requires and exchange the new token, or adjust that policy.",
  },
  web_sso_client_not_permitted: {
    means:
      'The target app of a web SSO token apparently does not name this client as one allowed to open it. The tokens presented are not in question.',
    remedy: "As administrator, enter the client in the target app's settings as its permitted web SSO client.",
  },
  interclient_token_exchange_request_requires_scope: {
    means:
      'An interclient token was requested with an access token that was never granted `interclient_access`, so the client may not hand its user over to another app.',
    remedy: 'Request `interclient_access` together with `openid` at sign-in, then exchange using the new access token.',
  },
  client_requires_mfa_native_sso: {
    means:
      'A second native app wanted to take over the sign-in of the first, but its own policy asks for more than that sign-in provided.',
    remedy: "Catch this and start a normal sign-in for the second app. Aligning both apps' sign-in policies avoids it.",
  },
  interaction_code_unsatisfiable: {
    means:
      'When the interaction code was redeemed, the required assurance seemed out of reach with the authenticators the policy lets this user have. Perhaps policy or enrolments changed in between.',
    remedy:
      "Compare the app's sign-in policy with the authenticators open to the user and correct the mismatch, then begin a new transaction.",
  },
  invalid_interaction_code: {
    means:
      'The `interaction_code` is unknown, has been redeemed already, or is more than a minute old. It lives far shorter than an authorization code.',
    remedy: 'Redeem the code once and right after the callback; otherwise start a new interact transaction.',
  },
  jwt_bearer_grant_invalid_audience: {
    means:
      "In the JWT bearer grant the assertion's `aud` is not the issuer of this authorization server. Note the contrast with client assertions, where the audience is the endpoint's URL.",
    remedy: "Set `aud` to the `issuer` value from the server's metadata document and have the assertion issued again.",
  },
  jwt_bearer_grant_replayed: {
    means:
      'The assertion sent in the JWT bearer grant was seen before, judging by its `jti`; it may be used only a single time.',
    remedy:
      'Obtain a new assertion with its own `jti` for each token request. Cache the access token instead of the assertion.',
  },
  id_jag_client_mismatch: {
    means:
      'The ID-JAG being redeemed was made out for one client, as its `client_id` claim says, while another client authenticated at the token endpoint.',
    remedy:
      'Redeem it with the credentials of the client it names, or request an ID-JAG for the client that will present it.',
  },
  id_jag_untrusted_issuer: {
    means:
      'The authorization server was handed an ID-JAG from an issuer it has no reason to trust, neither its own org nor a configured identity provider.',
    remedy:
      'Check `iss` in the assertion for a wrong org or custom domain, and add the issuer as a trusted one if it is right.',
  },
  id_jag_expired: {
    means:
      'The ID-JAG came to the token endpoint after its `exp`. Such assertions live five minutes at most and are meant to be redeemed at once.',
    remedy: 'Request a new ID-JAG from the org server and redeem it straight away; check the clocks if it seems fresh.',
  },
  id_jag_issued_in_future: {
    means:
      "The ID-JAG's `iat` lies later than the time of the server redeeming it, so one of the two clocks is probably off.",
    remedy: "Synchronise the issuer's clock. If the issuer is Okta itself, simply try again with a new assertion.",
  },
  id_jag_lifetime_too_long: {
    means:
      'Between `iat` and `exp` of the ID-JAG lie more than five minutes, which is longer than a redeeming server accepts, whether or not it is still fresh.',
    remedy: 'Have the issuer shorten the lifetime to five minutes or less; waiting does not change the judgement.',
  },
  id_jag_invalid_signature: {
    means:
      "The ID-JAG's signature does not verify with the published keys of the issuer it names, so it was altered, or signed with a key not published.",
    remedy:
      "Pass the assertion on unchanged, and check that the issuer's JWKS contains the key from the header's `kid`.",
  },
  id_jag_replayed: {
    means:
      'This very ID-JAG has been redeemed before. It buys one access token and is spent afterwards, even if that response got lost.',
    remedy: 'Ask the org server for a new ID-JAG, and keep the access token for as long as it lasts.',
  },
  id_jag_invalid_subject: {
    means:
      'The ID-JAG names no usable subject: `sub` is missing, or seems to fit no active user or service in the redeeming org.',
    remedy: 'Check which user the assertion speaks of and whether that account exists and is active here.',
  },
  id_jag_lacking_scopes: {
    means:
      'The ID-JAG contains no scope. Since the access token takes its scopes from the assertion alone, the server has nothing it could grant.',
    remedy: 'Name at least one permitted scope when requesting the ID-JAG; it cannot be added when redeeming.',
  },
  id_jag_resource_mismatch: {
    means:
      'The redemption asks for one `resource` while the ID-JAG was issued for another, so the client tries to use it somewhere it was not meant for.',
    remedy: 'Send the same `resource` as in the exchange, or omit the parameter if the claim alone is enough.',
  },
  id_jag_resource_not_allowed_for_as: {
    means:
      "The ID-JAG's `resource` claim names something this authorization server does not appear to be responsible for, though issuer and signature are sound.",
    remedy: 'Redeem it at the server that protects that resource, or register the resource with this server.',
  },
  direct_auth_invalid_otp: {
    means:
      'In a direct sign-in the `otp` was left empty or is not the code expected at the moment. The user and the grant were accepted.',
    remedy:
      "Ask the user for the current code and try again; too many wrong ones lock the factor or account. Check the device's clock for authenticator apps.",
  },
  direct_auth_oob_reject: {
    means:
      'The user declined the push prompt that belongs to this `oob_code`, or picked the wrong number on it. That is a decision and ends the attempt.',
    remedy:
      'Stop polling and offer a fresh challenge. If the user did not start the sign-in, treat it as a suspicious event.',
  },
  direct_auth_invalid_login_hint: {
    means:
      'The `login_hint` of a direct sign-in leads to no user, or to several, as can happen with a short name shared across domains.',
    remedy: 'Send the complete Okta username. As no challenge was made, correcting and repeating is all it takes.',
  },
  direct_auth_no_pending_challenge: {
    means:
      'A passkey answer came in although no WebAuthn challenge seems to be open for this `mfa_token` or user; perhaps it was already answered.',
    remedy: 'Request a new challenge first, let the browser sign exactly that one, and send the answer once.',
  },
  direct_auth_verification_failure: {
    means:
      'The passkey answer was complete, but none of the WebAuthn enrolments of this user could confirm it: other credential, wrong origin or a signature that does not fit.',
    remedy:
      "Use a passkey that is enrolled for this user and for this org's domain, and pass the browser's values on unaltered.",
  },
  invalid_initiate_login_uri: {
    means:
      "Sign-in was to start from Okta, and the app's stored `initiate_login_uri` seems not to be an acceptable absolute address.",
    remedy:
      "Correct the Initiate login URI in the app's settings, with scheme and host. Users see an error page until then.",
  },
  invalid_redirect_uri: {
    means:
      'When sign-in starts at the dashboard, or a client is registered, the redirect address in play is not an acceptable Login redirect URI. At the authorize endpoint the matching condition is `illegal_redirect_uri`.',
    remedy: "Enter an absolute URI without fragment among the app's Login redirect URIs and use it in the request.",
  },
  invalid_request: {
    means:
      'The request is malformed in a way that has no condition of its own, such as an unreadable body or a missing `response_type`.',
    remedy:
      "Compare the request as sent with the endpoint's documentation: method, `Content-Type: application/x-www-form-urlencoded` and required parameters. Repeating it unchanged fails again.",
  },
  multiple_client_credentials: {
    means:
      'The client introduced itself in two ways at once, for example with a Basic header and a `client_id` in the body. Even `client_id` alone counts, if Basic or an assertion comes with it.',
    remedy: 'Send one kind of credentials only; check whether the OAuth library adds `client_id` of its own accord.',
  },
  client_credentials_in_query: {
    means:
      'A `client_secret` or `client_assertion` was found in the URL. There it would end up in logs and histories, so the server refuses it.',
    remedy:
      'Move the credentials to the form body or the `Authorization` header, and replace a secret that was exposed this way.',
  },
  duplicate_oauth_params: {
    means:
      'The same parameter name appears twice in one query string or one form body; even equal values are refused, since OAuth allows each only once.',
    remedy:
      'Inspect the request as sent; often a base URL already contains a parameter that the code appends again. Several scopes go into one `scope`, separated by spaces.',
  },
  unsupported_response_type_with_scope: {
    means:
      'One of the scopes apparently works only with certain response types, and the request used a different one. The description gives the scope and the types it allows.',
    remedy: 'Switch to an allowed `response_type`, in practice mostly `code`, or drop the scope.',
  },
  required_response_type_with_scope: {
    means:
      'A requested scope, such as `device_sso`, seems to need a response type that is not part of the request; the description names both.',
    remedy:
      'Add the missing response type, usually `code`, and redeem it at the token endpoint, or leave that scope out.',
  },
  illegal_origin_browser_request: {
    means:
      'A browser page called the token endpoint, and its origin is not that of any redirect URI of the client. Pages opened as files or inside app shells often trip over it.',
    remedy:
      "Register a redirect URI on the page's own origin, with scheme and port, or serve the page from a registered origin.",
  },
  not_trusted_origin_browser_request: {
    means:
      "A browser page made a token request for which Okta has no redirect URI to compare, and the page's origin does not seem to be a Trusted Origin of the org.",
    remedy:
      'Add the origin under Security, API, Trusted Origins with CORS allowed. A redirect URI alone does not cover this case.',
  },
  invalid_response_type_for_authenticator_enrollment: {
    means:
      'The request wants to enrol an authenticator (`prompt=enroll_authenticator`) but also asks for codes or tokens. Enrolment returns nothing, so its response type is `none`.',
    remedy: 'Send `response_type=none`. If tokens are needed afterwards, make a separate authorize request.',
  },
  unsupported_api_resource_for_none_response_type: {
    means:
      'The authorize request has `response_type=none` and a `resource`. As no token comes out of it, there seems to be nothing the resource could apply to.',
    remedy: 'Remove `resource` from the enrolment request and name it in the later request for tokens.',
  },
  unsupported_scope_for_none_response_type: {
    means:
      'A request with `response_type=none`, as used for enrolling authenticators, also lists scopes, although no token will carry them.',
    remedy:
      'Leave out the `scope` parameter entirely; even `openid` is refused here. SDKs that add it by default need a special case.',
  },
  unsupported_nonce_for_none_response_type: {
    means:
      'A `nonce` was sent with `response_type=none`. A nonce is copied into an ID token, and this kind of request yields none.',
    remedy: 'Drop `nonce` from the enrolment request. The `state` parameter still protects the callback.',
  },
  invalid_max_age_for_enroll_authenticator_prompt: {
    means:
      'Enrolling an authenticator by redirect requires a fresh sign-in, so `max_age` has to be `0`, and it was left out or has another value.',
    remedy:
      'Send `max_age=0` together with `prompt=enroll_authenticator`. The user will be asked to sign in again; that is intended.',
  },
  invalid_prompt_for_none_response_type: {
    means:
      'The request has `response_type=none`, which serves authenticator enrolment only, without saying so in `prompt`.',
    remedy:
      'Add `prompt=enroll_authenticator`, or choose a response type such as `code` if the user was merely to sign in.',
  },
  invalid_enroll_amr_for_none_response_type: {
    means:
      'The enrolment request does not say properly which authenticators to set up: `enroll_amr_values` is missing, empty, or contains a name that Okta does not know.',
    remedy: "List known method names separated by spaces and check their spelling in Okta's reference.",
  },
  invalid_acr_values_for_enroll_authenticator_prompt: {
    means:
      'For `prompt=enroll_authenticator` Okta accepts one `acr_values` only, and the request had none or a different one.',
    remedy:
      'Send `acr_values=urn:okta:loa:2fa:any:ifpossible`, which asks for two factors as far as the user has them.',
  },
  unknown_idp: {
    means:
      'The `idp` parameter seems to name no identity provider of this org, or one that is not active, so Okta does not know where to send the user.',
    remedy:
      "Copy the id (it starts with `0oa`) from the identity provider's page of this very org and activate the provider.",
  },
  invalid_max_age: {
    means:
      'The `max_age` of the request is not a whole number of seconds from 0 to 2147483647; units, decimals and negative numbers are refused.',
    remedy: 'Send plain digits, or leave the parameter out if the age of the sign-in does not matter.',
  },
  invalid_requested_expiry: {
    means:
      "The backchannel request asks for a lifetime that is not a whole number in the accepted range. Okta's guides spell the parameter `request_expiry` and allow 1 to 300 seconds.",
    remedy: 'Send a number of seconds in that range or leave it to the default of five minutes.',
  },
  illegal_redirect_uri: {
    means:
      'The `redirect_uri` is missing or is not registered for this client, so the user sees an error page and the app hears nothing (a pushed request is answered in JSON). This variant without a link most likely stands for catalog apps.',
    remedy:
      "Make the request's value and the app's Login redirect URIs identical to the character, including port and trailing slash.",
  },
  illegal_redirect_uri_enhanced: {
    means:
      "The `redirect_uri` is missing or not registered for an app that was created in this org, and the error page adds a link to that app's settings for the administrator.",
    remedy:
      'Follow the link and add the exact address to the Login redirect URIs, or correct the request. Then reload the sign-in from the app.',
  },
  invalid_client_application_type: {
    means:
      'A client of type `service` called an endpoint made for users, which the description names. A service has no user and no address to return to.',
    remedy:
      "Use the client credentials flow with this client, or register a web, native or single-page app for the user's sign-in.",
  },
  invalid_state: {
    means:
      'The authorize request has no `state`, an empty one, or one with characters Okta refuses. Without it the app could not match the callback to its request.',
    remedy:
      'Send a random value of letters and digits per request, at best made by an OAuth library. The callback of this error carries no `state`.',
  },
  invalid_nonce: {
    means:
      'The request wants an ID token or access token straight from the authorize endpoint and has no `nonce` to protect it from replay.',
    remedy:
      'Add a random `nonce` and compare it with the claim later, or change to `response_type=code`, where it is optional.',
  },
  invalid_prompt: {
    means:
      'The `prompt` parameter contains a value Okta does not know, or values that exclude each other, such as `none` together with `login`.',
    remedy: 'Choose from the values listed in the description, separated by spaces. `none` has to stand alone.',
  },
  invalid_prompt_for_zero_max_age: {
    means:
      'The request contradicts itself: `max_age=0` demands that the user sign in anew, while `prompt=none` forbids showing anything.',
    remedy: 'Drop one of the two. For a silent check leave out `max_age`; for a fresh sign-in leave out `prompt=none`.',
  },
  invalid_prompt_idp_refresh_without_idp_param: {
    means:
      'With `prompt=idp_refresh` the app appears to ask that the external provider be consulted again, without naming the provider in `idp`.',
    remedy: "Add `idp` with the provider's id, or drop `idp_refresh`. Guessing from the session is not attempted.",
  },
  invalid_user_type: {
    means:
      'The `user_type` parameter, which seems to select the profile for a new account, fits no user type of this org, either by name or by id.',
    remedy: 'Look up the user types of the org and send one of their names or ids, or leave the parameter out.',
  },
  pkce_invalid_challenge: {
    means:
      'The `code_challenge` does not have the form PKCE prescribes: 43 to 128 characters, only letters, digits and `-._~`. Ordinary base64 with `+`, `/` or `=` is the usual reason.',
    remedy: 'Encode the SHA-256 of the verifier as base64url without padding. Compare with a PKCE library if in doubt.',
  },
  pkce_missing_challenge: {
    means:
      'The app is set to require PKCE and the request came without `code_challenge`. Public clients always need it, and it is preset for native and single-page apps.',
    remedy:
      "Let the OAuth library use PKCE. For a web app that keeps its secret safe, the requirement can be switched off in the app's settings.",
  },
  pkce_missing_challenge_verifier_present: {
    means:
      'A `code_verifier` came with a code that was requested without a challenge, so there is nothing to compare it with. Someone may have stripped the challenge on the way.',
    remedy: 'Send `code_challenge` and `code_challenge_method=S256` in the authorize request, and sign in anew.',
  },
  pkce_missing_verifier: {
    means:
      'The code was requested under PKCE, or the client requires it, and the token request leaves out `code_verifier`.',
    remedy:
      'Keep the verifier from the start of the sign-in, for example in the session, and send it with the code. If it is lost, start over.',
  },
  pkce_unsupported_code_challenge_method: {
    means:
      'The `code_challenge_method` is not one Okta takes. Only `S256` is accepted; `plain`, though known to the standard, is not.',
    remedy:
      'Send `code_challenge_method=S256` and hash the verifier accordingly; the description lists the accepted values.',
  },
  token_request_missing_grant_type: {
    means:
      'The token endpoint received a request that does not say which flow it belongs to, since `grant_type` is absent; often the whole body was not read as a form.',
    remedy: 'Send the parameters as `application/x-www-form-urlencoded`, not JSON, including `grant_type`.',
  },
  token_request_missing_device_id: {
    means:
      'A token request of a device-based sign-on apparently needs to say from which device it comes, and `device_id` is missing.',
    remedy: "Use the platform's Okta component, which adds the id, or include the id the device got at registration.",
  },
  mismatched_resource: {
    means:
      'The token request names a `resource` that was not part of the authorization behind the code or refresh token.',
    remedy:
      "Ask only for resources from the original authorize request, or request the new one there and get the user's authorization again.",
  },
  request_missing_token: {
    means:
      'The revoke or introspect endpoint recognised the client but was not told which token it concerns. An unknown token would not be an error here; a missing one is.',
    remedy: 'Send the token in the form field `token`, not in the `Authorization` header.',
  },
  illegal_duplicated_parameters: {
    means:
      'The same parameter seems to reach the server by two routes, such as URL and form body, or plainly and inside the request JWT; the description lists the names. Repeats within one place are `duplicate_oauth_params`.',
    remedy: 'Send each of the listed parameters in a single place only.',
  },
  invalid_authorization_server: {
    means:
      "The authorization server in the path appears to exist but is not in service, most likely because it was deactivated. An id that never existed gives a 404 in Okta's API format instead.",
    remedy: "Activate the server under Security, API, or point the client's issuer to one that is active.",
  },
  mismatched_authorization_server: {
    means:
      'A code, refresh token or similar was apparently issued by one authorization server and then presented to another one of the same org; mixing `/oauth2/v1` with `/oauth2/default/v1` is typical.',
    remedy: 'Take both endpoints from the same metadata document, so that authorize and token share one issuer.',
  },
  mfa_attestation_idp_not_allowed: {
    means:
      'An attestation request names an external provider in `idp`. Attestation seems to concern a factor held in Okta itself, so there is no place for another provider.',
    remedy: 'Remove `idp` from the signed request JWT and from the query, then send it again.',
  },
  mfa_attestation_prompt_not_allowed: {
    means:
      'An attestation request carries a `prompt`. In this flow Okta appears to decide by itself what the user is shown.',
    remedy: 'Leave `prompt` out of the request, whatever its value; the factor is asked for anyway.',
  },
  mfa_attestation_login_hint_required: {
    means:
      'An attestation request does not say whose second factor is to be checked. The user has passed the first one elsewhere, so `login_hint` appears to be the only clue.',
    remedy: "Add the user's Okta login as `login_hint` to the signed request.",
  },
  mfa_attestation_interact_requires_client_credentials: {
    means:
      'The interact endpoint was asked for an attestation by a client that did not authenticate, which this request seems to demand.',
    remedy:
      'Use a confidential client and send its credentials with the interact call. A public client cannot do attestation.',
  },
  missing_token_request_parameter: {
    means:
      'The grant type is understood, but a parameter that it cannot do without is missing or empty, such as `code` or `refresh_token`. The description names it.',
    remedy:
      'Add the named parameter to the form body and check that the value is not lost between callback and token request.',
  },
  invalid_subject_token: {
    means:
      'A token exchange did not accept its `subject_token`: damaged, wrongly signed, revoked, or issued to a party that may not exchange it. Several delegation failures hide behind this same text.',
    remedy:
      'Look up the internal reason in the System Log, then sign the user in again and exchange an untouched, current token of the declared type.',
  },
  invalid_subject_token_type: {
    means:
      'The exchange leaves out `subject_token_type`, or gives a type unknown here or not usable for the requested kind of token.',
    remedy:
      'Send the full URN, such as `urn:ietf:params:oauth:token-type:id_token`, that matches both the token and the flow.',
  },
  invalid_actor_token: {
    means:
      'In native SSO the `actor_token`, which is the device secret, is not valid: unknown, revoked, expired, or from another session than the ID token with it.',
    remedy:
      'Use device secret and ID token from the same sign-in. If the secret is gone, let the user sign in again with `device_sso`.',
  },
  invalid_actor_token_type: {
    means:
      'The `actor_token_type` is missing or does not suit this exchange; native SSO wants a device secret, while web SSO and interclient flows want an access token.',
    remedy: 'Send `urn:x-oath:params:oauth:token-type:device-secret` or the access token URN, to match the flow.',
  },
  invalid_subject_actor_token_match: {
    means:
      'Each type is valid on its own, but this actor and this subject do not go together; a device secret, for instance, is paired with an ID token. The description names the subject type expected.',
    remedy: 'Change `subject_token_type`, and the token with it, to the one named.',
  },
  invalid_requested_token_type: {
    means:
      'The kind of token asked for in `requested_token_type` is unknown, not made by this authorization server, or closed to this client. An ID-JAG, for instance, is issued only by the org server.',
    remedy: 'Check the URN and whether the request belongs to `/oauth2/v1/token` or a custom server.',
  },
  resource_app_assurance_not_met: {
    means:
      'For an ID-JAG the sign-in behind the subject token seems weaker than what the policy of the resource app requires.',
    remedy:
      "Let the user sign in with the stronger factors that app requires and repeat the exchange, or adjust the app's policy.",
  },
  invalid_subject_token_act_claim_depth: {
    means:
      'The subject token has already been passed from agent to agent so many times that its `act` claim seems to have reached the permitted nesting.',
    remedy: 'Shorten the chain: exchange an earlier token or let the user sign in to the later agent directly.',
  },
  invalid_subject_token_act_claim_malformed: {
    means:
      'The `act` claim of the subject token, which tells on whose behalf it was handed on, does not appear to have the proper shape, such as an object with `sub`.',
    remedy: "Correct the issuer that writes the claim; tokens made by Okta's own exchanges should not show this.",
  },
  invalid_subject_token_authorization_server: {
    means:
      'The subject access token stems from an authorization server of the org that seems to be missing, deactivated, or different from the one foreseen for this agent.',
    remedy: "Compare the token's `iss` with the server configured for the agent's access, and activate or correct it.",
  },
  invalid_subject_token_no_delegation_link: {
    means:
      'An agent presented a token of a client with which no active delegation connects it. On the wire only a general text appears; this name is found in the System Log.',
    remedy:
      "Set up the delegation for the kind of token in use, user access or machine access, in the agent's settings.",
  },
  invalid_subject_token_issuer_not_allowed: {
    means:
      'The subject token is genuine, but tokens of its issuer do not seem to be admitted in this kind of exchange, for example access tokens of the org server.',
    remedy:
      'Use a token from an issuer the exchange allows, such as the ID token or one of a custom authorization server.',
  },
  invalid_subject_token_client_not_registered: {
    means:
      'The client for which the subject token was made does not appear on the list of callers of this agent, so it may not hand its users to it.',
    remedy: 'Register that client with the agent, or exchange a token of one that is registered.',
  },
  invalid_subject_token_session_expired: {
    means:
      "The subject ID token refers to a user session that seems to be over, through sign-out, timeout or an administrator's action. The token's own expiry is a different matter.",
    remedy: 'Let the user sign in again and exchange the new ID token while the session lasts.',
  },
  invalid_subject_token_user_inactive: {
    means:
      'The subject token speaks for a user whose account is apparently no longer active, for example suspended after the token was issued.',
    remedy: 'Restore the account if that is intended, then sign in afresh. Otherwise the refusal is right.',
  },
  invalid_subject_token_user_not_assigned: {
    means:
      'The user in the subject token has no assignment to the client app the token was made for, perhaps because it was removed since.',
    remedy: 'Assign the user to that app, not only to the agent or resource, and repeat the exchange.',
  },
  invalid_subject_token_client_inactive: {
    means:
      'The subject token was made for a client app that seems to have been deactivated in the meantime, which also ends the worth of its tokens for exchanges.',
    remedy: 'Reactivate the app or sign the user in through another registered one.',
  },
  invalid_subject_token_saml_blank: {
    means:
      'The exchange announces a SAML assertion as subject, but the `subject_token` field appears to be empty. All SAML variants share one wire text; the System Log tells them apart.',
    remedy: 'Pass the assertion in `subject_token` as base64url, and check where the value gets lost in the client.',
  },
  invalid_subject_token_saml_parse_failed: {
    means:
      'The SAML subject could not be read, probably because it is not base64url or what it encodes is not well-formed SAML 2.0 XML.',
    remedy:
      'Decode the value by hand. Ordinary base64, an encoded whole Response, or edits by an XML tool are typical slips.',
  },
  invalid_subject_token_saml_issuer_missing: {
    means:
      'The SAML assertion was readable but does not seem to state its issuer, so Okta cannot tell which app it came from.',
    remedy: 'Send the complete assertion with its `Issuer` element as the source app produced it.',
  },
  invalid_subject_token_saml_subject_confirmation_missing: {
    means:
      'The SAML assertion apparently contains no bearer `SubjectConfirmation` with data, so nothing says how and until when it may be presented.',
    remedy: 'Configure the source app to issue ordinary bearer assertions and pass them on unaltered.',
  },
  invalid_subject_token_saml_expired: {
    means:
      'The SAML assertion is, it appears, outside its period of validity: one of its time limits has passed or has not begun.',
    remedy:
      'Exchange assertions immediately after the sign-in, and compare the clocks if fresh ones are refused as well.',
  },
  invalid_subject_token_saml_signature_invalid: {
    means:
      'The SAML assertion seems to lack a signature, or its signature does not agree with the certificate of the app it claims to come from.',
    remedy:
      "Have the assertion itself signed, not only the response around it, and check the app's active certificate after a rotation.",
  },
  invalid_subject_token_saml_replay_detected: {
    means:
      'A SAML assertion with this ID was apparently exchanged before; each counts once, as otherwise a copy could be used by somebody else.',
    remedy:
      'Obtain a new assertion for a new exchange, and make sure a retrying HTTP client does not send the first one twice.',
  },
  invalid_subject_token_saml_nameid_missing: {
    means:
      'The subject of the SAML assertion seems to contain no `NameID`, so it says that someone signed in but not who.',
    remedy: 'Configure the source app to send a `NameID`, then let the user sign in again to get a complete assertion.',
  },
  invalid_subject_token_saml_nameid_not_unique: {
    means:
      'The `NameID` of the SAML assertion appears to fit several users of the source app, so Okta cannot decide for whom to exchange it.',
    remedy:
      'Choose a unique application username in the source app, for example the Okta login, and correct the duplicate assignments.',
  },
  invalid_subject_token_saml_source_app_instance_missing: {
    means:
      'No app in this org seems to have issued the SAML assertion: its issuer leads nowhere, or the app was deleted since.',
    remedy:
      "Compare the assertion's `Issuer` with the source app's settings; assertions of other orgs or identity providers are not exchanged.",
  },
  invalid_subject_token_saml_source_app_not_saml: {
    means:
      "The assertion's issuer leads to an app of the org whose sign-on method, it seems, is no longer or never was SAML.",
    remedy:
      'Point to the right app, or set its sign-on method to SAML 2.0. An OIDC app should exchange ID tokens instead.',
  },
  invalid_subject_token_saml_source_app_signing_cert_missing: {
    means:
      'The source app was found, but it apparently has no signing certificate by which its SAML assertion could be checked.',
    remedy:
      "Generate or activate a SAML signing certificate in the source app's sign-on settings, then use an assertion signed with it.",
  },
  invalid_subject_token_saml_source_app_audience_missing: {
    means:
      'The source app seems to have no audience configured, so the audience restriction in its assertion has nothing to be compared with.',
    remedy: 'Enter the Audience URI (SP Entity ID) in the SAML settings of the source app and sign the user in again.',
  },
  invalid_subject_token_saml_assertion_id_missing: {
    means:
      'The SAML assertion seems to have no `ID`, without which neither its signature reference nor a replay could be checked.',
    remedy:
      'Pass on the assertion exactly as the source app made it; a gateway that rewrites the XML is a likely cause.',
  },
  invalid_client_type_native_sso: {
    means:
      "A service client tried to take part in native SSO, it appears. That flow shares a person's sign-in among apps on one device, and a service has neither.",
    remedy:
      'Use a native app in the exchange; for machine access take the client credentials flow, and on-behalf-of for APIs.',
  },
  invalid_client_configuration_native_to_web_sso: {
    means:
      'An app was opened with an interclient token, but it wants a browser session of the user, because front-channel logout with session data is on, and this flow creates none.',
    remedy: 'Turn off the session part of front-channel logout in the target app, or open it by a normal sign-in.',
  },
  on_behalf_invalid_client_type: {
    means:
      "A client that is not a service tried the on-behalf-of exchange, which is meant for an API that calls another API with a user's token.",
    remedy: 'Create an API Services app for the calling API and let it make the exchange with its own credentials.',
  },
  associated_server_mapping_exists: {
    means:
      'In the management API a trusted server was added to an authorization server, and that link seems to be there already. Nothing was changed.',
    remedy: 'Treat it as done, or list the associated servers first. To alter the link, delete and create it again.',
  },
  pkce_challenge_required: {
    means:
      'The interact endpoint was called without `code_challenge`. In the interaction code flow PKCE is compulsory for every client, confidential ones included.',
    remedy:
      'Send `code_challenge` and `code_challenge_method=S256`, and keep the verifier for redeeming the interaction code.',
  },
  invalid_device_token: {
    means:
      'The device token sent along with the request seems to be longer than permitted; the description gives the limit, which is 32 characters in the sign-in API.',
    remedy:
      'Send a short random identifier per device. A whole JWT or fingerprint text is too long; hash it if necessary.',
  },
  illegal_post_logout_redirect_uri: {
    means:
      'At logout the ID token was fine, but `post_logout_redirect_uri` is not registered with the client. This variant without a link seems to be for apps from the catalog.',
    remedy:
      'Send an address that the app lists as a Logout redirect URI. Login and logout addresses are separate lists.',
  },
  illegal_post_logout_redirect_uri_enhanced: {
    means:
      'At logout the address to return to is not among those registered for an app made in this org; the error page shows the administrator a link to its settings.',
    remedy:
      "Add the exact address to the app's Logout redirect URIs, then repeat the logout. Until that succeeds, assume the session is still alive.",
  },
  access_token_missing: {
    means:
      'The userinfo endpoint, or an Okta API, was called without any access token, either because none was sent or because it got lost on the way.',
    remedy:
      'Send `Authorization: Bearer` followed by the token. Proxies and redirects to other hosts often strip this header.',
  },
  access_token_in_query: {
    means:
      'The access token was put into the URL of the userinfo call, where logs and browser histories would keep it, so it is refused even if valid.',
    remedy: 'Move the token to the `Authorization` header. Revoke the exposed one if the URL may have been recorded.',
  },
  access_token_duplicate: {
    means:
      'The userinfo request carries an access token twice, in the header and again in the form body. Which one counts is not guessed, not even when they are equal.',
    remedy: 'Keep the `Authorization` header and drop `access_token` from the body.',
  },
  client_assertion_type_invalid: {
    means:
      'A `client_assertion` was sent, but `client_assertion_type` is missing or does not say that it is a JWT. The assertion itself was not examined.',
    remedy:
      'Set `client_assertion_type` to `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, properly URL-encoded.',
  },
  token_encryption_no_encryption_key_auth_server: {
    means:
      "This custom authorization server is set to encrypt access tokens but seems to own no key for it, so none can be issued. Clients cannot cure this; the ID token counterpart concerns the client's keys.",
    remedy: 'Add an encryption key to the authorization server, or turn off access token encryption.',
  },
  token_encryption_jwks_uri_no_encryption_key_auth_server: {
    means:
      'Access tokens of this authorization server are to be encrypted with a key fetched from its `jwksUri`, and that set appears to contain none with `use` `enc`.',
    remedy: 'Publish an encryption key there, normally on the side of the API that has to decrypt the tokens.',
  },
  token_encryption_jwks_uri_multiple_encryption_keys_auth_server: {
    means:
      "The key set at the authorization server's `jwksUri` seems to offer several encryption keys, so it is open with which one access tokens should be encrypted.",
    remedy: 'Leave a single key with `use` `enc` in the set and replace it in one step when rotating.',
  },
  jwks_uri_error_auth_server: {
    means:
      "Okta could not fetch a key set from the `jwks_uri` of the authorization server, which it needs in order to encrypt access tokens. Contrast `jwks_uri_error`, which concerns a client's address.",
    remedy: 'Check that the address answers quickly, publicly and with valid JSON; repeating makes sense afterwards.',
  },
  token_encryption_invalid_encryption_key_auth_server: {
    means:
      'The encryption key of the authorization server that the description names seems unusable, perhaps because it is not RSA or was damaged on import.',
    remedy:
      'Replace that key by a correctly exported public RSA JWK and activate it; all token requests at this server depend on it.',
  },
  id_jag_scopes_in_request: {
    means:
      'While redeeming an ID-JAG the client sent `scope`. The scopes are already fixed inside the assertion and cannot be stated a second time.',
    remedy: 'Leave `scope` out of this request; choose scopes earlier, in the exchange that produces the ID-JAG.',
  },
  oauth_sts_user_subject_required: {
    means:
      "A third party's token was requested by exchange, but the subject token stands for a service. Such connections belong to people, so there is no account to look up.",
    remedy: "Exchange a token that was issued in a user's sign-in.",
  },
  authorize_request_object_and_request_uri_provided: {
    means:
      'The authorize request contains both `request` and `request_uri`, two ways of passing the same parameters. As either might name a different target, an error page is shown.',
    remedy: 'Keep one: the `request_uri` from a pushed request, or the JWT in `request`.',
  },
  ciba_request_invalid_hint: {
    means:
      'The backchannel request names the user twice, with `login_hint` as well as `id_token_hint`. Okta wants exactly one, since the two might disagree.',
    remedy: 'Drop one of them; keep the ID token if the user signed in before, otherwise the login.',
  },
  ciba_request_missing_id_token_hint: {
    means:
      'The backchannel request does not tell whose approval is wanted: both hints are missing. The text mentions the ID token only, but `login_hint` serves just as well.',
    remedy: "Add either `login_hint` with the user's login or an `id_token_hint`.",
  },
  ciba_request_unknown_user_id: {
    means:
      'The hint in the backchannel request fits no user who may use this client: nobody by that name exists, or the app is not assigned to them. Older documents call this error `unknown_user_id`.',
    remedy: "Check the hint's spelling and assign the user to the app, then make a new request.",
  },
  pushed_authorization_request_uri_present: {
    means:
      'A pushed authorization request contained `request_uri`. This endpoint hands out such references and does not accept one as input.',
    remedy: 'Push the actual parameters, and use the returned `request_uri` only at the authorize endpoint.',
  },
  invalid_activation_token: {
    means:
      "The `activation_token` sent to the interact endpoint is unknown, has expired or was used before, so the new user's account cannot be opened with it.",
    remedy:
      'Have an administrator send a new activation email. Mail scanners that open links can use a token up unnoticed.',
  },
  invalid_application_type_for_interact: {
    means:
      'An activation token was sent to the interact endpoint by a public client. Starting an activation this way is reserved for clients that authenticate.',
    remedy: "Make the call from a server with a confidential web app's credentials.",
  },
  invalid_recovery_token: {
    means:
      'The `recovery_token` sent to the interact endpoint is unknown, too old or already used. Recovery links work once and for a limited time.',
    remedy: 'Begin a new recovery and use the latest message; an earlier link is dead as soon as a newer one exists.',
  },
  dpop_proof_required_for_token: {
    means:
      'The access token is bound to a key, and it was sent to a resource like an ordinary bearer token, without any proof. A stolen copy would look just so.',
    remedy: 'Send `Authorization: DPoP` with the token plus a `DPoP` header holding a fresh proof with `ath`.',
  },
  dpop_authentication_scheme_required: {
    means:
      'A key-bound access token seems to have come with a proof but under the scheme `Bearer`. Only the wording of the `Authorization` header is wrong, unlike in `dpop_proof_required_for_token`.',
    remedy: 'Write `DPoP` instead of `Bearer` before the token and keep the proof header.',
  },
  direct_auth_invalid_channel_hint: {
    means:
      'The direct authentication request asks for a `channel_hint` other than push, SMS or voice call; the description repeats the value.',
    remedy: 'Send `push`, `sms` or `voice` in lower case, depending on what the user has enrolled.',
  },
  direct_auth_oob_code_not_for_mfa_token: {
    means:
      'In the second step of a direct sign-in the `oob_code` belongs to a different first step than the `mfa_token` beside it, probably mixed up between parallel attempts.',
    remedy: 'Keep both values per attempt, and take the `oob_code` that the challenge for this `mfa_token` returned.',
  },
  direct_auth_invalid_challenge_type: {
    means:
      'The challenge request lists a value in `challenge_types_supported` that Okta does not know; the description shows it. Some documents give a different status for this.',
    remedy: 'Use the full grant type URNs for OTP or OOB, and remove values that the client merely guesses.',
  },
  direct_auth_invalid_grant_type_supported: {
    means:
      'The list `grant_types_supported` in a direct authentication request contains an unknown grant, which the description names. The grant in `grant_type` itself was accepted.',
    remedy: 'Correct or remove that entry; names are complete URNs separated by spaces.',
  },
  direct_auth_invalid_as_id: {
    means:
      "A direct sign-in was started at one authorization server and continued at another; the description gives both ids, the path's and the original one.",
    remedy:
      'Send all requests of one sign-in to the same authorization server. Configure its base URL in a single place.',
  },
  direct_auth_acr_values_changed: {
    means:
      'A follow-up request of a direct sign-in asks for other `acr_values` than the first; the target cannot be moved halfway. Both sets are in the description.',
    remedy: 'Repeat the first values exactly, order included, or begin a new sign-in with the new ones.',
  },
  direct_auth_mfa_attestation_with_other_acrs: {
    means:
      'A direct authentication request combines `urn:okta:app:mfa:attestation` with further `acr_values`. Attestation is a purpose of its own and stands alone.',
    remedy: 'Send only the attestation value, or drop it if an assurance level is what is wanted.',
  },
  direct_auth_mfa_attestation_requires_client_credentials: {
    means:
      'A public client asked for an attestation by direct authentication. Because others rely on the result, the client itself has to authenticate.',
    remedy: 'Use a confidential client on a server and include its credentials in each request.',
  },
  direct_auth_intent_values_changed: {
    means:
      'The `intent` of a direct authentication changed on the way, for instance from authentication to recovery; the description gives both.',
    remedy:
      'Send the intent of the first request in all later ones. For the other purpose start a separate transaction.',
  },
  direct_auth_intent_required: {
    means:
      'A later step of a password recovery by direct authentication seems to lack `intent`, so it does not say that it continues the recovery.',
    remedy: 'Add `intent=recovery` to every request of this transaction.',
  },
  direct_auth_invalid_intent: {
    means:
      'The `intent` of the direct authentication request is, it seems, not one of the two known purposes; the description shows what was sent.',
    remedy: 'Use `authentication` or `recovery`, in lower case, or leave it out for a plain sign-in.',
  },
  direct_auth_missing_login_hint: {
    means:
      'A direct sign-in was begun with an out-of-band challenge or a one-time code without saying for whom, since `login_hint` is missing.',
    remedy: "Add the user's Okta login as `login_hint`; later steps identify the user by the token they carry.",
  },
  direct_auth_invalid_challenge_hint: {
    means:
      'The `challenge_hint` of the first direct authentication step is no challenge that can begin a sign-in; the description repeats it.',
    remedy:
      'Send `urn:okta:params:oauth:grant-type:oob`, or the WebAuthn type if the org has it, or leave the hint out.',
  },
  direct_auth_invalid_webauthn_challenge_data: {
    means:
      'In the passkey answer `clientDataJSON` could not be decoded to JSON with a `challenge` in it, so it cannot be matched to what Okta asked.',
    remedy: "Pass the browser's bytes encoded once in base64url; decoding and rebuilding the JSON breaks it.",
  },
  direct_auth_invalid_webauthn_request: {
    means:
      'The passkey grant is incomplete: at least one of `authenticatorData`, `clientDataJSON` and `signature` is missing. Nothing was verified.',
    remedy: 'Copy all three from the response of `navigator.credentials.get()` into the token request.',
  },
  direct_auth_webauthn_challenge_not_for_mfa_token: {
    means:
      'The passkey answer responds to a challenge that was given for a different `mfa_token` than the one sent with it, typically after two attempts crossed.',
    remedy: 'Request a challenge with the current `mfa_token` and answer that one.',
  },
  eam_invalid_id_token_hint: {
    means:
      'Okta was called as external second factor by another identity platform, and the `id_token_hint`, which tells who the user is, apparently cannot be read as a JWT.',
    remedy:
      'Check that the calling platform posts the complete token as a form field, and that nothing between shortens it.',
  },
  eam_invalid_id_token_hint_signature: {
    means:
      'The `id_token_hint` from the calling platform seems not to match its published keys, so Okta cannot trust what it says about the user. Okta acts as external second factor here.',
    remedy: "Check the platform's discovery address in the integration, also after a key rotation on its side.",
  },
  eam_id_token_hint_expired: {
    means:
      'The calling platform handed the user to Okta for a second factor with an `id_token_hint` whose `exp` appears to be in the past.',
    remedy:
      'Let the user start again at the calling platform; a page left open for long is the usual cause. Frequent cases suggest clocks that disagree.',
  },
  eam_id_token_hint_expires_too_far_in_future: {
    means:
      'As external second factor, Okta seems to accept only short-lived hints, and the `exp` of this `id_token_hint` is set beyond that.',
    remedy: 'Reduce the token lifetime on the calling platform, and compare the clocks of both sides.',
  },
  eam_id_token_hint_issued_in_future: {
    means:
      "In the hand-over to Okta as second factor the `iat` of the `id_token_hint` appears to lie ahead of the present, so the caller's clock probably runs fast.",
    remedy: 'Synchronise the clock of the calling platform; after a moment a new attempt may succeed.',
  },
  eam_id_token_hint_before_nbf: {
    means:
      "The calling platform's `id_token_hint` says in `nbf` from when it is valid, and that moment does not seem to have come. Only the start of validity is at issue.",
    remedy:
      'Set `nbf` no later than the time of issue and synchronise the clocks; waiting briefly and starting anew may do.',
  },
  eam_id_token_hint_invalid_audience: {
    means:
      'The `id_token_hint` with which Okta was called as second factor seems to be meant for another recipient: its `aud` is not the app id set up for this integration.',
    remedy: "Enter the same application id on both sides of the external method's configuration.",
  },
  eam_id_token_hint_invalid_issuer: {
    means:
      'The `id_token_hint` of an external-factor request appears to come from another issuer than the platform that this integration was set up with.',
    remedy: "Compare the hint's `iss` with the configured issuer, including cloud variant and version part of the URL.",
  },
  eam_id_token_hint_invalid_tenant_id: {
    means:
      'Platform and signature fit, but the `id_token_hint` seems to come from another tenant (`tid`) than the one this external-factor integration serves.',
    remedy: 'Enter the right tenant id in the integration, or set up a separate one for each tenant.',
  },
  eam_id_token_hint_already_used: {
    means:
      'The same `id_token_hint` was apparently presented to Okta before; each hand-over for a second factor needs its own, so that a recorded one is worthless.',
    remedy: 'Start the sign-in again at the calling platform instead of reloading the page or going back.',
  },
  eam_invalid_claims: {
    means:
      'The calling platform states in `claims` which factor result it wants, and the parameter seems to be no valid JSON or to lack the request for `acr` and `amr`.',
    remedy:
      'Check the request that the platform sends against its external-method specification; it must arrive correctly encoded.',
  },
  eam_unsupported_acr: {
    means:
      'The calling platform asked, by way of `claims`, for an `acr` that Okta as external factor does not seem to offer. The other half of the request, `amr`, is not meant.',
    remedy: "Let the platform ask for an `acr` that Okta's metadata lists as supported.",
  },
  eam_invalid_amr: {
    means:
      "The `amr` list inside the calling platform's `claims` appears to be empty or to name methods unknown to Okta. If the methods are known but the user lacks them, it is `eam_amr_unsatisfiable`.",
    remedy: "Correct the requested methods in the calling platform's configuration.",
  },
  invalid_request_object: {
    means:
      'The JWT in `request` was read but not accepted, for a reason without its own condition, for instance because of its time claims.',
    remedy:
      'Compare `iss`, `aud`, `exp`, `iat` and `nbf` with what the authorization server expects, and sign a new JWT for each request.',
  },
  request_object_header_algo_mismatch: {
    means:
      'The client registered one algorithm for its signed requests, and the header of the JWT in `request` names another, even though that one may be sound in itself.',
    remedy:
      "Sign with the app's `request_object_signing_alg`, or change the registration; CIBA has a setting of its own.",
  },
  request_object_bad_signature: {
    means:
      'The JWT in `request` was not signed with a key or secret that belongs to this client, or was changed after signing.',
    remedy: 'Sign with the current secret or registered key and avoid re-encoding the JWT on the way to the browser.',
  },
  request_object_audience_mismatch: {
    means:
      'The `aud` of the JWT in `request` is missing or is not the issuer of the authorization server called. Here the issuer is right, in contrast to client assertions.',
    remedy: 'Set `aud` to `https://{domain}` for the org server or `https://{domain}/oauth2/{id}` for a custom one.',
  },
  request_object_already_used: {
    means:
      'The JWT in `request` has a `jti` that was processed before. Reloading or going back in the browser sends the old JWT a second time.',
    remedy: 'Create the JWT with a fresh `jti` for every sign-in and let the user start from the app.',
  },
  request_object_invalid: {
    means:
      'The value of `request` is no readable signed JWT; perhaps it was cut off by a limit on URL length, or encrypted, which is not supported. Nothing in it can be relied on, so an error page appears.',
    remedy: 'Send a plain signed JWT, and prefer a pushed request for long ones.',
  },
  request_object_jwt_expired: {
    means:
      'The `exp` in the JWT of the `request` parameter was already over when the browser delivered it. The link may have been built long before it was followed.',
    remedy: "Sign the JWT when the user clicks, with a few minutes of validity, and keep the server's clock exact.",
  },
  request_object_jwt_expiration_too_long: {
    means: 'The JWT in `request` claims to be valid for more than an hour from now, which is the longest Okta accepts.',
    remedy: 'Set `exp` a few minutes ahead, in seconds rather than milliseconds.',
  },
  request_object_issued_in_future: {
    means:
      "By its `iat` the JWT in `request` was issued later than the server's current time, so the signing machine's clock is likely fast.",
    remedy: 'Synchronise the clock, or leave out `iat`, and sign again.',
  },
  request_object_before_nbf: {
    means:
      'The JWT in `request` carries an `nbf` that still lies ahead; until then it is not to be used. The `iat` is a separate check.',
    remedy: 'Remove `nbf` or set it to the time of signing, and check the clock.',
  },
  request_object_jwt_invalid_key_use: {
    means:
      "The client's registered key that fits the JWT in `request` appears to have an unknown `use`; the description names the accepted ones.",
    remedy: 'Register the key again with `use` set to `sig`; the way of signing can stay.',
  },
  request_object_invalid_jwks: {
    means:
      "The client's stored keys seem to be damaged, so the signature of the JWT in `request` could not even be examined.",
    remedy: "Replace the key set in the app's settings with valid public JWKs and start the sign-in again.",
  },
  request_object_invalid_kid: {
    means:
      'The header of the JWT in `request` names a key that the client does not seem to have registered, or none at all where several come into question.',
    remedy:
      'Write the `kid` of a registered key into the header; after a rotation, check which key the code still signs with.',
  },
  request_object_invalid_signature_algorithm: {
    means:
      'The JWT in `request` is unsigned or uses an algorithm that no client may use. It differs from the mismatch condition, where the algorithm is merely not the registered one.',
    remedy: 'Sign with HS, RS or ES in the 256, 384 or 512 variant.',
  },
  request_object_invalid_secret_length: {
    means:
      'The JWT in `request` is signed by HMAC with a client secret that appears to be shorter than the 32 characters needed for this.',
    remedy: 'Have a new, longer secret generated for the app, or sign request objects with a private key.',
  },
  request_object_jwt_not_signed_with_signing_key: {
    means:
      'The JWT in `request` refers to a key that the client seems to have registered for encryption, and such a key proves nothing about the sender.',
    remedy: 'Sign with the key registered with `use` `sig` and name its `kid` in the header.',
  },
  invalid_request_uri: {
    means:
      'The `request_uri` stands for no pushed request that this server still holds: it is made up, older than its lifetime, or was already used. An error page appears, as nobody knows where to return to.',
    remedy: 'Push the request again and redirect the browser at once with the new value.',
  },
  authorize_request_uri_mismatched_authorization_server: {
    means:
      'The request was pushed to one authorization server and opened at the authorize endpoint of another, where the reference means nothing.',
    remedy: "Take the PAR and authorize addresses from the same server's metadata and push again.",
  },
  invalid_response_type: {
    means:
      'A request with `authorization_details` seems to ask for tokens directly from the authorize endpoint. Such detailed rights are only given by way of a code.',
    remedy: 'Send `response_type=code` and redeem the code, or use plain scopes instead.',
  },
  invalid_scope: {
    means:
      'The `scope` value is faulty as such, for example by its characters or length. Scopes that are well-formed but unknown have conditions of their own.',
    remedy: 'Send scope names separated by single spaces, encoded once; commas and JSON lists are common mistakes.',
  },
  openid_scope_required: {
    means:
      'The request wants an ID token or user scopes such as `profile` or `offline_access`, but `openid`, which turns OAuth into OpenID Connect, is missing.',
    remedy: 'Add `openid` to `scope`. If only API access is wanted, remove the user scopes instead.',
  },
  openid_not_allowed_client_creds: {
    means:
      'A service asked for `openid` or another user-related scope in the client credentials flow, where there is no user to describe.',
    remedy:
      'Request only the custom or `okta.*` scopes of the API; many OAuth libraries add `openid` unless told not to.',
  },
  unsupported_scope_browser_request: {
    means:
      'A browser page asked the token endpoint for `offline_access`, and this client may not receive refresh tokens in a browser.',
    remedy:
      'Enable the refresh token grant with rotation for the single-page app, or leave `offline_access` out and renew silently.',
  },
  missing_scopes: {
    means:
      'The request has no `scope`, or an empty one, in a place where it must be stated. The org authorization server has no default scopes to fall back on; a custom one without any answers `no_default_scopes`.',
    remedy: 'Send at least `openid` for a sign-in, or the scopes of the API.',
  },
  illegal_scopes: {
    means:
      'The combination of scopes does not seem to be usable in this kind of request, and unlike `illegal_scope` the text does not single one out.',
    remedy: 'Reduce `scope` to the minimum and add one at a time until the offending one shows.',
  },
  illegal_custom_scope: {
    means:
      'The org authorization server was asked for a scope that is neither an OpenID nor an `okta.*` scope. It has no custom scopes.',
    remedy:
      'Address the custom authorization server on which the scope is defined, such as `/oauth2/default`, or ask for an existing `okta.*` scope.',
  },
  illegal_scope: {
    means:
      "The scopes in the description do not belong in this request, such as `okta.*` scopes at a custom server, or scopes that an agent's connection does not cover when it asks for an ID-JAG.",
    remedy:
      'Ask the right server for them, or drop them. Exchanges never return fewer scopes than asked, so one wrong scope fails it all.',
  },
  illegal_scope_combination: {
    means:
      'The scopes listed in the description seem to exclude each other within a single request, although each may be fine by itself.',
    remedy: 'Request them in separate authorize requests and use each token for its own purpose.',
  },
  required_scope_combination: {
    means:
      'A scope was requested without the companions it depends on; `device_sso`, for example, needs `openid` and `offline_access`. The description gives both lists.',
    remedy: 'Add all the scopes that are named as missing, or give up the one that needs them.',
  },
  at_least_one_required_scope_combination: {
    means:
      'A scope seems to need at least one of several others beside it and came alone; one of the listed alternatives is enough, unlike in `required_scope_combination`.',
    remedy: 'Add whichever of the listed scopes fits the purpose.',
  },
  exact_scope_required: {
    means:
      'This kind of request apparently serves a single purpose and takes a fixed set of scopes, and the one sent has more or fewer.',
    remedy: 'Send exactly the set in the description, without default scopes that a library may add.',
  },
  mfa_attestation_invalid_scope: {
    means:
      'An attestation request asks for something besides `openid`, or not for `openid` at all. Attestation returns a bare ID token and grants no access.',
    remedy: 'Set `scope` to `openid` and nothing else. Further scopes belong in a separate sign-in request.',
  },
  interclient_access_scope_not_permitted: {
    means:
      'The client asked for `interclient_access`, but no app in the org trusts it for hand-overs, so the scope would be worthless.',
    remedy: 'Add the client to the interclient settings of at least one target app before requesting the scope.',
  },
  openid_not_allowed_token_exchange: {
    means:
      'In an on-behalf-of exchange a service app asked for `openid` or related scopes such as `offline_access`. It receives access for an API, not a sign-in.',
    remedy: 'Request only the custom scopes of the API to be called.',
  },
  no_default_scopes: {
    means:
      'The request names no scope, and this custom authorization server has none marked as default that could be granted instead.',
    remedy: 'State `scope` in the request, or mark a scope of the server as default scope.',
  },
  no_matching_scope: {
    means:
      'At least one scope in the request is not defined on this custom authorization server. Policies were not consulted; the name is simply unknown here.',
    remedy:
      'Check spelling and capitals, and define the scope on this server if it is missing. `okta.*` scopes cannot be defined; they belong to the org server.',
  },
  ciba_request_invalid_scope: {
    means:
      'The backchannel request has scopes but not `openid`, and this flow is part of OpenID Connect, so it cannot do without.',
    remedy: 'Add `openid` to `scope` and make a new backchannel request.',
  },
  ciba_request_missing_scope: {
    means:
      'The backchannel authentication endpoint got a request without any `scope`. The same text at other endpoints stands for `missing_scopes`.',
    remedy: 'Send `scope` with `openid` at least, as a form field or inside the signed request.',
  },
  direct_auth_invalid_scope: {
    means:
      'The second step of a direct sign-in asks for other scopes than the first; the description shows both. What the user set out to authorise must not change midway.',
    remedy: 'Repeat the original scopes in every step, or start a new sign-in with the ones now wanted.',
  },
  direct_auth_scope_not_allowed: {
    means:
      'The endpoint that only issues a challenge was sent a `scope`. Scopes are settled where tokens are issued, at the token endpoint.',
    remedy: 'Remove `scope` from calls to primary-authenticate and challenge, and send it with the token request.',
  },
  direct_auth_invalid_scope_for_intent: {
    means:
      "Scope and `intent` do not seem to belong together: the scope for managing one's password goes with recovery, ordinary ones go with authentication. The description names both.",
    remedy: 'Change one to suit the other; a normal sign-in needs no `intent` at all.',
  },
  invalid_social_token: {
    means:
      "The external identity provider sent the user back with a code, but exchanging that code at the provider's token endpoint failed or brought no token.",
    remedy:
      "Check client id, secret and token URL in the identity provider's settings; a secret that expired at the provider is the most frequent cause.",
  },
  invalid_target: {
    means:
      'The `audience` or `resource` of an exchange leads to nothing that can be used: no such app, or no active connection to that resource.',
    remedy:
      'Compare the value with the identifier of the connection and activate it. Trailing slashes and upper case matter.',
  },
  unsupported_resource: {
    means:
      'The authorization server does not accept the `resource` parameter: it is no absolute URI, has a fragment, or names something this server does not protect. The description ends with the reason or the value.',
    remedy: 'Send a resource that is registered with this very server, exactly as written there.',
  },
  too_many_resources: {
    means:
      'The request repeats `resource` more often than the server seems to permit; the description states the maximum. Each single value may be fine.',
    remedy: 'Ask for fewer resources at once and fetch further tokens in separate requests.',
  },
  token_exchange_invalid_audience: {
    means:
      "The exchange has no `audience`, or one that does not suit the flow: native SSO and on-behalf-of want an audience of this authorization server, an ID-JAG the issuer of the resource's server.",
    remedy: "Set `audience` accordingly; the server's audience is shown in its settings under Security, API.",
  },
  token_exchange_invalid_resource: {
    means:
      'The `resource` of the exchange seems to be malformed or not permitted for the kind of token requested; the `audience` is a separate check.',
    remedy:
      "Leave `resource` out unless the flow calls for it, or send the identifier shown in the connection's configuration.",
  },
  token_exchange_incomplete_resource_configuration: {
    means:
      'For an ID-JAG the resource app was found, but it is not set up to the end, or the user has no assignment to it. One text stands for both.',
    remedy: "Complete the app's connection and issuer settings and assign the user, then exchange again.",
  },
  invalid_token: {
    means:
      "A token was presented that cannot be accepted and no finer reason is given, for example because it is not one of this org's. Some people meet it at logout, with a missing or damaged `id_token_hint`.",
    remedy: 'Check that the right kind of token from the right org is sent whole, and obtain a new one.',
  },
  access_token_invalid_audience: {
    means:
      "A token of a custom authorization server was used at an Okta resource, such as the org's userinfo or the management API. Those take only tokens of the org server.",
    remedy: "Get a token from `/oauth2/v1`, or call userinfo below the custom server's own path.",
  },
  access_token_invalid_issuer: {
    means:
      'The access token was issued elsewhere: its `iss` is not the authorization server whose userinfo endpoint was called, or belongs to another org.',
    remedy:
      'Take the userinfo address from the metadata of the issuer in the token. With custom domains, use one host name throughout.',
  },
  access_token_invalid: {
    means:
      'What was sent as access token is no intact token: it cannot be read, or its signature is not right. Expired and revoked ones are reported separately.',
    remedy: 'Check for truncation, quotes or an ID token sent by mistake, and request a new token if it still fails.',
  },
  token_expired: {
    means:
      'The access token is genuine, but its lifetime is over. This is the normal end of every token, usually after an hour.',
    remedy:
      'Use the refresh token or sign in again, then repeat the call with the new token. Renewing shortly before `exp` avoids the detour.',
  },
  access_token_revoked: {
    means:
      'The access token would still be valid but was withdrawn, by a revoke call, an administrator, or because user, session or app came to an end.',
    remedy: 'Let the user sign in again. If nobody revoked it knowingly, the System Log tells when and why.',
  },
  token_timestamp_invalid: {
    means:
      "The times in the token do not seem to make sense: it was issued or becomes valid in the future, or ends before it began. Okta's own tokens should not look like that.",
    remedy: 'Check that the token was not edited and, on self-run servers, that their clocks agree.',
  },
  id_token_invalid: {
    means:
      'The logout endpoint cannot verify the `id_token_hint`: not an ID token of this authorization server, or not intact. Having expired would be no obstacle.',
    remedy:
      'Send the ID token of the current sign-in to the logout address of the server that issued it; an access token is not accepted.',
  },
  jwt_bearer_grant_invalid_issuer: {
    means:
      'In the JWT bearer grant the assertion comes from an issuer that this authorization server does not admit for the grant, whatever its signature.',
    remedy: "Check the assertion's `iss`, and register that issuer with the server if it is to be trusted.",
  },
  web_sso_token_invalid: {
    means:
      'A single sign-on address was opened with a `web_sso_token` that cannot be verified or, it seems, has expired. The user sees an error page.',
    remedy: 'Exchange a new token and open the address at once; check that the value is URL-encoded whole.',
  },
  web_sso_token_invalid_jti: {
    means:
      'The `web_sso_token` apparently lacks an identifier or has one this server never gave out, although it reads like a token.',
    remedy: "Use only tokens that came from this org's token endpoint, and fetch another one.",
  },
  web_sso_token_revoked: {
    means:
      'The `web_sso_token` seems to have been withdrawn before use, itself or together with the session it was derived from.',
    remedy: 'Let the user sign in to the first app again and exchange anew.',
  },
  web_sso_token_invalid_aud: {
    means: 'The `web_sso_token` was made for one app and, as it appears, used to open another.',
    remedy: 'Request it with the `audience` of the app to be opened (`urn:okta:apps:` and its id), one token per app.',
  },
  web_sso_token_invalid_iss: {
    means:
      'The `web_sso_token` seems to come from a different org or authorization server than the one asked to open the app.',
    remedy: 'Exchange and open in one and the same org, with the same domain in both addresses.',
  },
  one_time_sso_token_invalid: {
    means:
      'A one-time sign-on token in the URL, such as `interclient_token`, seems to be damaged or expired; the description names the parameter.',
    remedy:
      'Obtain a new one right before opening the target and pass it on unaltered. Reloading the page does not help.',
  },
  one_time_sso_token_invalid_jti: {
    means:
      'The one-time sign-on token carries no identifier, or apparently one that this server has no record of. It differs from `one_time_sso_token_replayed`, where the identifier is known and spent.',
    remedy: 'Request another token from the same org and use it once.',
  },
  one_time_sso_token_revoked: {
    means:
      'The one-time sign-on token, or the session it stands for, seems to have been revoked between exchange and use.',
    remedy: 'Begin with a new sign-in in the source app, since tokens from the ended session will all be refused.',
  },
  one_time_sso_token_invalid_aud: {
    means:
      'The one-time sign-on token is meant for another target than the app at which it arrived; the description names the parameter.',
    remedy:
      'Exchange it for the `audience` of the app to be opened. Links must not be passed from one app to the next.',
  },
  one_time_sso_token_invalid_iss: {
    means: 'The one-time sign-on token was issued by another server than this one, so its word does not count here.',
    remedy: 'Use the exchange of the same org and issuer as the target app; check custom domain against Okta domain.',
  },
  interclient_token_invalid_tid: {
    means:
      "The `interclient_token` names a target app by its id, and the request is for a different one. This concerns the target's id, beside the audience.",
    remedy: 'Request the token for the app whose `client_id` is in the authorize request.',
  },
  access_token_not_dpop_bound: {
    means:
      'Scheme and proof are those of DPoP, but the access token itself is an ordinary bearer token that was never bound to a key.',
    remedy: 'Send it as `Bearer`, or obtain a bound one by adding a proof to the token request.',
  },
  invalid_user_code: {
    means:
      'The code typed in at `/activate` is unknown, used up or more than ten minutes old. The device itself keeps polling meanwhile.',
    remedy: "Compare the code with the device's display; if time is up, let the device show a new one.",
  },
  jit_failure: {
    means:
      'The account for someone coming from an external provider could not be created, for a reason not listed separately. The sign-in at the provider had succeeded.',
    remedy:
      'Look in the System Log for the failed creation and its detail, compare the attribute mappings, and then let the user retry.',
  },
  jit_failure_invalid_locale: {
    means:
      'The account could not be created, because the locale coming from the external profile is not one Okta accepts.',
    remedy:
      'Correct or remove the mapping for `locale` in the identity provider; Okta wants forms such as `en_US` or `en-US`.',
  },
  jit_failure_invalid_login_format: {
    means:
      "The account could not be created, because the login resulting from the mapping does not look like an email address, or does not follow the org's own format for logins.",
    remedy: 'Map an email address to the login, or relax the format of the username in the user profile settings.',
  },
  jit_failure_missing_fields: {
    means:
      'The account could not be created, because required profile attributes, often first or last name, did not come with the external profile; the description lists them.',
    remedy: 'Request the scopes that bring them, map constants, or make the attributes optional in the Okta profile.',
  },
  jit_failure_values_not_match_pattern: {
    means:
      'The account could not be created, because mapped values do not follow the pattern set for those attributes in the Okta user profile; the description lists them.',
    remedy: 'Convert the values in the mapping expression or loosen the pattern in the profile schema.',
  },
  jit_failure_values_too_long: {
    means:
      'The account could not be created, because mapped values have more characters than the user profile permits; the description names the fields.',
    remedy:
      'Shorten them in the mapping, for example with `String.substring`, or raise the maximum length in the schema.',
  },
  login_required: {
    means:
      'The app asked for a silent answer with `prompt=none`, and the browser has no valid Okta session. That is the expected answer for someone who is not signed in, also where third-party cookies are blocked.',
    remedy:
      'Send the user through authorize without `prompt=none`. If they are surely signed in, use a custom domain so that the cookie arrives.',
  },
  app_sign_on_required: {
    means:
      "The silent request found a session, but the app's policy wants more: a sign-in renewed or a further factor. In `login_required` there is no session at all.",
    remedy: 'Repeat the request without `prompt=none` and let the user complete what the policy asks.',
  },
  no_existing_session: {
    means:
      'A silent request names an external provider in `idp` while there is no Okta session; visiting the provider would mean showing something. Without `idp` it would be `login_required`.',
    remedy: 'Drop `prompt=none` so that the user can go to the provider.',
  },
  request_expired: {
    means:
      'The user finished signing in when the authorize request they came from had already been forgotten, for example after a long wait at the second factor.',
    remedy:
      'Start once more from the application; bookmarked or reopened sign-in pages end the same way. No setting is wrong.',
  },
  mfa_not_required: {
    means:
      'An attestation of a second factor was requested for an app whose sign-in policy seems to ask for none, so there would be nothing to attest.',
    remedy: "Require a second factor in the app's sign-in policy, then repeat the request.",
  },
  mfa_required: {
    means:
      'In direct authentication the first factor was right, and the policy wants another one. It is a step on the way rather than a failure; the body contains an `mfa_token`.',
    remedy:
      'Continue with an `mfa-otp` or `mfa-oob` grant, or at the challenge endpoint, using that token within five minutes.',
  },
  missing_initiate_login_uri: {
    means:
      "The user clicked the app's tile on the dashboard, and the app has no address configured at which it would begin a sign-in.",
    remedy:
      "Enter the Initiate login URI in the app's general settings, or hide the tile if users should start in the app.",
  },
  missing_redirect_uri: {
    means:
      'Sign-in from the dashboard was to send tokens right to the app, but the app seems to have no Login redirect URI to send them to.',
    remedy: "Add one in the app's general settings; users can then open the tile again.",
  },
  one_time_sso_token_replayed: {
    means:
      'The one-time sign-on token was used before, often by a page reload, the back button or a link preview that opened it first.',
    remedy: 'Obtain another token and open the target with it. Nothing has to be configured.',
  },
  platformsso_invalid_password_credentials: {
    means:
      'At the sign-in of a computer through platform SSO, Okta seems to have found the user name or password wrong.',
    remedy:
      'Enter the Okta password as currently valid and mind the lockout limit; after a recent reset the device may still hold the old one.',
  },
  refresh_token_validation_failure: {
    means:
      'A refresh token could not be saved because parts of its record seem to be too long; the description lists them. The user and the client did nothing wrong.',
    remedy:
      'Shorten what feeds those fields, such as the list of scopes, and sign in again. The access token can be had without `offline_access`.',
  },
  request_not_supported: {
    means:
      'The authorize request used the `request` parameter, and this client does not seem to be entitled to pass its parameters as a JWT.',
    remedy: 'Send the parameters plainly or by PAR, or set up request object signing for the app.',
  },
  request_object_no_client_secret: {
    means:
      'The JWT in `request` is signed by HMAC, for which the client secret would be needed, but the client named as issuer appears to have none.',
    remedy: 'Sign with a private key whose public half is registered, or use an app that owns a secret.',
  },
  request_uri_not_supported: {
    means:
      'The `request_uri` is apparently an address from which Okta should fetch the request, or the client may not use the parameter. Okta only takes references that its own PAR endpoint issued.',
    remedy: 'Push the request first and use the returned `urn:okta:` value, or send `request` directly.',
  },
  scope_present: {
    means:
      'The request seems to use `scope` and `authorization_details` side by side, while this server wants the rights stated in one of these two forms only.',
    remedy: 'Drop `scope` and express everything in `authorization_details`, or the other way round.',
  },
  server_error: {
    means:
      'Something went wrong inside the authorization server while it dealt with the request; nothing is said about the request being wrong.',
    remedy:
      'Try again after a short pause. If it persists, note time and request id, check the status page and open a case with support.',
  },
  feature_not_enabled: {
    means:
      'The endpoint or grant belongs to an optional feature, such as device authorization or CIBA, that appears to be switched off in this org. At the interact endpoint, `feature_not_enabled_access_denied` says the same.',
    remedy: 'Enable the feature under Settings, Features, or have support do so; retrying alone does not help.',
  },
  id_token_not_generated: {
    means:
      'Everything was checked and approved, but making the ID token failed inside the server, possibly for want of an active signing key.',
    remedy:
      'Check the keys of the authorization server and recent changes to claims, then repeat once; otherwise contact support with the time.',
  },
  access_token_not_generated: {
    means:
      'The request was approved, but the access token could not be assembled or signed, perhaps because no signing key is active. ID tokens have a condition of their own.',
    remedy: "Look at the authorization server's keys, rotate if needed, and repeat the request.",
  },
  id_jag_not_generated: {
    means: 'The exchange was approved, but building or signing the ID-JAG seems to have failed inside the org server.',
    remedy: 'Repeat it once with the same subject token; if it stays, hand time and client id to support.',
  },
  rar_token_not_generated: {
    means:
      'The detailed rights in `authorization_details` were accepted, but producing an access token from them appears to have failed inside the server.',
    remedy:
      'Try once more with fewer details to see whether their content matters, and report it to support with the time.',
  },
  too_many_groups_in_groups_claim: {
    means:
      "A groups claim fits more than a hundred of the user's groups. Okta then refuses the token instead of leaving some groups out unnoticed.",
    remedy:
      'Narrow the filter, for example by a name prefix used for this app only, or look groups up through the API instead.',
  },
  user_claim_evaluation_failure: {
    means:
      'The expression of a custom claim failed for this user, perhaps over an attribute that is missing or of another type; the description names the claim. Other users may get through.',
    remedy: 'Test the expression with this user in Token Preview and guard against empty values.',
  },
  system_claim_evaluation_failure: {
    means:
      "A claim of Okta's own could not be computed; mostly it is `sub`, when the user's assignment to the app has no username or its expression was changed.",
    remedy:
      'Give the user an application username in the assignment, and restore the default expression of `sub` on the authorization server.',
  },
  callback_returned_error: {
    means:
      "The token inline hook was called and answered with an error of its own; the whole description is what the hook's author wrote there.",
    remedy:
      "Ask whoever runs the hook, with the time and user in question. Repeating helps if the hook's objection was temporary.",
  },
  callback_returned_error_without_description: {
    means: 'The token inline hook objected to the token but gave no `errorSummary`, so Okta can pass on no reason.',
    remedy: "Read the hook service's log, and let it fill in `errorSummary` so that the next person is told.",
  },
  invalid_social_state: {
    means:
      'An external provider sent a browser back with a `state` that belongs to no sign-in in progress, so Okta does not even know the app and shows an error page.',
    remedy:
      'Start from the app again; a bookmarked provider page or lost cookies are common causes. If all users see it, check how the provider returns `state`.',
  },
  get_social_profile_error: {
    means:
      'The external provider issued a token, but its profile endpoint could not be read: unreachable, too slow or refusing. A readable but useless answer is `invalid_userinfo_response`.',
    remedy: 'Test the userinfo URL and scopes configured for the provider; retry if it was briefly down.',
  },
  invalid_callout_response: {
    means:
      'The outside service consulted about creating or linking the user replied, but not in a form Okta understands, so nothing was decided.',
    remedy:
      "Compare the service's status, content type and JSON with what Okta expects, then let the user sign in again.",
  },
  direct_auth_oob_failure: {
    means:
      'The push, text message or call for a direct sign-in apparently could not be sent off, owing to the delivery service rather than the user.',
    remedy:
      'Try again shortly or offer another channel; if it continues, check the telephony or push provider and the System Log.',
  },
  slow_down: {
    means:
      'The device polls for its tokens more often than agreed; the default is once every five seconds. The device code stays usable.',
    remedy: 'Add five seconds to the pause between polls and go on; do not start over.',
  },
  ciba_slow_down: {
    means:
      "The client asks about its `auth_req_id` more often than the backchannel endpoint told it to. The user's decision is still awaited.",
    remedy: 'Respect the `interval` of the first response, lengthen it after this error, and go on polling.',
  },
  temporarily_unavailable: {
    means:
      'The authorization server cannot take the request for the moment, due to load or maintenance. Despite the status 400 the request is not at fault.',
    remedy: 'Retry after a while with growing pauses, and look at the status page if it lasts.',
  },
  too_many_user_codes: {
    means:
      'More device sign-ins were begun than may be open at once, apparently, so no further user code is handed out.',
    remedy:
      'Wait until older codes have run out, ten minutes at most, and look for devices that request codes in a loop.',
  },
  unauthorized_client: {
    means:
      'The client is genuine, but the grant it uses is not enabled for it; the description lists those that are. At the authorize endpoint the response type decides which grant is meant.',
    remedy:
      "Tick the grant in the app's general settings, or use a listed one. The server as such supports the grant, unlike in `unsupported_grant_type`.",
  },
  unsupported_grant_type_browser_request: {
    means:
      'A browser page from another origin seems to have asked for tokens with a grant meant for servers, such as client credentials or passwords.',
    remedy: 'Use the authorization code flow with PKCE in the browser and leave other grants to the server side.',
  },
  org_authorization_server_only_client: {
    means:
      "This client may use only the org's own authorization server, and it called a custom one. Some app types from the catalog are limited that way.",
    remedy: "Use `/oauth2/v1/…` and the org's issuer with it, or register an ordinary app for the custom server.",
  },
  invalid_client_aerial_authorization_server: {
    means:
      'The Aerial authorization server was called by a client that does not seem to be made for it; ordinary org clients have no access there.',
    remedy: 'Create an API client in the Aerial console and use its credentials.',
  },
  confidential_client_required: {
    means:
      'A client without credentials called something that is apparently reserved for clients able to keep a secret.',
    remedy:
      'Make the call from a server with an app that authenticates by secret or key. Adding a secret to a public app is not a way out.',
  },
  unmet_authentication_requirements: {
    means:
      'The sign-in worked, but this user cannot attain the assurance that `acr_values` demands, since nothing they have enrolled, or may enrol, gets them there.',
    remedy:
      'Have them enrol a suitable factor, or ask for a lower level; `insufficient_user_authentication` is the similar answer of an API.',
  },
  unsupported_api_resource: {
    means:
      'A `resource` in the request appears to name an API that this authorization server does not know. It may stem from an older check than `unsupported_resource`.',
    remedy: 'Correct the value or leave it out; a custom server has one audience, which applies without the parameter.',
  },
  unsupported_api_resource_for_authorization: {
    means:
      "At the authorize endpoint a `resource` was named other than the server's default one, and it seems that only the default is permitted at this point.",
    remedy: 'Leave `resource` out of the authorize request, or send the default audience of the server.',
  },
  unsupported_grant_type: {
    means:
      'The `grant_type` is a word the authorization server does not know at all; the description lists what it knows. For a known grant not enabled for the client see `unauthorized_client`.',
    remedy: 'Correct the spelling; newer grants are long URNs and need proper URL-encoding.',
  },
  unsupported_grant_type_client_creds_org_as: {
    means:
      "Client credentials were used at the org authorization server, and in this org the grant apparently exists on custom servers only, since OAuth access to Okta's own APIs is missing.",
    remedy: "Use a custom authorization server for one's own API, or have the feature enabled for calls to Okta.",
  },
  unsupported_grant_type_token_exchange: {
    means:
      'A token exchange was sent where the feature seems to be switched off, or to the wrong kind of server: for native SSO and on-behalf-of it has to be a custom one.',
    remedy: "Check the address first, then the org's features and the grant in the app.",
  },
  unsupported_response_mode: {
    means:
      'The `response_mode` is none of those Okta offers, so the error comes back in the default way of the response type.',
    remedy: 'Use `query`, `fragment`, `form_post` or `okta_post_message`, or leave the parameter out.',
  },
  unsupported_response_mode_query_with_tokens: {
    means:
      'Tokens were to be returned in the query string of the redirect. Query strings are logged by servers and proxies, so only codes may travel there.',
    remedy: 'Use `fragment` or `form_post`, or change to `response_type=code`.',
  },
  unsupported_response_mode_okta_post_message_with_code: {
    means:
      "A code was to be handed over by `okta_post_message` to a client that does not use PKCE; with PKCE the pairing works, as Okta's own SDKs show.",
    remedy: 'Add `code_challenge` to the request, or use another response mode.',
  },
  unsupported_response_type: {
    means:
      'The `response_type` is unknown or includes a part this client is not registered for; the description lists what is configured. Asking for tokens directly needs the implicit grant.',
    remedy: "Use `code` where possible, or enable the missing type in the app's settings.",
  },
  mfa_attestation_response_type_invalid: {
    means:
      'An attestation request asked for something other than an ID token. The result of attestation is an ID token straight from the authorize endpoint.',
    remedy: 'Send `response_type=id_token` alone and a `nonce` with it.',
  },
  use_dpop_nonce: {
    means:
      'The DPoP proof is good but must also contain a value from the server, which stands in the `dpop-nonce` header of this answer. It comes once at the start and again when the value is renewed.',
    remedy:
      'Sign a new proof with that `nonce` and a new `jti`, and repeat at once, with a new client assertion if one is used.',
  },
  web_sso_token_replayed: {
    means:
      'The `web_sso_token` seems to have opened an app before; it is spent after one use, also when the page is merely reloaded.',
    remedy: 'Exchange another token and open the app with that one.',
  },
  workload_principal_not_found: {
    means:
      'A device asked for tokens without, it appears, being known to Okta as a workload of its own. Registration comes before the first token request.',
    remedy: "Enrol the device first with the platform's set-up, and then repeat the request.",
  },
} as const satisfies Record<OAuthCondition, Explanation>
