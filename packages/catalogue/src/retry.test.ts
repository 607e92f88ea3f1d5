import { describe, expect, test } from 'vitest'
import { apiErrors } from './api-errors.js'
import { oauthErrors } from './oauth-errors.js'
import { retryAdvice } from './retry.js'

const date = 'Mon, 29 Sep 2025 03:42:48 GMT'
const at = Date.parse(date)
const reset = String(at / 1000 + 12)

describe('a rate limit', () => {
  test('is waited out by the clock of the answer, not by the own one', () => {
    const headers = new Headers({ date, 'x-rate-limit-reset': reset })
    expect(retryAdvice({ code: 'E0000047', status: 429, headers, now: 0 })).toMatchObject({
      retry: 'later',
      waitMs: 12_000,
    })
  })

  test('is waited out by the given time where the answer has no date', () => {
    const headers = { 'X-Rate-Limit-Reset': reset }
    expect(retryAdvice({ status: 429, headers, now: at })).toMatchObject({ retry: 'later', waitMs: 12_000 })
    expect(retryAdvice({ status: 429, headers, now: at + 60_000 })).toMatchObject({ waitMs: 0 })
    expect(retryAdvice({ status: 429, headers })).not.toHaveProperty('waitMs')
  })

  test('yields to Retry-After, in seconds or as a date', () => {
    const headers = { date, 'x-rate-limit-reset': reset, 'retry-after': '3' }
    expect(retryAdvice({ status: 429, headers })).toMatchObject({ waitMs: 3_000 })
    const dated = { ...headers, 'retry-after': 'Mon, 29 Sep 2025 03:42:50 GMT' }
    expect(retryAdvice({ status: 429, headers: dated })).toMatchObject({ waitMs: 2_000 })
  })

  test('reset of another answer says nothing', () => {
    expect(retryAdvice({ code: 'E0000009', status: 500, headers: { date, 'x-rate-limit-reset': reset } })).toEqual({
      retry: 'later',
      why: expect.any(String),
    })
  })

  test('that cannot be read is no wait at all', () => {
    expect(
      retryAdvice({ status: 429, headers: { 'retry-after': 'soon', 'x-rate-limit-reset': 'NaN' }, now: at }),
    ).toEqual({
      retry: 'later',
      why: expect.any(String),
    })
  })
})

test.each([
  [{ code: 'E0000109', status: 429 }, 'later', 30_000],
  [{ code: 'E0000134', status: 502 }, 'later', undefined],
  [{ code: 'E0000112' }, 'later', undefined],
  [{ code: 'E0000032', status: 403 }, 'after-change', undefined],
  [{ code: 'E0000001', status: 400 }, 'after-change', undefined],
  [{ code: 'E0000022', status: 405 }, 'never', undefined],
  [{ code: 'E0000060', status: 501 }, 'never', undefined],
  [{ error: 'invalid_grant', status: 400 }, 'never', undefined],
  [{ error: 'invalid_grant', status: 429 }, 'later', undefined],
  [{ error: 'slow_down', status: 400 }, 'later', 10_000],
  [{ error: 'login_required' }, 'after-change', undefined],
  [{ error: 'use_dpop_nonce', status: 400 }, 'after-change', undefined],
])('%o: %s', (refusal, retry, waitMs) => {
  const advice = retryAdvice(refusal)
  expect([advice.retry, advice.waitMs]).toEqual([retry, waitMs])
})

test('every answer of 429 is worth another try, and none of 405 or 410', () => {
  for (const [code, { status }] of Object.entries(apiErrors)) {
    const { retry } = retryAdvice({ code, status })
    if (status === 429) expect(retry).toBe('later')
    if (code !== 'E0000076' && (status === 405 || status === 410)) expect(retry).toBe('never')
  }
  for (const { error, status } of Object.values(oauthErrors)) expect(retryAdvice({ error, status }).why).not.toBe('')
})
