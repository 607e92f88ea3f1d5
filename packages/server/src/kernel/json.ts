/**
 * Reads JSON as strictly as a request deserves. `JSON.parse` alone keeps the last of two equal keys in silence and
 * recurses as deep as it is told to; both would let a caller say one thing and mean another.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

/** A value read from a request or a column, before anything is known about its shape. */
export type JsonObject = { readonly [name: string]: Json }

export type ReadJson = { ok: true; value: Json } | { ok: false; problem: string }

/** Okta's bodies nest about eight deep; beyond this a body is an attack on a stack, not a request. */
const depthMax = 64

/**
 * The value of `text`, or what is wrong with it: not JSON (RFC 8259), nested deeper than 64, an object that names a
 * member twice, a NUL character (PostgreSQL cannot keep one), or a number beyond a double's reach, which would be read
 * as infinity and written as null.
 */
export function readJson(text: string): ReadJson {
  let value: Json
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false, problem: 'not JSON' }
  }
  const problem = structuralProblem(text)
  return problem === undefined ? { ok: true, value } : { ok: false, problem }
}

/** One pass over text that is known to be JSON, so a token is known by its first character. */
function structuralProblem(text: string): string | undefined {
  const open: (Set<string> | undefined)[] = []
  let nameExpected = false
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x22: {
        const end = endOfString(text, at)
        if (end === undefined) return 'a NUL character'
        const names = open[open.length - 1]
        if (nameExpected && names !== undefined) {
          const name = text.slice(at, end)
          const plain = name.includes('\\') ? JSON.stringify(JSON.parse(name)) : name
          if (names.has(plain)) return `the member ${plain} twice`
          names.add(plain)
          nameExpected = false
        }
        at = end - 1
        break
      }
      case 0x7b:
        open.push(new Set())
        nameExpected = true
        if (open.length > depthMax) return 'nested too deep'
        break
      case 0x5b:
        open.push(undefined)
        nameExpected = false
        if (open.length > depthMax) return 'nested too deep'
        break
      case 0x7d:
      case 0x5d:
        open.pop()
        nameExpected = false
        break
      case 0x2c:
        nameExpected = open[open.length - 1] !== undefined
        break
      default:
        if (isDigit(text.charCodeAt(at))) {
          const end = endOfNumber(text, at)
          // Without an exponent it takes 309 digits to get there.
          if (end - at > 3 && !Number.isFinite(Number(text.slice(at, end)))) return 'a number too large'
          at = end - 1
        }
    }
  }
  return undefined
}

/** The place after the closing quote of the string that opens at `start`; undefined where a NUL is in it. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = start + 1; ; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) return at + 1
    if (code === 0x5c && text.startsWith('u0000', ++at)) return undefined
  }
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

/** The place after the number that has a digit at `start`; a sign before it changes nothing about its size. */
function endOfNumber(text: string, start: number): number {
  let at = start + 1
  while (isDigit(text.charCodeAt(at)) || /[.eE+-]/.test(text.charAt(at))) at++
  return at
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
