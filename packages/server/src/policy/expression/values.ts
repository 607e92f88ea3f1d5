/** The longest string an expression makes; anything longer is null. Nested `replace` would otherwise grow without end. */
export const textMax = 100_000

/** A value as text, as Java converts an argument: numbers and booleans are written out, anything else is none. */
export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : null
}

/**
 * A value as a list: null and empty text are an empty one, any other single value is its only element. Okta's own advice
 * for making a list of one, `Arrays.add(Arrays.toCsvString({}), value)`, rests on this.
 */
export function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value
  return value === null || value === undefined || value === '' ? [] : [value]
}

/** Texts put together, or null where the result would be too long to make. */
export function joined(parts: readonly string[], separator = ''): string | null {
  const length = parts.reduce((sum, part) => sum + part.length, Math.max(0, parts.length - 1) * separator.length)
  return length > textMax ? null : parts.join(separator)
}

/** Equality as `==` has it: by value, case-sensitive, never across types; null equals null alone. */
export function isSame(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]))
  return (left ?? null) === (right ?? null)
}

/** An own member of a record; null for anything else, so that nothing inherited can be reached. */
export function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return null
  return (value as Record<string, unknown>)[name] ?? null
}
