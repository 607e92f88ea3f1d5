import type { Expression } from './model.js'

/** Reads an expression; throws {@link SyntaxError}. Generated from `expression.peggy` by `tools/grammars.mjs`. */
export function parse(text: string): Expression

/** Where and why the text is not of the language. `location.start.offset` counts UTF-16 units from 0. */
declare class Unreadable extends SyntaxError {
  readonly location: { readonly start: { readonly offset: number } }
}

export { Unreadable as SyntaxError }
