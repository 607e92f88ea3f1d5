/** A part of a regular expression. `source` is a class or an escape that stands for one character. */
export type PatternNode =
  | { readonly kind: 'either'; readonly options: readonly PatternNode[] }
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'repeat'; readonly of: PatternNode; readonly min: number; readonly max: number | null }
  | { readonly kind: 'character'; readonly source: string }
  | { readonly kind: 'literal'; readonly character: string }
  | { readonly kind: 'start' | 'end' }

/** Reads a regular expression; throws {@link SyntaxError}. Generated from `pattern.peggy` by `tools/grammars.mjs`. */
export function parse(text: string): { readonly caseInsensitive: boolean; readonly either: PatternNode }

/** The text is no regular expression, or one that cannot be matched in linear time. */
declare class Unreadable extends SyntaxError {}

export { Unreadable as SyntaxError }
