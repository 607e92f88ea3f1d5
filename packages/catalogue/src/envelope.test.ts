import { describe, expect, test } from 'vitest'
import {
  apiEnvelope,
  apiEnvelopeText,
  apiError,
  oauthError,
  oauthFormPost,
  oauthJson,
  oauthRedirect,
  wwwAuthenticate,
} from './index.js'

describe('the body of an API error', () => {
  test('has five members in one order', () => {
    const error = apiError.E0000032({ causes: ['The user is not locked out.'] })
    expect(JSON.stringify(apiEnvelope(error, 'oae1234567890123456789012'))).toBe(
      '{"errorCode":"E0000032","errorSummary":"Unlock is not allowed for this user.","errorLink":"E0000032","errorId":"oae1234567890123456789012","errorCauses":[{"errorSummary":"The user is not locked out."}]}',
    )
  })

  test('is the same as text, whatever it quotes', () => {
    const quoting = apiError.E0000007({ resource: 'a "quote", a \\ and a \n line (User)' }, { causes: ['"x"'] })
    for (const error of [quoting, apiError.E0000016(), oauthError.invalid_client_id()]) {
      expect(apiEnvelopeText(error, 'oae1')).toBe(JSON.stringify(apiEnvelope(error, 'oae1')))
    }
  })

  test('never shows what led to it, nor headers', () => {
    const error = apiError.E0000009({ cause: new Error('secret'), headers: { 'Retry-After': '1' } })
    expect(JSON.stringify(apiEnvelope(error, 'oae1'))).not.toMatch(/secret|Retry/)
  })

  test('carries an OAuth error under its wire name, as the token endpoint does for an unknown client', () => {
    expect(apiEnvelope(oauthError.invalid_client_id(), 'oae1')).toEqual({
      errorCode: 'invalid_client',
      errorSummary: "Invalid value for 'client_id' parameter.",
      errorLink: 'invalid_client',
      errorId: 'oae1',
      errorCauses: [],
    })
  })
})

test('the body of an OAuth error is its error and description', () => {
  expect(JSON.stringify(oauthJson(oauthError.access_denied()))).toBe(
    '{"error":"access_denied","error_description":"The resource owner or authorization server denied the request."}',
  )
})

describe('a redirect', () => {
  const denied = oauthError.access_denied()
  const description = 'The%20resource%20owner%20or%20authorization%20server%20denied%20the%20request.'

  test('has state, error and description in this order', () => {
    expect(oauthRedirect(denied, { redirectUri: 'https://app.example/cb', responseMode: 'query', state: 'a b' })).toBe(
      `https://app.example/cb?state=a%20b&error=access_denied&error_description=${description}`,
    )
  })

  test('has no state where the request had none', () => {
    expect(oauthRedirect(denied, { redirectUri: 'com.example:/cb', responseMode: 'fragment' })).toBe(
      `com.example:/cb#error=access_denied&error_description=${description}`,
    )
  })

  test.each([
    ['https://app.example/cb?x=1', 'query', 'https://app.example/cb?x=1&error='],
    ['https://app.example/cb?', 'query', 'https://app.example/cb?error='],
    ['https://app.example/cb?x=1', 'fragment', 'https://app.example/cb?x=1#error='],
  ] as const)('to %s by %s keeps the query', (redirectUri, responseMode, start) => {
    expect(oauthRedirect(denied, { redirectUri, responseMode }).startsWith(start)).toBe(true)
  })

  test('encodes everything but unreserved characters, and survives half a character', () => {
    const target = { redirectUri: 'https://a.example', responseMode: 'query', state: "!'()*-._~+&=é\uD800" } as const
    expect(oauthRedirect(denied, target)).toContain('?state=%21%27%28%29%2A-._~%2B%26%3D%C3%A9%EF%BF%BD&error')
    expect(new URL(oauthRedirect(denied, target)).searchParams.get('state')).toBe("!'()*-._~+&=é\uFFFD")
  })
})

test('a posted form has the same fields in the same order', () => {
  expect(Object.keys(oauthFormPost(oauthError.access_denied(), { state: 's' }))).toEqual([
    'state',
    'error',
    'error_description',
  ])
  expect(oauthFormPost(oauthError.access_denied())).toEqual(oauthJson(oauthError.access_denied()))
})

describe('a challenge', () => {
  const stale = oauthError.pkce_verification_failed_with_reason({ reason: 'a "quote" \\ and\r\nX: é' })

  test('says error and description', () => {
    expect(wwwAuthenticate(oauthError.access_denied())).toBe(
      'Bearer error="access_denied", error_description="The resource owner or authorization server denied the request."',
    )
  })

  test('says where a token can be had before, and what was asked for after', () => {
    const challenge = {
      authorizationUri: 'https://o/oauth2/v1/authorize',
      realm: 'https://o',
      scope: 'a b',
      resource: '/api',
    }
    expect(wwwAuthenticate(oauthError.access_denied(), challenge)).toMatch(
      /^Bearer authorization_uri="https:\/\/o\/oauth2\/v1\/authorize", realm="https:\/\/o", scope="a b", error=".*", error_description=".*", resource="\/api"$/,
    )
    expect(wwwAuthenticate(oauthError.access_denied(), { scheme: 'DPoP', algs: 'RS256 ES256' })).toMatch(
      /^DPoP algs="RS256 ES256", error=/,
    )
  })

  test('stays one header line of printable ASCII whatever it quotes', () => {
    expect(wwwAuthenticate(stale)).toContain(
      'error_description="PKCE verification failed: a \\"quote\\" \\\\ and??X: ?."',
    )
  })
})
