import type { ApiCode } from './api-errors.js'
import type { Explanation } from './explanation.js'

/**
 * What every API error code means and what to do about it, in our own words, for the person who has just met it.
 * Complete by type: a code without an entry, or an entry without a code, does not compile. Where nobody has seen the
 * error on the wire, the text says "most likely" or names the inference.
 */
export const apiExplanations = {
  E0000001: {
    means:
      'The body could be read, but what it says breaks a rule of this endpoint: a `login` that is taken, a field left out or malformed, an object in the wrong status, a limit that is used up. The summary names the offending field or object, and `errorCauses` holds one sentence per broken rule. A body that cannot be read at all is E0000003.',
    remedy:
      'Read `errorCauses`, correct exactly what it names, and send the request again; unchanged it will fail for ever. If the cause is a limit or a lifecycle status rather than your input, an administrator has to free room or move the object first.',
  },
  E0000002: {
    means:
      'Every field is acceptable on its own, yet the operation will not take this argument: a type of policy, or a condition, that the engine of the org does not have; or something already running or already closed, such as a second on-demand update of an agent pool, or a decision on a task that was resolved before. E0000001 is about the input; this is about the org and the moment.',
    remedy:
      'The message names what is not taken. Ask for types that the org has; look at the state of the pool, job or task, and wait for a running job to end. Drop the request when the matter is already settled.',
  },
  E0000003: {
    means:
      'The server could not turn the body into the object it expected: no body where one is required, broken JSON, the literal `null`, an array in place of an object, or a value that does not convert to the type of its field. No rule of the endpoint was looked at yet.',
    remedy:
      'Log the exact bytes you sent and check them as JSON against the shape of the request; the usual culprits are an empty body and a value of the wrong type. Repeating the same bytes cannot help.',
  },
  E0000004: {
    means:
      'Proving who the person is did not succeed: wrong password, a username nobody has, a user who is locked out in an org that hides it, a sign-on policy that denies entry or wants a factor that this person cannot have, or a `sessionToken` the server does not know, has let expire or has seen before. The answer is the same for all of them on purpose, so that accounts cannot be probed.',
    remedy:
      "Have the person try once more with care, or start a fresh sign-in to get a new `sessionToken`; automatic retries only bring the lockout nearer. An administrator finds the true reason in the system log and in the user's status.",
  },
  E0000005: {
    means:
      'No usable `SSWS` or access token came with the call, so the server looked for a session cookie, and there was no live session behind it. A `Bearer` value that is no token at all ends here too, whereas a well-formed but rejected one is E0000011.',
    remedy:
      "Send `Authorization: SSWS …` or a real access token, or sign in again if the call was meant to run on a browser session. Some operations on the user's own account insist on a session and do not take a token.",
  },
  E0000006: {
    means:
      'The server knows who is calling and has decided that this caller may not do this: the admin role, its resource set, the OAuth scopes granted, or the policy over the target user does not reach that far. It says nothing about whether the target exists. The authentication API answers so to a recovery that the password policy does not allow, to a recovery without `factorType` from whoever shows no API token, and to a factor that no policy offers. A caller from a network zone that the org blocks hears it too, whatever was asked: a 403 is documented for that, this code is our inference.',
    remedy:
      "Compare the operation with the roles of the token's owner and the scopes in the access token. An administrator has to grant the missing role, scope or policy permission; until then every repetition is refused. Where everything is refused, look for `security.request.blocked` in the system log.",
  },
  E0000007: {
    means:
      'An id, name or login in the path, or one that the body refers to, belongs to no object this caller can see. The summary repeats the value as it was sent and, in brackets, the kind of object that was looked for.',
    remedy:
      'Check that value for typing errors, for deletion, and for coming from another org. List the collection to find the right id; repeat the request only if the object was created a moment ago.',
  },
  E0000008: {
    means:
      "Nothing answers at this path: it is misspelt, has a segment too many, or belongs to an API the org does not have. MyAccount uses it too for a phone id that is not one of the signed-in user's own, where other areas would say E0000007.",
    remedy:
      "Compare the path with the reference, segment by segment, including `/api/v1`. On MyAccount, list the caller's phones first and take the id from there.",
  },
  E0000009: {
    means:
      'The request was acceptable, but the server failed while carrying it out: the store gave an error, a lock was not granted in time, or a query ran past its time budget. Typical moments are two schema changes sent side by side and deleting something that was created an instant ago.',
    remedy:
      'Repeat the request after a short pause, one at a time; for a write, read the object first, since part of the work may be done. If it persists, give the `errorId` to whoever runs the server.',
  },
  E0000010: {
    means:
      'The org is being served from a copy that cannot be written, because its primary database is under maintenance or the org has been failed over to another region. Reads, sign-in and token issuance go on; everything that has to store something is turned away.',
    remedy:
      'Keep the write and repeat it later with growing pauses; nothing is wrong with the request. An administrator checks the status page, or fails the org back when the failover was their own.',
  },
  E0000011: {
    means:
      "A token was presented and did not hold up: an `SSWS` value that is unknown or revoked, an access token past its time or with a bad signature, or, during sign-in, a `stateToken` that is unknown or too old, or a `recoveryToken` that nobody ever issued (Okta's reference shows this code for one; a token that once was good is E0000105). With no credential at all the code is E0000005.",
    remedy:
      'Fetch a new access token, or start the sign-in over to obtain a new state token. A revoked API token does not come back; an administrator has to create another one.',
  },
  E0000012: {
    means:
      'The caller asked for, or sent, a media type this resource has no version of. The System Log is the known place, for instance when `Accept` admits only XML. Elsewhere a bad `Accept` is E0000019 and a bad `Content-Type` is E0000021.',
    remedy:
      'Send `Accept: application/json` and repeat the request. Check whether a proxy or an HTTP library sets another value on the way.',
  },
  E0000013: {
    means:
      'The app behind the client id exists, yet it is not set up for the part it was given. The seen case is connecting two service apps for cross-app access when that was never turned on for them. An id that matches no app at all would be E0000007.',
    remedy:
      "An administrator has to turn the capability on for the app, or the caller has to name another app. The same request succeeds once the app's settings allow it.",
  },
  E0000014: {
    means:
      'The server would not exchange the credential: the old password given was wrong, or the new one falls short of the password policy in length, character classes, history or minimum age. `errorCauses` tells which. A weak new password arrives here from the Users API, and where somebody changes an expired one as they sign in; at the end of a recovery it is E0000080.',
    remedy:
      "Read the cause: ask for the old password again, or show the policy's requirements and ask for a better new one. Blind repetition with a wrong old password counts toward lockout.",
  },
  E0000015: {
    means:
      'The org itself lacks the product or feature flag behind this endpoint, or behind one property in the body. The role of the caller does not matter; even a super administrator hears it. A missing role would be E0000006.',
    remedy:
      "An administrator has to enable the feature under Settings or have it added to the org's plan. When only one property is gated, leaving it out lets the rest of the request through.",
  },
  E0000016: {
    means:
      '`lifecycle/activate` was called for a user who is past that step and already has the status `ACTIVE`. Activation is the way in, not a reset, so it is refused rather than ignored.',
    remedy:
      "Read the user's `status` first and activate only when it is `STAGED` or `DEPROVISIONED`; treat this answer as success if an active user is all you wanted. Repeating it never helps.",
  },
  E0000017: {
    means:
      'The reset of a password could not be carried out for this user just now. Seen seconds after activation, when `status` says `ACTIVE` but `transitioningToStatus` is still set; also when the password lives in a directory whose agent refuses or is down.',
    remedy:
      'Wait until `transitioningToStatus` is empty and repeat the request. For a user from a directory, an administrator checks the agent and its rights to set passwords.',
  },
  E0000018: {
    means:
      'The request most likely lacks a header or another element the server needs before it can read it, typically because a body came without any `Content-Type` and `Accept`. A missing query parameter is E0000028. No live case is known to us.',
    remedy:
      'Send `Content-Type: application/json` and `Accept: application/json` and try once more. If a proxy strips headers, compare what leaves the client with what arrives.',
  },
  E0000019: {
    means:
      'The `Accept` header rules out every form in which this resource can be given. SAML metadata, for example, exists as XML only, so asking for JSON is refused. Its twin E0000021 is about the `Content-Type` of the body you send.',
    remedy:
      'Ask for a type the endpoint offers: usually `application/json`, for SAML metadata `application/xml`. The request passes as soon as the header is right.',
  },
  E0000020: {
    means:
      "The object is real, but what was asked cannot be done to it, and the server does not say more. The known case is switching off the org's password factor `okta_password`, which can never be done (by its authenticator the same wish is E0000001); Identity Engine also answers so to a malformed sign-in transaction.",
    remedy:
      'Take it as a permanent no for this combination of object and operation. If other objects of the kind accept the call, choose one of them, or find out whether this one is built in.',
  },
  E0000021: {
    means:
      'The body was sent as a media type that is not read here, such as XML or a form where JSON is due, so it was never opened. The header at fault is `Content-Type`; when it is `Accept`, the same sentence comes as E0000019.',
    remedy:
      'Send JSON bodies as `application/json`, and token requests as `application/x-www-form-urlencoded`. Nothing but the header needs to change before you send it again.',
  },
  E0000022: {
    means:
      'The path exists, but not for this HTTP method; a realm, for instance, is updated with `PUT`, so `POST` on its id ends here. It also comes when this particular object lacks the operation, such as a feature in closed beta.',
    remedy:
      'Look up which methods the path takes and use that one. A trailing slash can silently turn an object path into a collection path, so check that too.',
  },
  E0000023: {
    means:
      'Okta is not the owner of the profile or attribute in the request: a directory such as Active Directory or LDAP, an HR app or an identity provider is the profile source of this user, and only the source may change it.',
    remedy:
      "Make the change in the source system and let it flow in. Otherwise an administrator sets that attribute's source to Okta or disconnects the user from the source; then the same request passes.",
  },
  E0000024: {
    means:
      'An update would have rewritten the definition behind a custom app while no active instance of it exists, for example a new `loginUrl` sent to a custom SWA app after it was deactivated.',
    remedy:
      'Activate the app, send the update, and deactivate it again if it should stay off. Harmless fields such as the label may go through while it is inactive.',
  },
  E0000025: {
    means:
      "Most likely the app could not be tied to a version of its catalogue integration: that version is gone, was withdrawn, or does not fit the instance's sign-on mode. We know of no live example.",
    remedy:
      'Create the instance from the current catalogue entry, or leave the version out so that the server chooses. If that fails too, the publisher of the integration has to look at it.',
  },
  E0000026: {
    means:
      'The server still knows this route but has retired it and serves nothing there any more; most likely you are calling `/api/v1/events`, whose work is done by `/api/v1/logs`. Its sibling E0000215 says the same with status 410.',
    remedy: 'Move to the successor of the endpoint. No parameter, token or repetition brings a retired route back.',
  },
  E0000027: {
    means:
      'A group push was asked for that cannot work with this app. Most likely provisioning or push is off there, the group is pushed already, or the group itself comes from an app; the text after the colon gives the reason.',
    remedy:
      'Read the reason in the summary. An administrator enables provisioning and group push on the app, or picks a group that lives in Okta and is not mapped yet; then the request can be repeated.',
  },
  E0000028: {
    means:
      'A parameter this call cannot do without is absent from the query, or in the governance APIs from the body; for instance `oauthClientId` on the app-authenticator configuration, or, as we read it, the `type` of the policies to be listed. A missing field of an ordinary body would be E0000001.',
    remedy:
      'Add the parameter by its exact name and check that it is not lost to a missing `?` or to URL encoding. The complete request can be sent at once.',
  },
  E0000029: {
    means:
      'The paging parameters do not point at a page: an `after` cursor the server never gave out or has forgotten, a `limit` it cannot use, or an empty value. Lists backed by search, such as devices, report a bad cursor as E0000031 instead.',
    remedy:
      'Never build or alter a cursor; follow the `next` link of the previous answer as it stands. If a stored cursor has aged out, start again from the first page.',
  },
  E0000030: {
    means:
      'A value that has to be a point in time could not be read as one, most likely a `startDate` or a timestamp inside a filter. The System Log reports its bad `since` and `until` as E0000001.',
    remedy:
      'Write times in ISO 8601 with date, time and zone, such as `2024-05-01T12:00:00.000Z`, and encode a plus sign as `%2B`. Then send the request again.',
  },
  E0000031: {
    means:
      'A `filter` or `search` expression does not parse, or it uses a property or operator this collection does not offer. Search-backed lists also send it for a cursor they do not recognize, with `Invalid cursor.` as the cause.',
    remedy:
      'Test the expression piece by piece: quotes around values, a supported operator, the full property path such as `profile.email`, and URL encoding over all of it. An unchanged expression fails every time.',
  },
  E0000032: {
    means:
      '`lifecycle/unlock`, or the recovery of a locked account, was asked for a user whose status is not `LOCKED_OUT`, so there is nothing to unlock. A lockout may also have ended by itself in the meantime. Where a question is asked before somebody unlocks themselves and none was ever set, the code is the same; the cause says so.',
    remedy:
      "Read the user's `status` and unlock only when it is `LOCKED_OUT`. If the person still cannot sign in, look for another reason, such as a suspended account or an expired password.",
  },
  E0000033: {
    means:
      'A list was asked for with `q` or `search` and, in the same request, with a `filter`. These are two different ways to select, and the server will not combine them. No live body is known to us.',
    remedy:
      'Keep one of the two. Most conditions of a `filter` can be written into the `search` expression, and the request then passes.',
  },
  E0000034: {
    means:
      "Forgot-password was asked for somebody who cannot use it: most often no recovery question was ever set, otherwise the user is not `ACTIVE`, is locked out, or has no password that Okta keeps. Somebody who recovers by text or call without a question hears it behind the right code, as was seen. Where the policy's rule forbids it, the authentication API says E0000006.",
    remedy:
      'Set the recovery question or bring the user to `ACTIVE`, then repeat. For an administrator, `reset_password` does the job without a question; a federated user resets at the home system.',
  },
  E0000035: {
    means:
      "This user may not change a password: the password policy rule in force sets password change to `DENY`, the password is kept elsewhere (federation, social login, directory), or the user's status does not permit it. Whether the old password was right does not matter; a wrong one is E0000014.",
    remedy:
      'An administrator allows password change in the matching policy rule or brings the user into a fitting status. A federated user has to change the password where it lives.',
  },
  E0000036: {
    means:
      'The recovery question of this user cannot be replaced, most likely because the user has no password kept by Okta (federated or social) or is in a status outside `STAGED`, `ACTIVE` and `RECOVERY`, such as suspended.',
    remedy:
      "Check the user's `status` and `credentials.provider`. After the account has been unsuspended or recovered the call can be repeated; for a federated user it will never apply.",
  },
  E0000037: {
    means:
      'A value in the path or query could not be converted to the type the parameter has, most likely a word where a number or a boolean belongs, such as `limit=ten` or `activate=maybe`. The summary describes the value. Wrong types inside a body are E0000003.',
    remedy:
      'Correct the parameter named in the summary and send the request again. Check that placeholders in a URL template were really filled in.',
  },
  E0000038: {
    means:
      "The step exists, but not from the user's present status: `reactivate`, for example, is for users who are `PROVISIONED`, so a `STAGED` one is refused. In MyAccount it means that the phone, email or WebAuthn authenticator is switched off for the org.",
    remedy:
      "Read the user's `status` and take the step that belongs to it, such as `activate` for a staged user. If the cause names an authenticator, an administrator has to enable it first.",
  },
  E0000039: {
    means:
      'A catalogue app ran its own checks over the settings that were sent and turned them down, for example a SAML group attribute whose name the integration defines already. Each problem is one entry of `errorCauses`.',
    remedy:
      'Rename or remove what the causes point at and send the update again. The setup instructions of the integration list the names it keeps for itself.',
  },
  E0000040: {
    means:
      'Another app in this org already bears the label that was sent, and this org requires labels to be unique. Okta lifted that rule in 2021, so it shows up only where the rule is enforced; duplicate OIDC names came as E0000001.',
    remedy:
      'Choose another `label`, or find the existing app by its label and use that one. Repeating the request with the same label cannot work.',
  },
  E0000041: {
    means:
      "An assignment carried a `userName` or password for the individual user, but under the app's credential scheme users have none of their own; with `SHARED_USERNAME_AND_PASSWORD`, for instance, everyone shares one pair.",
    remedy:
      'Leave `credentials` out of the assignment, or have an administrator change the app to a scheme such as `EDIT_USERNAME_AND_PASSWORD`. Then repeat the assignment.',
  },
  E0000042: {
    means:
      'The address users are sent to when an app turns them away (`accessibility.errorRedirectUrl`) could not be stored. Most likely custom error pages are switched off in this org, or the URL lies outside what it trusts.',
    remedy:
      'Leave the field out, or have an administrator allow custom error pages and the target origin. After that the same update can be sent again.',
  },
  E0000043: {
    means:
      'The app was to be offered for self-service (`accessibility.selfService` true) in an org that does not let end users add apps managed by the organization. The switch that is missing is on the org; in E0000044 it is the app that does not qualify.',
    remedy:
      'Send `selfService: false`, or have an administrator turn on self-service for organization-managed apps and repeat the request.',
  },
  E0000044: {
    means:
      "The org allows self-service, but this app cannot have it: its username is built from a profile attribute that people may edit themselves, so somebody could claim another person's account. With self-service off for the whole org the code is E0000043.",
    remedy:
      'Build the username from an attribute that end users cannot write, or make that attribute read-only for them. Then `selfService` can be set to true.',
  },
  E0000045: {
    means:
      'A profile mapping cannot be used as written. Most likely its expression has a syntax error, names a source attribute nobody defined, or produces a type the target cannot hold; an unknown target attribute is reported as E0000001.',
    remedy:
      'Check the expression against the source and target schemas, one property at a time, and post the mapping again. Without a change it will be refused again.',
  },
  E0000046: {
    means:
      "An app assignment could not be ended from the user's side, most likely because it comes from a group the user is in, or because the app is the source of the user's profile. The assignment is still in place.",
    remedy:
      "Look at the assignment's `scope`: for `GROUP`, remove the user from the group or the group from the app. For a profile source, an administrator disconnects it first.",
  },
  E0000047: {
    means:
      'The caller is rate limited: more requests came in than the bucket of this endpoint allows in its window, or too many ran at the same time. The bucket may belong to the org, the token or the user; a user name has one of its own for signing in (`POST /api/v1/authn`), four times a second, whoever asks and whether or not there is such a user. Five wrong codes for a factor that is not active yet, or for any factor where the password policy locks nobody out, are answered with it as well, for five minutes. Pauses between text messages, calls and mails have codes of their own (E0000109, E0000133, E0000118).',
    remedy:
      "Wait until the time in `X-Rate-Limit-Reset` and repeat the same request; it is not at fault. Spread out bursts, use larger pages, and let an administrator raise the limit or the token's share if it keeps happening.",
  },
  E0000048: {
    means:
      'Provisioning asked the on-premises connector for a user or group by the id remembered from earlier, and the SCIM server behind it most likely no longer has it. The missing thing is on the far side; a missing Okta object is E0000007.',
    remedy:
      'Find out whether the account was deleted in the target. An administrator assigns the user again, or links it anew, so that a fresh account and id are made; repeating alone does not help.',
  },
  E0000049: {
    means:
      'The SCIM server said that it succeeded, but what it sent back could not be used: most likely no JSON, no `id`, or a core attribute of the wrong type. The fault is in the answer of the connector, while E0000050 is about what we send to it.',
    remedy:
      'Whoever runs the connector compares its responses with the SCIM schema, starting with `id` and `userName`. Repeat the provisioning afterwards, and look for an account that was created all the same.',
  },
  E0000050: {
    means:
      'No SCIM resource could be made of what was to be provisioned, and most likely nothing left the server: a value the connector insists on is empty, or one has the wrong SCIM type. E0000049 is the opposite direction.',
    remedy:
      'Fill in the attribute on the user or correct the mapping of the app, then assign or update again. The SCIM server needs no change.',
  },
  E0000051: {
    means:
      'The SCIM server, or the provisioning agent in front of it, gave no answer: most likely the connection was refused or broken, or nothing came within the time limit. Whether the change reached the target is not known.',
    remedy:
      'Check that agent and SCIM server are running and can reach each other, then repeat. Look in the target first, so that no account is created twice.',
  },
  E0000052: {
    means:
      'The connector declared that it does not implement what the operation needs, most likely by answering 501; typical is a group push to a SCIM server that only knows `/Users`.',
    remedy:
      'Switch off the feature that needs the missing resource, or add it to the connector and to the capabilities it reports. The same request fails until then.',
  },
  E0000053: {
    means:
      'A SCIM filter could not be understood: an unknown operator such as `eqq`, a missing quote, or a field this list does not have. On the System Log the summary quotes the parser and the position; that API also uses the code for a `since` beyond the retention time. Most other lists say E0000031.',
    remedy:
      'Go to the position named, correct operator or field, and encode the whole expression. For the System Log, move `since` inside the retention window.',
  },
  E0000054: {
    means:
      'The paging values of a SCIM list make no page, such as `startIndex=0` or a negative `count`. The System Log used it for bad paging until 2018 and has said E0000029 since; where it appears today is our inference.',
    remedy:
      'Count `startIndex` from 1 and send a positive whole number as `count`. The corrected request can go out at once.',
  },
  E0000055: {
    means:
      'While pushing a group, the connector was asked to create one whose name the target already holds, and it most likely reported a duplicate. The Okta group itself is fine.',
    remedy:
      'Link the push to the existing group in the target in place of creating a new one, or rename one of the two. Pushing again in the same way gives the same conflict.',
  },
  E0000056: {
    means:
      'The app to be deleted is still `ACTIVE`, and only a deactivated app may be removed. Nothing has been deleted. The built-in LDAP interface has E0000190, which deactivating does not cure.',
    remedy: 'Call `lifecycle/deactivate` on the app, then delete it again; the second attempt answers 204.',
  },
  E0000057: {
    means:
      "The person is signed in and has the app, but a rule of the app's sign-on policy most likely says no in this situation: the network zone, group, device or risk does not fit. Nothing more the user proves would change it, unlike E0000058 and E0000092.",
    remedy:
      'An administrator reads the policy evaluation in the system log to see which rule matched, and changes the rule or its conditions. For the user, another network or a managed device may be enough.',
  },
  E0000058: {
    means:
      "The app's sign-on rule wants a second factor that this session has not proved, or not recently enough, and this call most likely had no way to ask for one. The app is named after the colon. E0000092 asks for a fresh sign-in instead.",
    remedy:
      'Send the person through an interactive sign-in for that app, where the factor can be asked for, and repeat the call with the new session.',
  },
  E0000059: {
    means:
      'Saving or activating a connector makes the server try it out, and that trial most likely failed: nobody listens at the base URL, the path is wrong, or the credentials were turned down. Cloud connectors report the same as E0000001.',
    remedy:
      "Call the base URL with the same credentials from the network of the agent, correct what fails, and save once more. Nothing else in the app's settings needs to change.",
  },
  E0000060: {
    means:
      'The route is there, but objects of this sort lack the operation; seen when an authenticator that was already inactive was deactivated. What was seen was Google Authenticator; that others and single methods answer likewise is our reading. Okta has since given several such cases other codes, so newer orgs may say 400 or 403.',
    remedy:
      'Check the state and kind of the object: the wish may already be fulfilled, or the operation may not exist for it. Repeating does not change the answer.',
  },
  E0000061: {
    means:
      "Creating, renaming, moving or deleting a tab of the end user's dashboard was refused, and the text after the colon says why: most likely the name is taken, there are too many tabs, or it is the last one. No public route is known to give it.",
    remedy:
      'Follow the reason in the summary, for example with another name or by keeping one tab. There is nothing for an administrator to change.',
  },
  E0000062: {
    means:
      'Most likely this user already has an assignment of their own to the app, and a second one was asked for. Having the app through a group should not count, since that assignment can be turned into an individual one.',
    remedy:
      'Treat it as done, or send `POST /api/v1/apps/{appId}/users/{userId}` to change the assignment that exists.',
  },
  E0000063: {
    means:
      'Two parameters that exclude each other came in one request. A pair that fits is `targetGroupId` and `targetGroupName` when a group push is set up; the old Events API had others. That this code covers them is our inference.',
    remedy:
      'Send only one of the pair; each is accepted by itself. The reference of the endpoint says which parameters exclude one another.',
  },
  E0000064: {
    means:
      'The password was most likely right, but it has expired, and the call is of the one-shot kind that has no step for choosing a new one, such as `POST /api/v1/sessions`. `/api/v1/authn` would go on with the status `PASSWORD_EXPIRED`.',
    remedy:
      'Let the person sign in interactively and set a new password, then repeat the call with it. Sending the old password again leads nowhere.',
  },
  E0000065: {
    means:
      "The server stumbled over its own record of the app: a catalogue entry, a template or a signing key was most likely missing or unreadable while the app was created or its metadata produced. The caller's input is not to blame.",
    remedy:
      'Repeat it after a short while. If it stays, pass on the `errorId`; an administrator can try a new instance of the app or a new signing key.',
  },
  E0000066: {
    means:
      'An Apple device wants to enroll in mobile management, and the org most likely has no Apple push certificate, or one that has expired. Without it the server cannot reach the device after enrollment.',
    remedy:
      'The user can do nothing here; an administrator uploads or renews the Apple push (APNS) certificate, and the enrollment is then started again.',
  },
  E0000067: {
    means:
      'The factor is checked by somebody else, such as an RSA, RADIUS, Duo or Symantec server, and that provider most likely did not answer in time. An answer that is an error would be E0000074, and a push the user ignores is no error but the result `TIMEOUT`.',
    remedy:
      'Try again in a moment, or let the user choose another factor. An administrator checks the provider and the network or agent in between.',
  },
  E0000068: {
    means:
      'The passcode, answer or signature given for a factor does not match what the server expects. The cause tells which kind was wrong. Each such attempt counts, and enough of them lead to E0000069; a right code used a second time is E0000082.',
    remedy:
      'Ask the user for the current code and send it once. If right codes keep failing, check the clock of the device, or reset and enroll the factor anew.',
  },
  E0000069: {
    means:
      'The user is locked out after a series of wrong codes or answers, and from now on even the right answer is refused. The counter is shared with wrong passwords. A single wrong code is E0000068.',
    remedy:
      'Stop sending answers; the lock ends with time, by self-service unlock, or when an administrator calls `lifecycle/unlock`. After that, sign-in starts from the beginning.',
  },
  E0000070: {
    means:
      'Nothing has failed yet: the challenge went out to the device, and most likely the person has simply not reacted by the time the caller asked. The public factor API tells the same with `factorResult: WAITING`. Here whoever asks to `verify` with `Prefer: wait=…` (RFC 7240) wants the outcome and hears the error; everybody else is given a transaction to poll.',
    remedy:
      'Ask again every few seconds until the result is settled or the challenge expires. Sending a new challenge instead would only confuse the user.',
  },
  E0000071: {
    means:
      'A device that wants to enroll in mobile management runs an operating system version that policy or product most likely no longer accepts; the version stands at the end of the summary.',
    remedy:
      'Update the device and enroll again. An administrator can lower the minimum version in the device policy if that is acceptable.',
  },
  E0000072: {
    means:
      'The device policy rule most likely to have matched this person and platform says that devices are denied, so enrollment in mobile management stops. The device itself may be perfectly suitable; one that is too old gives E0000071.',
    remedy:
      'An administrator changes the platform rule to allow, or moves the user under another policy; only then can enrollment be started again.',
  },
  E0000073: {
    means:
      'The person saw the prompt on the device and said no. Polled push transactions express this as `factorResult: REJECTED`; the error most likely appears on a path that returns only the outcome. Here that is `verify` with `Prefer: wait=…` (RFC 7240).',
    remedy:
      'Do not repeat on your own: ask the person whether the sign-in was theirs. If it was not, somebody else knows the password, and it should be changed.',
  },
  E0000074: {
    means:
      'The provider behind a factor answered, but with an error of its own that is not about a wrong code: most likely its credentials for our side were refused, it does not know the token, or it has an inner fault. No answer at all would be E0000067.',
    remedy:
      "An administrator checks the provider's settings and logs. For the user, another factor is the way on; repeating helps only if the provider's trouble passes.",
  },
  E0000075: {
    means:
      'The assignment tries to set an app attribute by hand although a mapping fills it from the Okta profile and the app pushes profile changes outward. The value would be overwritten at the next push, so it is refused; the attribute is named in the summary.',
    remedy:
      'Leave the attribute out, or send the value the mapping yields. To change it for good, change the Okta profile or have an administrator change the mapping.',
  },
  E0000076: {
    means:
      "This app is most likely the source of the user's profile; its record of the user comes from there and cannot be edited on the Okta side. E0000075 is the opposite case, where Okta is the one that pushes.",
    remedy:
      'Change the person in the source app and import again, or have an administrator turn off profile sourcing for the app.',
  },
  E0000077: {
    means:
      'The body gives a different value to an attribute that the server keeps for itself, such as `priority` on a default policy, which moves by itself when other policies come and go. The name is in the summary. When a whole object such as `conditions` is protected, the code is E0000111.',
    remedy:
      'Read the object again just before the update and send such attributes back as they are. A stale copy is the usual reason, and with fresh values the request passes.',
  },
  E0000078: {
    means:
      "An attribute that may be written once already has its value, and the request brings a different one. Its definition says `IMMUTABLE`; a read-only attribute, which callers may never write, is E0000077. It can also appear for a moment after an attribute's permissions were switched.",
    remedy:
      "Leave the attribute out or send its present value. If the permission was changed a moment ago, wait and repeat; otherwise only an administrator can change the attribute's definition.",
  },
  E0000079: {
    means:
      'The `stateToken` is alive, but the sign-in it belongs to stands at another step than the one that was called, for instance a password change while the transaction waits for a factor, or it names another factor than the one that was asked. Leaving out a step that is required is refused with it as well. A token that has expired, was used up or was cancelled is E0000011.',
    remedy:
      'Look at the `status` and `_links` of the last answer and call the step named there. If the client lost track, start the sign-in over.',
  },
  E0000080: {
    means:
      "The new password chosen at the end of a recovery, or of a first sign-in, does not satisfy the password policy of this user; the cause lists what the policy demands, or says that the password was in use before. Okta's reference shows the same sentence under E0000014 there, but recorded answers of `reset_password` and the clients that handle them have this code, so it is the one that is answered. A password that is changed by whoever knows the old one is E0000014.",
    remedy:
      'Show the requirements to the person and send a better password with the same `stateToken`, which remains usable. The same password will be refused each time.',
  },
  E0000081: {
    means:
      'An integration can keep attributes of its app profile for itself, and the request most likely tried to write or redefine one of them; its name is in the summary. Unlike E0000077, the reason is who owns the attribute in this one app.',
    remedy:
      'Leave the attribute out of the profile or schema change. If you need the value, add a custom attribute of your own and map it.',
  },
  E0000082: {
    means:
      'The one-time code is genuine but was accepted once before in the same time step. This keeps an overheard code from being used twice; a code that never was right is E0000068.',
    remedy:
      'Wait for the next code, at most 30 seconds with most apps, and send that one. In tests, do not verify twice within one time step.',
  },
  E0000083: {
    means:
      "The code belongs to this factor, but to a moment too far from the server's present one, so the clocks have most likely drifted apart or the code was typed very late. A code of a moment before that of the last accepted one is old as well. A code that fits no moment at all is E0000068.",
    remedy:
      "Enter the newest code straight away. If that fails as well, set the device's clock automatically or resynchronize the hardware token.",
  },
  E0000084: {
    means:
      'What the server must work out to open the app for this person could not be computed; most likely an expression in the sign-on rule, username template or an attribute statement reads something that no longer exists or fails for this user.',
    remedy:
      "An administrator checks those expressions against the user's profile, above all after an attribute was deleted. The user can only try again after that.",
  },
  E0000085: {
    means:
      'The credentials were right, but a rule of the global session policy denies this sign-in because of network zone, group or risk, or wants a factor where the person has none and may set up none. It is met in steps after the password, such as finishing a reset; a plain `POST /api/v1/authn` hides it behind E0000004. A reset that ends so has changed nothing: the old password stays.',
    remedy:
      'An administrator sees the rule in the system log and decides whether to change it. For the person, signing in from an allowed network may be enough.',
  },
  E0000086: {
    means:
      'A policy that is inactive cannot be put into force as the org stands; most likely something it depends on was switched off in the meantime, such as an authenticator the policy marks as required.',
    remedy:
      'Go through what the policy refers to, reactivate it or take it out of the policy, and activate the policy again.',
  },
  E0000087: {
    means:
      'During account recovery the answer to the security question did not match the stored one. The recovery transaction is still alive, but each wrong answer brings the lockout (E0000119) nearer.',
    remedy:
      'Let the person try again with the same `stateToken`, carefully. If the answer is forgotten, an administrator resets the password.',
  },
  E0000088: {
    means:
      'A child org was to be created with a subdomain that another org already uses. While the other org is still being made the code is E0000171, and a name nobody may have is E0000170.',
    remedy:
      'Choose another `subdomain`. If you repeated a request whose answer was lost, look whether your own first attempt created the org.',
  },
  E0000089: {
    means:
      'The name given for a child org cannot be used: empty, longer than 100 characters, holding characters such as emoji, or borne by another org. The subdomain is a different field with codes of its own, such as E0000088.',
    remedy: 'Send a plain, unused name within the length limit and repeat the request.',
  },
  E0000090: {
    means:
      'The standard role in the request is already held by the principal, which may be a group or a client app although the text speaks of a user. The newer governance roles report their repetition as E0000263.',
    remedy: 'Treat it as done, or list the roles of the principal first. Repeating the assignment has no effect.',
  },
  E0000091: {
    means:
      'A target was put on a role assignment whose type takes no target of that kind. Group targets belong to the user, help desk and group membership administrators, app targets to `APP_ADMIN`; every other role stands without targets.',
    remedy:
      'Check the `type` behind the `roleAssignmentId`, which is easily mistaken for another one. Assign a role that can be limited in this way, then add the target to it.',
  },
  E0000092: {
    means:
      "The session is good, but the app's sign-on rule wants a fresh proof of identity and the last one is most likely older than the rule allows. Where a missing second factor is the matter the code is E0000058.",
    remedy:
      'Send the person through sign-in again, for instance with `prompt=login`, and open the app with the renewed session.',
  },
  E0000093: {
    means:
      'A user was to be created as a member of more than 20 groups at once. The limit is on the `groupIds` of the create call alone; a user may belong to more groups later.',
    remedy:
      'Create the user with at most 20 groups and add the others with `PUT /api/v1/groups/{groupId}/users/{userId}`, one by one.',
  },
  E0000094: {
    means:
      'The filter is grammatically right, so it is neither E0000031 nor E0000053, but it is most likely too involved for this list: nested brackets, `not`, or `and` mixed with `or` over several attributes.',
    remedy:
      'Flatten the filter, split it into several requests, or use `search` where the list offers it, since that takes richer expressions.',
  },
  E0000095: {
    means:
      'A trusted application, that is one with an admin token on the request, began account recovery for a username that does not exist here. An anonymous caller would be told to go on as if all were well, so that names cannot be probed.',
    remedy:
      'Check the username and `relayState` of your form. Do not pass this answer on to an anonymous visitor, because it reveals which accounts exist.',
  },
  E0000096: {
    means:
      'The certificate sent to the key store for identity providers is most likely there already under another key; its `kid` is in the summary. Nothing new was stored.',
    remedy: 'Use the key named in the summary. Upload again only if the certificate itself has changed.',
  },
  E0000097: {
    means:
      'Recovery or enrollment by text message or call was asked for, but this user most likely never confirmed a phone number. A number may stand in the profile; that alone does not make it verified.',
    remedy:
      'Enroll and verify a phone for the user first, or recover by email. For an sms factor, send the number in `profile.phoneNumber`.',
  },
  E0000098: {
    means:
      'The phone number is not one that can be reached: it cannot be read as an international number, lies in an unassigned range, or is of a kind such as premium or fixed line that does not take the message. A bad extension is E0000121, and a number abroad may be E0000099.',
    remedy:
      'Send it in E.164 form, with plus sign and country code, and try again. Some newer orgs report the same as E0000001.',
  },
  E0000099: {
    means:
      'The number is a valid one, but lies outside the United States and Canada, and this org most likely may not send messages or place calls beyond them. Nothing was sent.',
    remedy:
      'Use another factor or a number in that area. An administrator can have international telephony enabled for the org; after that the same number works.',
  },
  E0000100: {
    means:
      'The search index behind a list with `search` or `sortBy` most likely could not answer. The main store is not affected: reading an object by its id and lists with `filter` still work.',
    remedy:
      'Repeat it with growing pauses. If you cannot wait, read by id, or use `filter` where it expresses the condition; neither should need the index.',
  },
  E0000101: {
    means:
      'A native app file uploaded for hosting is most likely not a usable package: a broken archive, no manifest, no signature or no bundle id; the end of the summary tells which. Okta Mobility, which used it, has no public endpoint.',
    remedy:
      'Build and sign the package again, check it on a device, and upload the new file. Uploading the same file has no prospect.',
  },
  E0000102: {
    means:
      "A YubiKey seed was to be deleted while the key is enrolled by somebody. Removing it would take away that person's factor unseen, so the factor has to go first.",
    remedy: 'Reset the YubiKey factor of the user who holds it, then delete the token again.',
  },
  E0000103: {
    means:
      'A remote command for a managed device, such as lock or wipe, was asked for while an earlier one of the kind most likely still waits for the device to report back. Once a lock is carried out, a second one is E0000104.',
    remedy:
      'Wait until the device is online and has acknowledged the first command. Sending it again does not make it faster.',
  },
  E0000104: {
    means:
      'A managed device was to be locked, and an earlier lock has most likely been carried out and not lifted. In E0000103 the first command is still on its way.',
    remedy:
      'Nothing needs to be done if the device should be locked. Otherwise unlock it first and then give the command again.',
  },
  E0000105: {
    means:
      "A recovery token or link was really issued, but its time is over or it was used already; each works once. A token nobody ever issued is E0000011: Okta's reference shows that code for an invalid token, while fixtures and clients know this one for a link that was good once, so the two are told apart by whether the token was ever issued. Of two who came by one link, the second to choose a password hears it as well. Links for other purposes give E0000110, and the used link of a welcome mail E0000004.",
    remedy:
      'Start the recovery again to get a new token, and use only the newest message: each one ends the link of the one before. Opening a link does not use it up, so that mail scanners do no harm; the new password does.',
  },
  E0000107: {
    means:
      'A lifecycle step was asked of an object, most likely a device, from a state that does not lead there: unsuspending one that is active, or deleting one that was never deactivated.',
    remedy:
      "Read the object's `status` and take the steps in order, for example deactivate and then delete. If it already is where you want it, there is nothing to do.",
  },
  E0000108: {
    means:
      'A resource of mobile management, such as an enrollment, profile or hosted app, was most likely created with an identity that exists already. No public endpoint is known.',
    remedy:
      'Look for the existing resource and update it, or use a different identity. Repeating the creation gives the same conflict.',
  },
  E0000109: {
    means:
      'A text message went to this phone number less than 30 seconds ago, and the pause counts per number, whoever asks. Sending again within a recovery waits for as long, whether or not there is a phone, so that nobody learns of it. Larger quotas have other codes: E0000150 and E0000204 for the user, E0000146 for the whole org.',
    remedy:
      'Wait half a minute, then ask for a new message; the first code usually stays valid meanwhile, so look for it before asking again.',
  },
  E0000110: {
    means:
      'A one-time link that carries on something other than account recovery, most likely a factor activation or an email magic link, was opened too late or a second time. For recovery links the code is E0000105.',
    remedy:
      'Have a new link sent and open it once, without delay. Check first whether the earlier click has already completed the matter.',
  },
  E0000111: {
    means:
      'The update of a built-in policy or rule changes an object inside it, typically the `conditions` of a default rule, and these are fixed. Single values such as `priority` give E0000077. That deleting or deactivating a built-in one is refused in these words too is our reading: no live case is known to us.',
    remedy:
      'Send the object back as it was read. To apply other conditions, create a rule of your own above the default one.',
  },
  E0000112: {
    means:
      'The user is on the way to `ACTIVE`, but the groups, apps and provisioning that go with it are still being worked through in the background. `transitioningToStatus` says so. Until that is finished the profile may not be changed.',
    remedy:
      'Wait until `transitioningToStatus` is empty and send the update again; it needs no change. If it takes many minutes, an administrator looks for a slow provisioning target.',
  },
  E0000113: {
    means:
      'The RSA or on-premises MFA server neither accepted nor rejected the passcode but asked something in return, such as choosing a new PIN or typing the next token code. Its question is the whole summary.',
    remedy:
      'Show the summary to the person and send the reply through the same verify call. Repeating the first passcode does not answer the question.',
  },
  E0000115: {
    means:
      'An app file for hosting was most likely good, but the service that stores or inspects such files could not take it; the end of the summary tells the step that failed. A file that is itself broken would be E0000101.',
    remedy: 'Upload the same file again later. If that fails for long, whoever runs the server checks the file store.',
  },
  E0000116: {
    means:
      'An app file could be read but most likely breaks a rule for uploads: too large, another bundle id than the app it replaces, no newer version, or a platform that is not allowed. The summary consists of the reason alone.',
    remedy:
      'Build the package again according to the reason and upload it. The identical file will be turned down each time.',
  },
  E0000117: {
    means:
      'The user has been deactivated (`DEPROVISIONED`), and somebody with that status can neither be given an app nor have an app profile changed. Staged, pending and locked-out users can.',
    remedy:
      'Activate the user first and repeat the request, or take the user off your list. Until then the answer stays the same.',
  },
  E0000118: {
    means:
      'An email with a code went to this address less than five seconds ago. The pause only spreads messages out; it is not a daily quota and no fault of the factor.',
    remedy:
      'Wait five seconds and repeat the request. If the mail does not arrive, look in the spam folder before asking for a third one.',
  },
  E0000119: {
    means:
      'Account recovery stops because the user is locked out and, as far as we can tell, the policy gives the person no way to unlock it; usually too many wrong answers to the security question came before. Without the lock a wrong answer is E0000087. A trusted application hears it at the start of a recovery; anybody else is told nothing there.',
    remedy:
      'The person has to ask an administrator, who calls `lifecycle/unlock` or resets the password. Further answers are not even compared.',
  },
  E0000120: {
    means:
      'The request for a child org also names a custom domain, and that domain most likely belongs to another org already. The published schema shows no such field, so the exact form is our inference.',
    remedy:
      'Leave the domain out or name a free one. If it is yours, remove it from the other org first and repeat the request.',
  },
  E0000121: {
    means:
      'The extension sent with a call factor cannot be dialled, most likely because it contains letters or is longer than 15 characters. The phone number itself was fine; a bad number is E0000098.',
    remedy:
      'Send digits only in `phoneExtension`, or leave the field out when there is no extension, and enroll again.',
  },
  E0000122: {
    means:
      'The `Accept` header most likely leaves no room for `application/json`, and this endpoint family insists on it with status 406. Other areas express the same trouble as E0000019 (400), and MyAccount wants a version as well (E0000149).',
    remedy: 'Add `application/json` or `*/*` to `Accept` and repeat the request; nothing else is wrong with it.',
  },
  E0000123: {
    means:
      'A schema property lists its allowed values twice, in `enum` and as `const` in `oneOf`, and the two lists do not hold the same values. For an array property the lists stand inside `items`.',
    remedy:
      'Make both lists equal, watching for empty strings and for numbers written as text, and send the schema again. Nothing of the change was stored.',
  },
  E0000124: {
    means:
      'A user was to be created with `nextLogin=changePassword`, but the body has no `credentials.password`. A password that is not there cannot be made to expire. When `activate` is false instead, the code is E0000125.',
    remedy:
      'Send a first password in `credentials.password.value`, or drop `nextLogin` and let the person choose one by the activation link.',
  },
  E0000125: {
    means:
      'A user was to be created with `nextLogin=changePassword` and at the same time with `activate=false`. A password can only be expired for somebody who has been activated; if the password is absent, you get E0000124.',
    remedy: 'Send `activate=true` with it, or create the user staged and call `expire_password` after activation.',
  },
  E0000126: {
    means:
      "Self-assignment (`accessibility.selfService`) was combined with settings under which people could choose whose account they get, such as shared credentials or a freely typed username. The exact combinations are inferred. E0000043 is about the org's switch, E0000044 about an editable username attribute.",
    remedy:
      'Change the app so that the username is fixed by a mapping, or leave `selfService` off. Then the update can be sent again.',
  },
  E0000127: {
    means:
      'A linked object needs two names, `primary` and `associated`, and at least one of them is in use by another definition, on either side. Each clashing side has its own entry in `errorCauses`.',
    remedy:
      'List the definitions, pick free names for the side named in the causes, and create it again. Deleting the old definition also deletes its links.',
  },
  E0000131: {
    means:
      'A feature was switched on or off, and the feature itself most likely objected for a reason of its own, such as data that would be left over. The summary is that reason. Conflicts with other features are E0000141.',
    remedy:
      'Do what the summary asks, then switch again. `mode=force` is meant for conflicts between features and is unlikely to help here.',
  },
  E0000132: {
    means:
      'For this user, client and device there is a registration in force already, and most likely a second one was to be activated. No public endpoint is known to give this.',
    remedy:
      'Use the existing registration, or revoke it and register anew. Repeating the activation does not change anything.',
  },
  E0000133: {
    means:
      "This phone number was called less than 30 seconds ago, and the next call has to wait; the pause belongs to the number. For text messages it is E0000109, and used-up quotas are E0000151, E0000205 and E0000147. An example of Okta's reference shows E0000047 in this place; clients know the code that names the call.",
    remedy: 'Wait half a minute and ask for the call again. Offer the resend button only after that time.',
  },
  E0000134: {
    means:
      'The service behind an inline hook was tried, but no usable exchange came about: connection refused, TLS trouble, a status outside 2xx even on the second try, or a body that is no hook response. A hook that says no in proper form is E0000135, and silence is E0000137.',
    remedy:
      'The owner of the hook checks address, certificate and response format, best with `execute` on the hook. The caller may try again once that is repaired.',
  },
  E0000135: {
    means:
      'The inline hook worked and its answer was an `error` object: your own service rejected the operation, for instance a registration. Summary and causes are the words of that service, passed on unchanged.',
    remedy:
      'Correct what the causes name and try again. If the rejection is wrong, the rule to change is in the code of the hook, not in this server.',
  },
  E0000136: {
    means:
      "Most likely two requests changed one person's phone number side by side, and this one found the record altered since it had read it. The other request went through.",
    remedy:
      "Read the user's phone factors, see which number stands there, and repeat the change only if it is still wanted.",
  },
  E0000137: {
    means:
      'The service behind an inline hook timed out: it did not reply within about three seconds, and where a second try is made, not then either. An exchange that broke off or came back unreadable is E0000134.',
    remedy:
      'Make the hook answer faster and leave slow work for after its response. The caller can repeat the operation; it was not carried out.',
  },
  E0000138: {
    means:
      'Sending a code by text message or call to a phone in MyAccount failed while it was being handed over, with all providers tried so far. The phone and the request are not at fault. E0000139 speaks of an outage the provider reports.',
    remedy:
      'Send the same request with `retry` set to true so that another provider is used, or choose another factor.',
  },
  E0000139: {
    means:
      'The provider of text messages and calls most likely reported trouble of its own: an outage, a throttled or a suspended account. Nothing reached the phone.',
    remedy:
      'Try again a few minutes later or use another factor. An administrator checks the account and status page of the provider.',
  },
  E0000140: {
    means:
      'The owner of this phone number has most likely told the provider not to send any more messages, usually by replying STOP. It holds for this number until it is taken back.',
    remedy:
      'Ask the person to opt in again, for example by texting START, or to use another number or factor. Sending again is useless until then.',
  },
  E0000141: {
    means:
      'A feature cannot be switched while others stand in the way: one it needs is off, or one that needs it is on. Each of them is an entry in `errorCauses` with its address.',
    remedy:
      'Switch those features first, in the order of their dependence, or send `mode=force` to have it done for you after looking at what that changes.',
  },
  E0000142: {
    means:
      'A user type cannot be removed because it is the default type of the org, or because there are still users of that type who have not been deleted. The cause says which: `PROHIBITED` or `UNMET_REQUIREMENTS`.',
    remedy:
      'Move the users to another type or delete them for good, then delete the type. The default type stays for ever.',
  },
  E0000143: {
    means:
      "The app is one of the org's own, such as the dashboard, the Admin Console or the browser plugin, and the operation is most likely one that only ordinary apps allow. The caller's role is not the reason.",
    remedy:
      'Leave these apps out of your loops. Access to them is governed by admin roles and policies, not by assignment or deactivation.',
  },
  E0000145: {
    means:
      'The list contains people whose stored values do not agree with the schema any more, because a custom attribute was removed and made again with another type. The query itself is in order.',
    remedy:
      'An administrator gives the attribute its old type back or a new name, or clears the old values user by user. Until then a narrower query that misses those people works.',
  },
  E0000146: {
    means:
      'The org as a whole has most likely used up the text messages it may send in 24 hours, to whatever number. The pause between two messages (E0000109) and the quota of a single user (E0000204) are separate.',
    remedy:
      'Use another factor until the window has moved on. An administrator looks for abuse such as toll fraud, and has the limit raised if the use is genuine.',
  },
  E0000147: {
    means:
      'The org has most likely reached its number of voice calls for 24 hours, counted over all users and numbers. It is the counterpart of E0000146 for calls.',
    remedy:
      "Let people use another factor meanwhile. An administrator checks for abuse first, then asks for a higher limit or connects a provider of the org's own.",
  },
  E0000148: {
    means:
      'An authenticator was to be switched off although policies that are in force still enable it. `errorCauses` has one line for each kind of policy, with the names. For methods inside authentication chains the code is E0000246.',
    remedy:
      'Disable the authenticator in every policy named, then deactivate it. An inactive policy does not stand in the way.',
  },
  E0000149: {
    means:
      'MyAccount wants to know the version you speak, and the `Accept` header does not name one it supports. Plain `application/json`, enough elsewhere, is too little here.',
    remedy:
      'Send `Accept: application/json; okta-version=1.0.0` and repeat the request. Check that your HTTP library does not overwrite the header.',
  },
  E0000150: {
    means:
      'One user or phone number has consumed the text messages allowed over a longer stretch of time. It is more than the 30-second pause of E0000109 and less than the org-wide stop of E0000146; the same sentence with status 429 is E0000204, which Stuntdouble says to whoever has a code sent again.',
    remedy:
      'Let the person use another factor or try later, and do not loop. An administrator can look in the system log whether a script keeps asking.',
  },
  E0000151: {
    means:
      'One user or phone number has consumed the voice calls allowed over a longer stretch of time. The 30-second pause is E0000133, the form of this refusal with status 429, which Stuntdouble says to whoever has a code sent again, is E0000205.',
    remedy:
      'Switch to another factor, or come back when the window is over. Asking again before that is refused each time.',
  },
  E0000152: {
    means:
      'The device on which the authenticator app runs has been suspended by an administrator, so the app may neither answer pushes nor change its enrollment. The device still exists, unlike in E0000153; a suspended user would be E0000155.',
    remedy:
      'The app keeps its enrollment and waits. An administrator calls `unsuspend` on the device, and then the same request succeeds.',
  },
  E0000153: {
    means:
      'The authenticator app presented the id of a device that has been deleted on the server. That is final, while a suspended device (E0000152) can come back.',
    remedy:
      'Forget the device id and enroll again without it, so that the server makes a new one. Sending the old id never works again.',
  },
  E0000154: {
    means:
      'The enrollment the app refers to is gone: an administrator reset the factor, or it vanished together with its device. One that is merely suspended would be E0000180 with status 423.',
    remedy:
      'Remove the local enrollment and ask the person to set up the authenticator again. The old id cannot be revived.',
  },
  E0000155: {
    means:
      'The enrollment belongs to somebody who exists but is not active, usually because an administrator suspended the account. Status 423 marks it as temporary; a deleted user is E0000156.',
    remedy:
      'Keep the enrollment on the device. When an administrator has unsuspended the user, the same call works again.',
  },
  E0000156: {
    means:
      'The enrollment belongs to a user who has been deleted, or who never was. Status 410 means that it is final, in contrast to the suspended user of E0000155.',
    remedy:
      'Delete the enrollment on the device. If the person has a new account, it has to be enrolled there from the beginning.',
  },
  E0000157: {
    means:
      "What was to be added is there already: an email or phone the same user has, a password where one is set, or, in the org's settings, a second active authenticator with the same key. One of those that every org is made with is refused as E0000001 instead. It also answers the verification of a phone challenge that was used or has expired.",
    remedy: 'List what the user or the org has and use that. For a spent challenge, request a new one and verify that.',
  },
  E0000158: {
    means:
      'The org requires user verification for this authenticator, by PIN or biometrics, and the enrollment brought no key for it, or an update would have taken it away. If biometrics with a PIN as fallback is what the org wants, the code is E0000229.',
    remedy:
      'Enroll again with the user verification key, after a screen lock has been set up on the device. An administrator can relax the setting to preferred.',
  },
  E0000159: {
    means:
      'Okta Verify is set to accept only FIPS-compliant enrollments in this org, and the device most likely reported that it is not. The account and the app are otherwise fine.',
    remedy:
      'Use a device and app version that meet FIPS, or have an administrator relax the FIPS setting of the authenticator. The same device will be refused again.',
  },
  E0000161: {
    means:
      'A custom domain of this name is most likely registered already, whether by this org or by a different one. Names nobody may use are E0000001, and for email domains there is E0000197.',
    remedy:
      "List the org's domains and use the one that exists. If another org of yours holds the name, delete it there before creating it here.",
  },
  E0000162: {
    means:
      'The org holds as many custom domains as it may, three unless the number was raised, so one more cannot be created. The name itself was not objected to.',
    remedy:
      'Delete a domain that is not needed, or have the limit raised, then create it again. The limit on brands is separate and gives E0000220.',
  },
  E0000163: {
    means:
      'No custom domain of this org has the id in the path; it was mistyped, belongs to another org, or was deleted. This area has its own code in place of E0000007.',
    remedy:
      'List the domains and take the `id` from there, not the domain name. Repeating the call with the same id is no use.',
  },
  E0000165: {
    means:
      'A certificate was sent for a custom domain whose ownership has not been proved through DNS yet. This is looked at before the certificate is even read, so nothing is said about the certificate.',
    remedy:
      'Publish the TXT and CNAME records shown for the domain, call `verify`, and upload the certificate once `validationStatus` is `VERIFIED`. DNS changes may take a while to be seen.',
  },
  E0000166: {
    means:
      'The org has a CAPTCHA already, and there can be only one, whichever provider it uses. The new one was not stored.',
    remedy:
      'Update the existing CAPTCHA, or delete it and create the new one. Deleting may first need a change of the org-wide settings, see E0000168.',
  },
  E0000167: {
    means:
      'An identity provider was to be switched off while an authenticator most likely still relies on it, such as `external_idp` or `smart_card_idp`. The summary is one message that names what uses it. Where trust claims are the reason, see E0000250.',
    remedy: 'Deactivate that authenticator or give it another identity provider, then switch this one off.',
  },
  E0000168: {
    means:
      'The CAPTCHA to be deleted is still named in the org-wide CAPTCHA settings, and removing it would leave sign-in pages pointing at nothing.',
    remedy: 'Take it out of `/api/v1/org/captcha` first, then delete it. Repeating the deletion alone changes nothing.',
  },
  E0000170: {
    means:
      'A child org was most likely to get a subdomain that is kept back, such as `www`, `admin` or `login`, and nobody can have it. A name somebody else has is E0000088. Governance campaigns reuse this code, with 409, for a status that does not fit.',
    remedy: 'Choose another subdomain. For a campaign, wait until bulk decisions have ended and try again.',
  },
  E0000171: {
    means:
      'The subdomain is held by a request that most likely is still building its org, so a second request may not take it. Once that org stands, the code becomes E0000088.',
    remedy:
      'If the first request is your own, wait for it and do not send another. Otherwise choose a different subdomain.',
  },
  E0000172: {
    means:
      "The subdomain for a child org has more than the 57 characters that are allowed. Its characters were not objected to, and the limit for the org's `name` is another one (E0000089).",
    remedy: 'Shorten the subdomain and send the request again; nothing has been created.',
  },
  E0000174: {
    means:
      'Okta FastPass (`signed_nonce`) was to be switched off, but rules of app sign-on policies still look at the device, and without FastPass nothing would report about it.',
    remedy:
      'Set the device state in those rules back to any and remove device assurance and device expressions, rule by rule; then deactivate the method.',
  },
  E0000176: {
    means:
      'Creating a log stream to AWS EventBridge also creates an event source over there, and that most likely failed: unknown account, wrong region, a name in use, or AWS out of reach. The stream was not saved; the end of the summary quotes the reason.',
    remedy:
      'Check `accountId`, `region` and `eventSourceName`, and remove a leftover event source of that name at AWS. If AWS had an outage, the same request works later.',
  },
  E0000177: {
    means:
      'Deleting a log stream also removes its event source at AWS, and AWS most likely refused or did not answer. The stream is still there. It is the counterpart of E0000176.',
    remedy:
      'Follow the reason in the summary at AWS, then delete again. Deactivating the stream in the meantime stops the flow of events.',
  },
  E0000178: {
    means:
      'A realm can only go when nothing belongs to it any more. This one still has users, an identity provider or an assignment, or it is the default realm; the summary says which.',
    remedy: 'Move or delete what is in it and then delete the realm. The default realm cannot be deleted at all.',
  },
  E0000179: {
    means:
      'The user schema most likely requires an attribute whose value may come only from another system, so a user created here can never have it. Self-registration runs into the same wall.',
    remedy:
      'Create the person in the source system. Or an administrator makes the attribute optional, or lets Okta be its source, and the request is repeated.',
  },
  E0000180: {
    means:
      'One enrollment is suspended although nothing is wrong with the device (E0000152) or the user (E0000155). The status 423 means for now: an enrollment that has gone for good is E0000154.',
    remedy:
      'Keep the enrollment and try later. An administrator can lift the suspension, or reset the factor so that the person enrolls again.',
  },
  E0000181: {
    means:
      'For a custom domain with a managed certificate, the certificate authority was asked for its DNS challenge and most likely had none to give, because the order had expired or the authority was down. Your own DNS records are not the reason.',
    remedy:
      'Call `verify` again after some minutes. If it goes on for hours, delete the domain and create it again, or bring your own certificate.',
  },
  E0000182: {
    means:
      'An email template may have one default text, and there is one already, but the request says `isDefault: true` for another language. The first customization becomes the default by itself, even if nobody asked.',
    remedy:
      'Create it with `isDefault: false`. To move the default, create the text first and then set `isDefault: true` on it by `PUT`.',
  },
  E0000183: {
    means:
      'The template has a text in this language, and a second one was to be created or an existing one changed to it. Every language can occur once per template.',
    remedy:
      'List the customizations and update the one in that language. A repeated creation after a lost answer is a common cause and needs nothing more.',
  },
  E0000184: {
    means:
      'The customization to be deleted is the default one, which every language without its own text falls back to. It cannot be removed by itself.',
    remedy:
      'Make another customization the default first, or delete all customizations of the template in one call on the collection.',
  },
  E0000185: {
    means:
      'The default customization of a template was sent with `isDefault: false`, which would leave the template without any default. Deleting it is refused for the same reason, with E0000184.',
    remedy:
      'Set `isDefault: true` on the customization that should take over; the old one gives it up by itself. Leave the flag as it is in all other updates.',
  },
  E0000186: {
    means:
      'An org on the free plan that uses the built-in telephony has sent its text messages for 30 days. It concerns all users of the org; paid orgs have the 24-hour limit of E0000146 instead.',
    remedy:
      'Use another factor, connect a telephony provider of your own, or move to a paid plan. Waiting helps only as older messages drop out of the 30 days.',
  },
  E0000187: {
    means:
      'The push provider to be deleted is still entered in a custom app authenticator, even if that authenticator is inactive. The cause lists the ids.',
    remedy: 'Give those authenticators another push provider or delete them, then delete this provider.',
  },
  E0000188: {
    means:
      'Two changes to one custom domain most likely met: a verification, certificate installation or replacement is still under way, and this request came in between.',
    remedy:
      'Read the domain until its status settles, then repeat the change if it is still needed. Send changes to a domain one after another.',
  },
  E0000189: {
    means:
      'The value of `recipients` is known, but this email template does not offer it; a template that must always be delivered, for example, cannot be set to `NO_USERS`. An unknown value would be ordinary validation, E0000001.',
    remedy:
      'Choose another of `ALL_USERS`, `ADMINS_ONLY` and `NO_USERS` for this template. The same value may be right for a different template.',
  },
  E0000190: {
    means:
      "The app to be deleted is the org's built-in LDAP interface, which most likely can only be switched off. With an ordinary app, deactivating first is enough (E0000056); here that does not help.",
    remedy: 'Deactivate the LDAP interface and leave it in place. Except it from clean-up scripts.',
  },
  E0000191: {
    means:
      'The challenge the client answers or polls is gone because its time ran out, so a late response finds nothing. The response itself was never judged.',
    remedy:
      'Start the verification again and answer the new challenge in time. If it always expires, check that pushes reach the device and that its clock is right.',
  },
  E0000192: {
    means:
      'The group that was to receive an admin role is filled by a group rule, so whoever can edit the rule or a profile could make themselves an administrator. Only the receiving group counts, not the groups a role is limited to. The names are in the summary.',
    remedy:
      'Grant the role to a group whose members are added by hand, or delete the rule that fills this one. Repeating changes nothing before that.',
  },
  E0000193: {
    means:
      'The group that was to receive an admin role has more than 5000 members. Groups the role is merely limited to may be larger; it is the receiving one that is counted.',
    remedy:
      'Make a smaller group for the administrators and grant the role to that. Removing members from this one works as well, then repeat.',
  },
  E0000194: {
    means:
      'The group comes from an app that is most likely neither Active Directory nor LDAP, and such groups cannot carry an admin role. The built-in ones, like Everyone, are turned down with E0000211.',
    remedy:
      'Make an Okta group with the same people and grant the role there. The source of a group cannot be changed afterwards.',
  },
  E0000195: {
    means:
      'The request fits its schema but collides with how things stand: a client that has an SSF stream asks for a second one, a browser session is bound to its device already, a governance campaign is not in the status that the step needs. The text after the colon names the object or reason.',
    remedy:
      'Read the object and compare its status with the step you want. Use the one that exists, or bring it into the right status, and then repeat.',
  },
  E0000197: {
    means:
      'The org has an email domain of this name already, so it cannot be created a second time. For custom URL domains the matching code is E0000161.',
    remedy:
      'List the email domains, use the one that exists, and assign it to the brand you need. Repeating the creation gives the same conflict.',
  },
  E0000198: {
    means:
      'No email domain of this org has the id in the request; most likely it was mistyped or deleted, or it is the id of a custom URL domain, which is a different thing (E0000163). A brand pointed at such an id may be answered the same way.',
    remedy:
      'List `/api/v1/email-domains` and take the id from there. Nothing will be found under the same id later either.',
  },
  E0000200: {
    means:
      "The brand in the path is the org's default brand, the one every org must have, and it cannot be removed by anybody.",
    remedy:
      'Leave it in place and change its theme or name instead. In clean-up scripts, skip brands with `isDefault: true`.',
  },
  E0000201: {
    means:
      'The brand is still in use: a custom domain or an email domain is tied to it, and sign-in pages or mails would lose their looks with it. The default brand is a separate matter, E0000200.',
    remedy:
      'Tie those domains to another brand or delete them, then delete the brand. Creating a custom domain may have made such a brand without your noticing.',
  },
  E0000202: {
    means:
      'Another brand of this org has the name already, so no brand can be created or renamed to it. The limit on the number of brands is E0000220.',
    remedy:
      'Choose a different `name`, or find the existing brand in the list and update it. The same name will collide again.',
  },
  E0000203: {
    means:
      "A custom domain was to be given to the default brand, which stays on the org's Okta address and cannot carry one. The domain itself is in order.",
    remedy:
      'Create a brand of your own, or take another existing one, and send its id as `brandId`. With the default brand the request never passes.',
  },
  E0000204: {
    means:
      'One user or number has asked for more text messages than the quota of the window allows. It is the same refusal as E0000150 with status 429; E0000109 is only the short pause between two messages.',
    remedy:
      'Stop sending until the window has passed, and offer another factor. Let your form say so instead of repeating by itself.',
  },
  E0000205: {
    means:
      'One user or number has most likely asked for more voice calls than the quota of the window allows. E0000151 is the same with status 403, E0000133 the pause between two calls, E0000204 the counterpart for text messages.',
    remedy: 'Wait for the window to pass or use another factor; an automatic retry only meets the same answer.',
  },
  E0000207: {
    means:
      'In an Identity Engine sign-in the password did not match, or there is no such user; the answer keeps open which of the two. The older `/api/v1/authn` says E0000004 in this place.',
    remedy:
      'Let the person check username, keyboard layout and password and try again with care, since failures count toward lockout. An administrator sees the true reason in the system log.',
  },
  E0000208: {
    means:
      'While connecting an app for provisioning over OAuth 2.0, the server went to the provider to redeem the code from the consent page, and the provider most likely refused: the code was old or used, or the client credentials are wrong. Its reason closes the summary.',
    remedy:
      'Start the consent again to get a new code and finish it without delay. If the reason names the client, an administrator corrects client id and secret in the app first.',
  },
  E0000209: {
    means:
      'A list of security key models (an AAGUID group) was to be changed or dropped while an enrollment policy most likely still names it; the group is called by name in the summary.',
    remedy:
      'Take the group out of the enrollment policy, change the WebAuthn method, and put the group back if needed.',
  },
  E0000211: {
    means:
      'The group is built in, such as Everyone, and most likely none of that kind may hold an admin role, since that would make administrators of people nobody chose. Imported app groups are E0000194.',
    remedy:
      'Create a group of your own, add the administrators, and grant the role to it. There is no setting that lifts this.',
  },
  E0000212: {
    means:
      "A FastPass answer was signed for a web origin that is not the org's own, which is what happens when a look-alike site passes a sign-in on to the real one. The signature may be perfectly good; the place it was made for is wrong.",
    remedy:
      'Treat it as a phishing attempt until shown otherwise, and look at the origin in the system log. If it is your own custom domain, an administrator registers it; do not just repeat.',
  },
  E0000213: {
    means:
      'The code of sign-in and error pages cannot be replaced on the default brand; only brands you created may have pages of their own. Well-known files on that brand are refused with E0000257.',
    remedy:
      'Create a brand with a custom domain and send the same page content to it. For the default brand, theme and colours are what can be changed.',
  },
  E0000214: {
    means:
      'A backchannel sign-in (CIBA) was started for a user who has no custom authenticator enrolled, or only enrollments that do not take such requests, so there is no device to ask. That this body, rather than an OAuth one, is sent is inferred.',
    remedy:
      'Have the person enroll the custom app with `CIBA` among its `transactionTypes`, then start the request again. Check as well that `login_hint` names the right user.',
  },
  E0000215: {
    means:
      'The endpoint has been withdrawn for this org and answers 410; the known example is the old email sender address after the org moved to several brands. E0000026 says the same of older routes, with status 404.',
    remedy:
      'Use the successor, here `/api/v1/email-domains`. The withdrawal is permanent for this org, so do not retry.',
  },
  E0000217: {
    means:
      '`verify` was called on an email domain that no longer waits for its DNS records, because it is verified already or has been deleted. Records that are missing would be E0000218.',
    remedy:
      'Read `validationStatus`; if it is `VERIFIED`, there is nothing left to do. A deleted domain has to be created again.',
  },
  E0000218: {
    means:
      'The mail provider was asked whether the email domain is set up and said no: its TXT and CNAME records are not in DNS, not visible yet, or the provider could not be asked at all.',
    remedy:
      'Publish the records exactly as the email domain lists them, wait until DNS shows them, and call `verify` again. Nothing on the object needs to change.',
  },
  E0000219: {
    means:
      'The authenticator or method to be switched off is most likely the last one in the org that resists phishing, while at least one sign-on rule demands that kind. The rules are listed in the summary.',
    remedy:
      'Enable another phishing-resistant one first, such as WebAuthn, or take the demand out of the rules listed. Then switch it off.',
  },
  E0000220: {
    means:
      'The org most likely has all the brands it may have. A new custom domain can run into this too, because it can bring a brand along; the limit on domains themselves is E0000162.',
    remedy:
      'Delete brands that are not used, or have the limit raised, and create it again. For a domain, try tying it to a brand you have.',
  },
  E0000221: {
    means:
      'The org has as many realms as it may; the number is in the summary, usually 500. The name and profile of the new realm were not objected to.',
    remedy:
      'Delete empty realms or have the limit raised, then create it again. Consider whether a user attribute or a group would serve as well.',
  },
  E0000222: {
    means:
      'One SMTP server is enabled already and carries all mail, so another one cannot be enabled next to it. Creating it disabled would be allowed, up to the number of E0000225.',
    remedy:
      'Disable the present server first and then enable the new one, or create the new one with `enabled: false` for now. Nothing in the connection settings has to change.',
  },
  E0000223: {
    means:
      'The server could not open a connection to the SMTP host and port: refused, wrong port, no TLS there, a firewall, or no answer in time. The login was not reached; a rejected login is E0000224.',
    remedy:
      "Test host and port from outside your network and allow the server's addresses in your firewall. After that the same request can be repeated.",
  },
  E0000224: {
    means:
      'The SMTP server could be reached and then most likely rejected the login, be it password or OAuth token. Host, port and TLS are therefore right.',
    remedy:
      'Check the credentials with another mail client, and whether the provider wants an app password. Send the request again with the right ones.',
  },
  E0000225: {
    means:
      'The org has enrolled as many SMTP servers as it may; the number is in the summary. Whether they are enabled does not matter here, while E0000222 is only about which one is in use.',
    remedy:
      'Delete an enrolled server that is not used, or change its settings to those of the new one. Creation then works.',
  },
  E0000226: {
    means:
      'The phone authenticator was to be created, activated or changed, but codes could never be sent: the org cannot use built-in telephony, and no telephony inline hook is active. Where provider credentials are possible as well, the code is E0000264.',
    remedy:
      'An administrator creates and activates a telephony inline hook and then repeats the request. Without one, use another authenticator.',
  },
  E0000227: {
    means:
      'An admin role was to go to an OIDC client that is a web, native or browser app, and most likely only service apps, which act in their own name, may hold one.',
    remedy:
      'Create an app of type `service` with client credentials and grant the role to that. The type of an existing app cannot be switched.',
  },
  E0000228: {
    means:
      'This org most likely may not have its own wording for text messages, because of its plan or a restriction on its telephony. The template sent was not looked at.',
    remedy:
      'Stay with the standard text, or have the plan changed. An org with its own telephony hook can word its messages there.',
  },
  E0000229: {
    means:
      'The org asks for biometrics with a PIN as fallback on this authenticator, and the enrollment most likely came without the key for that. When any user verification would do, the code is E0000158.',
    remedy:
      'Set up biometrics and a PIN on the device, update the app, and enroll again. An administrator can lower the requirement on the authenticator.',
  },
  E0000230: {
    means:
      'The identity provider in the request most likely serves another custom IdP authenticator already; each one needs an identity provider of its own. Its id closes the summary.',
    remedy:
      'Use the authenticator that exists, or create a second identity provider with the same settings for the new one.',
  },
  E0000231: {
    means:
      'The `If-Match` header carries an ETag that is no longer that of the user, because somebody changed the profile after you read it. Nothing was written, so no change is lost. An ETag that is not well-formed is E0000242.',
    remedy:
      'Read the user again, apply your change to the fresh copy, and send it with the new `ETag`. The old value never matches again.',
  },
  E0000232: {
    means:
      "The same user most likely has another enrollment of this authenticator with that nickname, and the names must tell them apart. Other users' nicknames do not matter.",
    remedy: 'Choose a different nickname, or rename the other enrollment first, and send the request again.',
  },
  E0000233: {
    means:
      'The set-up link for Okta Verify was to go out by text message, which an org on the free plan most likely cannot do. The enrollment itself remains open.',
    remedy:
      'Use the QR code or the link by email. Only a paid plan makes the text message available; repeating the request does not.',
  },
  E0000235: {
    means:
      'A selector for custom admin roles was refused: most likely its filter does not parse, uses an attribute or operator the kind of resource does not have, or names a kind that cannot be selected. The text after the colon is the detail.',
    remedy:
      'Correct filter or schema as the detail says and send it again. The public description of this API has been withdrawn, so a plain resource set may be the safer way.',
  },
  E0000236: {
    means:
      'The `language` of an email customization is not written as a locale at all, for example `english_!!`. It comes in orgs that may use any language; the others check against a fixed list and say E0000001.',
    remedy: 'Use a BCP 47 tag such as `de`, `pt-BR` or `zh-Hant` and send the request again.',
  },
  E0000237: {
    means:
      'The `language` is well-formed but stands for one of the made-up locales used for testing translations, most likely `ok-PL` or `ok-SK`. Badly formed tags are E0000236.',
    remedy: 'Choose a real language for the customization. No setting makes the test locales available.',
  },
  E0000239: {
    means:
      'Group rules share one order, and another request is rewriting it at this moment. Creating, changing, activating and deleting rules all need that order to stand still, so this one was turned away without effect.',
    remedy:
      'Repeat the same request after a short, growing pause. Create rules one after another rather than in parallel.',
  },
  E0000240: {
    means:
      'A directory agent is connected and received the job, but gave no result in the time allowed. The change in the directory may have been made or not. With no agent connected at all the code is E0000241.',
    remedy:
      'Check the group in the directory, then repeat. An administrator looks at the load and the logs of the agent and at its domain controller.',
  },
  E0000241: {
    means:
      'No agent of this directory is connected, so there was nobody to hand the job to and nothing has changed on premises. An agent that takes the job and stays silent is E0000240.',
    remedy:
      'An administrator starts the agent or repairs its connection, and the same request then works. Two agents or more avoid it.',
  },
  E0000242: {
    means:
      'The value of `If-Match` is most likely not an entity tag at all, for instance a word without quotation marks. No comparison took place; a well-formed tag that is out of date is E0000231.',
    remedy:
      'Send back the `ETag` header of the earlier answer unchanged, quotes and `W/` included. Then the same update can be repeated.',
  },
  E0000243: {
    means:
      'Something in the request broke a rule, and the server deliberately says nothing more. It most likely comes from endpoints open to anybody, where details about a token or handle would help an attacker. E0000001 is the talkative sibling.',
    remedy:
      'Check that the token or handle arrived whole and belongs to this org, and start the flow again. The `errorId` leads an administrator to the true reason.',
  },
  E0000244: {
    means:
      'The template has more than one customization marked as default, most likely after two requests created the first one at the same time. Until that is cleared, nothing can be added or changed; a single default in the way is E0000182.',
    remedy: 'Save the texts, delete all customizations of the template in one call, and create them again one by one.',
  },
  E0000245: {
    means:
      'The org wants something the person owns to come before something they know, but an authentication chain most likely begins with a password or security question. It is refused from both sides, at the setting and at the rule; the policies are listed in the summary.',
    remedy:
      'Put a possession factor first in the chains named, or leave `verifyKnowledgeSecondWhen2faRequired` off. Then send it again.',
  },
  E0000246: {
    means:
      'The method to be switched off is most likely a link in the authentication chain of one or more sign-on rules, and the chain would break without it. The policies are listed. E0000148 looks at policies that enable the authenticator as a whole.',
    remedy:
      'Replace the method in the chains of those policies, then deactivate it. Forcing or repeating does not work.',
  },
  E0000247: {
    means:
      'The org most likely has no way to send text messages or place calls any more: the built-in telephony is off, and neither a hook nor a provider of its own is active. The factor still exists but cannot be used.',
    remedy:
      'The person picks another method. An administrator sets up a telephony inline hook or provider, after which the same request works.',
  },
  E0000248: {
    means:
      'The identity provider proves who somebody is, and rules of the Okta account management policy most likely require that proof. It cannot be switched off or deleted before; the rules are listed in the summary.',
    remedy: 'Point the rules listed at another proofing provider or drop the requirement, then switch this one off.',
  },
  E0000249: {
    means:
      'The internal policy that holds all group rules of the org most likely is not made yet, because the org is new and is still being set up in the background. An order that is being rewritten is E0000239.',
    remedy:
      'Wait a few seconds and repeat the same request. If it lasts for minutes, the set-up of the org has got stuck and its operator has to look.',
  },
  E0000250: {
    means:
      'This is the only identity provider whose claims are trusted, and both app sign-on and global session rules can only be satisfied through them. Without it people could not get in. E0000251 and E0000252 are the cases where just one of the two kinds depends on it.',
    remedy:
      "Turn on trust claims on another identity provider, or change the rules of both kinds so that the org's own factors suffice. Then repeat.",
  },
  E0000251: {
    means:
      'No other identity provider has its claims trusted, and rules of the global session policy can only be satisfied through them; app sign-on rules are not affected, as they would be in E0000250 and E0000252.',
    remedy:
      'Turn on trust claims elsewhere, or change the global session rules, for example by enabling a second local authenticator. Then the same action passes.',
  },
  E0000252: {
    means:
      'App sign-on rules need factors the org cannot offer itself and count on the claims of this one identity provider, because no other is trusted. The global session policy does not depend on it; if it did, you would see E0000250 or E0000251.',
    remedy:
      'Trust the claims of another identity provider, or make the app sign-on rules satisfiable with local authenticators, and repeat the action.',
  },
  E0000253: {
    means:
      'A new user type is most likely not finished: the server is still giving it its schema in the background, and until then neither the type nor users of it can be touched.',
    remedy:
      'Wait some seconds after creating the type and repeat the same request. In scripts, ask for the schema until it is there.',
  },
  E0000254: {
    means:
      'The settings of this email template are being written by another request at this very moment. Yours was put aside without effect, so nothing was mixed up.',
    remedy:
      'Repeat the request after a moment, or read the settings first to see whether they are already what you wanted.',
  },
  E0000255: {
    means:
      'The app instance was made by the OIN Wizard from the published version of an integration and is kept to test that version. In this kind of org it cannot be deleted, even when deactivated; an ordinary active app is E0000056.',
    remedy:
      'Leave it deactivated. Instances of the current version can be deleted, so check which of the two you have.',
  },
  E0000256: {
    means:
      'The answer would most likely need a header longer than the server can send: the links to the next page repeat the whole query, and the query is very long. The data itself was not the problem.',
    remedy:
      'Shorten the `filter` or `search`, for instance by asking for fewer ids at a time, and put the results together yourself.',
  },
  E0000257: {
    means:
      'Well-known files such as `assetlinks.json` can only be replaced on brands you created, and this request addressed the default brand. For its sign-in and error pages the answer is E0000213.',
    remedy:
      'Send the same content to a custom brand with a domain of its own. The default brand refuses it every time.',
  },
  E0000258: {
    means:
      'The last part of the path names a well-known file that brands do not offer. Those on offer are listed in the summary: `apple-app-site-association`, `assetlinks.json` and `webauthn`.',
    remedy:
      'Use one of the names listed, spelt exactly so. Other well-known files have to be served by a web server of your own.',
  },
  E0000259: {
    means:
      'The password was correct but is known from a data breach, and the policy wants it replaced at once; the rule that applies lets this person change no password, as it is where one lives in a directory. So sign-in ends here. Whoever may change theirs meets no error: the sign-in goes on as with an expired password.',
    remedy:
      'Use the password reset or ask an administrator for one, and choose a password not used elsewhere. Trying the old one again does not let anyone in.',
  },
  E0000260: {
    means:
      'This free developer org is switched off, as Okta does after 180 days without a single sign-in. Every sign-in is refused, however good the credentials.',
    remedy:
      "Ask the owner of the org, or Okta's developer support, whether it can be brought back; otherwise create a new one. Keep a regular sign-in going for orgs your tests depend on.",
  },
  E0000261: {
    means:
      'The store holds two values where this linked object allows one, for example two managers of one person. Ordinary requests cannot produce that, so the data was most likely damaged or half migrated.',
    remedy:
      'Assign the right primary once more, which replaces the old links, and read again. If it stays, whoever runs the server has to repair the rows.',
  },
  E0000262: {
    means:
      'The identity provider delivers device posture signals, and a device assurance policy or a signal collection rule most likely still asks for them, so it cannot be switched off or deleted.',
    remedy:
      'Remove the device posture conditions from those policies, then repeat the request. Inactive policies are worth checking too.',
  },
  E0000263: {
    means:
      'One of the newer standard roles, such as `ACCESS_REQUESTS_ADMIN` or `ACCESS_CERTIFICATIONS_ADMIN`, was most likely granted to somebody who holds it. The classic standard roles report this as E0000090.',
    remedy: 'Take it as done, or list the assignments before granting. Sending it again leads to the same answer.',
  },
  E0000264: {
    means:
      'The phone authenticator was to be created, activated or changed, and the org has neither an active telephony hook nor an active provider credential of its own. It is E0000226 in orgs that may also enter provider credentials.',
    remedy:
      'An administrator activates a telephony inline hook or adds a provider under `/api/v1/telephony-providers`, then repeats the request.',
  },
  E0000265: {
    means:
      'The same device most likely sent two enrollment requests at almost the same time, and the first is still being worked on. Nothing has been broken by the second.',
    remedy:
      'Wait for the answer to the first request; only if it failed, send another. An app should not start enrollment twice on one tap.',
  },
  E0000266: {
    means:
      'Before talking to the mail server, an access token had to be fetched from the mail provider, and that failed: wrong secret, key or scope, or the token endpoint was out of reach. SMTP was not tried, unlike in E0000224.',
    remedy:
      'Read the details in the summary and correct client, key, scope or token URL of the SMTP configuration. If the provider was down, the same request works later.',
  },
  E0000267: {
    means:
      "An administrator opened the Admin Console at its home page, and most likely the kind or settings of this org do without that page. The person's role is not the reason; a missing permission would be E0000006.",
    remedy:
      'Go straight to the page that is needed, such as `/admin/users`, or use the API. Only a change to the org itself would bring the home page back.',
  },
  E0000268: {
    means:
      'Somebody else is most likely changing the roles of the same principal at this moment, and such changes are made one at a time. Yours has not been applied. A role that is already held is E0000090 or E0000263.',
    remedy: 'Repeat the same request after a short pause, and let scripts grant roles one after another.',
  },
  E0000269: {
    means:
      'An app instance was most likely to be served with a script for sign-on or automation, and there is no configuration of that script for the instance named in the summary, or the plan withholds it. The code is new and no public endpoint is known.',
    remedy:
      'Check the instance id first. An administrator sets up the script for that instance again; the caller can only retry after that.',
  },
} as const satisfies Record<ApiCode, Explanation>
