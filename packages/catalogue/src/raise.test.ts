import { describe, expect, expectTypeOf, test } from 'vitest'
import { cause } from './causes.js'
import {
  type ApiCode,
  type ApiCodeWithoutSlots,
  ApiError,
  apiError,
  isApiError,
  isOAuthError,
  isRaised,
  type OAuthConditionWithoutSlots,
  oauthError,
} from './index.js'

describe('a refusal', () => {
  test('carries code, status, sentence and slots of its entry', () => {
    const error = apiError.E0000007({ resource: 'Resource not found: 00u1 (User)' })
    expect(error).toMatchObject({
      code: 'E0000007',
      status: 404,
      summary: 'Not found: Resource not found: 00u1 (User)',
      slots: { resource: 'Resource not found: 00u1 (User)' },
      message: 'E0000007: Not found: Resource not found: 00u1 (User)',
      causes: [],
      headers: {},
    })
  })

  test('is an Error that names itself, with what led to it as its cause', () => {
    const reason = new Error('connection reset')
    const error = apiError.E0000009({ cause: reason })
    expect(error).toBeInstanceOf(Error)
    expect(error).toBeInstanceOf(ApiError)
    expect(error.cause).toBe(reason)
    expect(String(error)).toBe('ApiError: E0000009: Internal Server Error')
    expect(error.stack).toContain('raise.test.ts')
  })

  test('has no cause of its own accord', () => {
    expect('cause' in apiError.E0000016()).toBe(false)
  })

  test('takes sentences and full entries as its causes', () => {
    const limit = {
      errorSummary: cause.captchaLimit(),
      reason: 'EXCEEDS_MAX_VALUE',
      locationType: 'url',
      domain: 'captcha',
    }
    expect(apiError.E0000001({ field: 'login' }, { causes: [cause.blank('login'), limit] }).causes).toEqual([
      { errorSummary: 'login: The field cannot be left blank' },
      limit,
    ])
  })

  test('takes a value verbatim, braces, dollars and all', () => {
    expect(apiError.E0000007({ resource: '{resource} $& {0}' }).summary).toBe('Not found: {resource} $& {0}')
    expect(
      apiError.E0000251({ action: '{identityProvider}', identityProvider: 'A', globalSessionPolicy: 'B' }).summary,
    ).toMatch(/^You can't \{identityProvider\} A because .* To \{identityProvider\} this identity provider/)
  })

  test('of OAuth keeps its condition beside the wire error', () => {
    expect(oauthError.required_scope_combination({ scopes: 'a', requiredScopes: 'b' })).toMatchObject({
      condition: 'required_scope_combination',
      error: 'invalid_scope',
      summary: 'The following scopes: [a] must be requested together with [b].',
      message: 'required_scope_combination: The following scopes: [a] must be requested together with [b].',
    })
  })

  test('fills the same sentence anew each time', () => {
    const first = oauthError.missing_token_request_parameter({ parameter: 'code' })
    const second = oauthError.missing_token_request_parameter({ parameter: 'scope' })
    expect([first.summary, second.summary]).toEqual([
      "The required parameter 'code' is missing.",
      "The required parameter 'scope' is missing.",
    ])
  })
})

describe('recognising', () => {
  const locked = apiError.E0000032()

  test('asks for a code, for one of several, or for none', () => {
    expect(isApiError(locked)).toBe(true)
    expect(isApiError(locked, 'E0000032')).toBe(true)
    expect(isApiError(locked, ['E0000011', 'E0000032'])).toBe(true)
    expect(isApiError(locked, 'E0000011')).toBe(false)
    expect(isApiError(locked, ['E0000011', 'E0000005'])).toBe(false)
    expect(isApiError(oauthError.access_denied())).toBe(false)
    expect(isOAuthError(oauthError.access_denied(), 'access_denied')).toBe(true)
    expect(isOAuthError(oauthError.access_denied(), ['scope_denied'])).toBe(false)
    expect(isOAuthError(locked)).toBe(false)
  })

  test('goes by the brand, so that an error of another copy of the package is known', () => {
    const foreign = Object.assign(new Error(), { [Symbol.for('stuntdouble.error')]: 'api', code: 'E0000011' })
    expect(foreign).not.toBeInstanceOf(ApiError)
    expect(isApiError(foreign, 'E0000011')).toBe(true)
    expect(isRaised(foreign)).toBe(true)
  })

  test('knows a received body by its errorCode, which was not raised here', () => {
    const body = { errorCode: 'E0000011', errorSummary: 'Invalid token provided' }
    expect(isApiError(body)).toBe(true)
    expect(isApiError(body, 'E0000011')).toBe(true)
    expect(isApiError(body, 'E0000005')).toBe(false)
    expect(isRaised(body)).toBe(false)
  })

  test.each([undefined, null, 'E0000011', 11, new Error('E0000011'), { errorCode: 11 }, {}])(
    'does not know %o',
    (value) => {
      expect(isApiError(value)).toBe(false)
      expect(isOAuthError(value)).toBe(false)
      expect(isRaised(value)).toBe(false)
    },
  )
})

test('what may not be raised does not compile', () => {
  // Never called: the compiler is the judge here.
  const wrong = () => {
    // @ts-expect-error not a code
    apiError.E0000106()
    // @ts-expect-error slot missing
    apiError.E0000007()
    // @ts-expect-error misspelt slot
    apiError.E0000007({ resouce: 'x' })
    // @ts-expect-error slot too many
    apiError.E0000007({ resource: 'x', id: 'y' })
    // @ts-expect-error has no slots
    apiError.E0000016({ resource: 'x' })
    // @ts-expect-error not a condition
    oauthError.missing_tokn()
    // @ts-expect-error one of two slots missing
    oauthError.required_scope_combination({ scopes: 'x' })
    // @ts-expect-error a slot is text
    apiError.E0000007({ resource: 7 })
    // @ts-expect-error not a code to ask for
    isApiError(undefined, 'E0000106')
    // @ts-expect-error not a condition to ask for
    isOAuthError(undefined, ['missing_tokn'])
    // @ts-expect-error not a code in a declaration of errors
    const errors: readonly ApiCode[] = ['E0000007', 'E0000106']
    // @ts-expect-error a code with slots cannot stand alone in a table
    const cell: ApiCodeWithoutSlots = 'E0000007'
    // @ts-expect-error a condition with slots cannot stand alone in a table
    const step: OAuthConditionWithoutSlots = 'scope_denied'
    return [errors, cell, step]
  }
  expect(wrong).toBeTypeOf('function')
  expectTypeOf(apiError.E0000016().code).toEqualTypeOf<'E0000016'>()
  expectTypeOf(oauthError.scope_denied({ scopes: '' }).error).toEqualTypeOf<'access_denied'>()
  const caught: unknown = apiError.E0000011()
  if (isApiError(caught, ['E0000011', 'E0000005'])) {
    expectTypeOf(caught.errorCode).toEqualTypeOf<'E0000011' | 'E0000005'>()
  }
  if (isRaised(caught) && caught.family === 'api') expectTypeOf(caught.code).toEqualTypeOf<ApiCode>()
})
