/** The words that compare an attribute with a value; `pr` (present) takes none. RFC 7644, table 3. */
export const operators = ['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'ew', 'co', 'pr'] as const

/** One of {@link operators}. */
export type Operator = (typeof operators)[number]

/** What an attribute may be compared with: a JSON scalar. A date travels as a string. */
export type Literal = string | number | boolean | null

/** `attribute operator value`, such as `profile.login sw "ada"`. */
export interface Comparison {
  readonly kind: 'compare'
  /** Dotted and case-sensitive, as the caller wrote it. */
  readonly attribute: string
  readonly operator: Exclude<Operator, 'pr'>
  readonly value: Literal
}

/** `attribute pr`: it has a value that is not empty. */
export interface Presence {
  readonly kind: 'present'
  readonly attribute: string
}

/** What a caller wrote in `filter=` or `search=`. Parentheses are gone; what they grouped is a node of its own. */
export type Filter =
  | Comparison
  | Presence
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Filter[] }
  | { readonly kind: 'not'; readonly operand: Filter }

/** The ways to combine filters into a larger one. */
export type Combination = 'and' | 'or' | 'not'
