/** What an error looks like on the wire, with plain values in its slots. Runs in Node and in a browser. */
import {
  type ApiCode,
  type ApiError,
  apiEnvelope,
  apiError,
  type Listing,
  type OAuthCondition,
  type OAuthError,
  oauthError,
  oauthJson,
  oauthRedirect,
  wwwAuthenticate,
} from '@stuntdouble/catalogue'

/** Values that read as Okta's own would. A slot that is not here is filled with its name. */
const values: Readonly<Record<string, string>> = {
  acrValues: 'urn:okta:loa:2fa:any',
  action: 'deactivate',
  app: 'Expense Reports',
  appSignInPolicy: 'app sign-in',
  attribute: 'department',
  authorizationServerId: 'aus9o8wzkxckw9TLa0h7',
  characters: '<>',
  claim: 'groups',
  clientId: '0oa1gjh63g214q0Hq0g4',
  endpoint: '/oauth2/v1/token',
  expression: 'user.department',
  field: 'login',
  fields: 'name',
  globalSessionPolicy: 'global session',
  grantType: 'client_credentials',
  grantTypes: 'authorization_code',
  groups: 'Everyone',
  identityProvider: 'Example Provider',
  idpId: '0oa62bfdjnK55Z5x80h7',
  instanceId: '0oa1gjh63g214q0Hq0g4',
  kid: 'SIMcCQNY3uwXoW3y0vf6VxiBb5n9pf8L2fK8d-FIbm4',
  lengthMax: '1024',
  linkedObject: 'manager',
  parameter: 'code',
  parameters: 'client_id',
  policies: 'Default Policy',
  prompts: 'none, login',
  property: 'locale',
  realmsMax: '25',
  reason: 'the value is not allowed here',
  requiredScopes: 'okta.users.read',
  resource: 'Resource not found: 00u1a2b3c4d5e6f7g8h9 (User)',
  resourcesMax: '10',
  responseType: 'code',
  responseTypes: 'code, id_token',
  scope: 'offline_access',
  scopes: 'offline_access',
  serversMax: '100',
  settingsUrl: 'https://example.okta.com/admin/app/oidc_client/instance/0oa1gjh63g214q0Hq0g4',
  tokenName: 'id_token',
  type: 'string',
  username: 'ada@example.com',
  value: '-1',
  version: '2',
}

const errorId = 'oaeExampleIdOfOneAnswer0a'
const redirectUri = 'https://example.com/callback'

type Maker<Made> = (slots?: Readonly<Record<string, string>>) => Made

function raised(listing: Listing): ApiError | OAuthError {
  const text = listing.family === 'api' ? listing.summary : listing.description
  const slots = Object.fromEntries(
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, values[name] ?? name]),
  )
  // The slots are those of this very sentence; which function takes which is only known to the types one by one.
  if (listing.family === 'api') return (apiError as unknown as Record<ApiCode, Maker<ApiError>>)[listing.code](slots)
  return (oauthError as unknown as Record<OAuthCondition, Maker<OAuthError>>)[listing.condition](slots)
}

/** The sentence of the error as it is sent, slots filled. */
export const exampleText = (listing: Listing): string => raised(listing).summary

/** The answer as lines of HTTP. An OAuth error is shown the way it usually travels. */
export function exampleResponse(listing: Listing): string {
  const error = raised(listing)
  const json = (body: object) => `HTTP/1.1 ${listing.status}\nContent-Type: application/json\n\n${pretty(body)}`
  if (listing.family === 'api') return json(apiEnvelope(error, errorId))
  const oauth = error as OAuthError
  switch (listing.delivery) {
    case 'redirect':
      return `HTTP/1.1 302\nLocation: ${oauthRedirect(oauth, { redirectUri, responseMode: 'query', state: 'xyz' })}`
    case 'www_authenticate':
      return `HTTP/1.1 ${listing.status}\nWWW-Authenticate: ${wwwAuthenticate(oauth)}`
    case 'error_page':
      return `HTTP/1.1 ${listing.status}\nContent-Type: text/html\n\nError Code: ${oauth.error}\nDescription: ${oauth.summary}`
    default:
      return json(oauthJson(oauth))
  }
}

const pretty = (body: object): string => JSON.stringify(body, null, 2)
