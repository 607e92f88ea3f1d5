/** The names in braces of a template: `Slot<'Not found: {resource}'>` is `'resource'`. Never, where it has none. */
export type Slot<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slot<Rest>
  : never

/** A template taken apart: the text before each slot, the slots in order of appearance, and the text after the last. */
export interface ParsedTemplate {
  /** One longer than `names`: `literals[i]` stands before `names[i]`, the last one ends the text. */
  readonly literals: readonly string[]
  readonly names: readonly string[]
}

/** Takes a template apart. A brace that never closes is text. */
export function parseTemplate(template: string): ParsedTemplate {
  const literals: string[] = []
  const names: string[] = []
  let from = 0
  for (;;) {
    const open = template.indexOf('{', from)
    const close = open === -1 ? -1 : template.indexOf('}', open)
    if (close === -1) break
    literals.push(template.slice(from, open))
    names.push(template.slice(open + 1, close))
    from = close + 1
  }
  literals.push(template.slice(from))
  return { literals, names }
}

/** The text of a template with its slots filled. Values are used verbatim: braces inside them are not slots. */
export function fillTemplate({ literals, names }: ParsedTemplate, slots: Readonly<Record<string, string>>): string {
  let text = literals[0] ?? ''
  for (let index = 0; index < names.length; index++) {
    text += `${slots[names[index] as string]}${literals[index + 1]}`
  }
  return text
}

/** How many characters of a template are its own words; the more, the more a match of it says. */
export function literalLength({ literals }: ParsedTemplate): number {
  return literals.reduce((sum, literal) => sum + literal.length, 0)
}

/**
 * The values that fill a template so that it equals a text, or undefined where no values do. Where a text can be read in
 * several ways, earlier slots take as little as they can. A slot that occurs twice has one value.
 *
 * The work grows with the length of the text, never faster: no regular expression, and one retry per repeated slot.
 */
export function matchTemplate(template: string, text: string): Readonly<Record<string, string>> | undefined {
  return matchParsed(parseTemplate(template), text)
}

/** {@link matchTemplate} for a template that was taken apart before. */
export function matchParsed(parsed: ParsedTemplate, text: string): Readonly<Record<string, string>> | undefined {
  const values = valuesOf(parsed, text)
  if (values === undefined) return undefined
  const slots: Record<string, string> = {}
  for (const [index, name] of parsed.names.entries()) {
    const known = slots[name]
    const value = values[index] as string
    if (known === undefined) slots[name] = value
    // The shortest reading of the first occurrence was too short: a later one, closer hemmed in, knows better.
    else if (known !== value) return matchWithKnown(parsed, name, value, text)
  }
  return slots
}

function matchWithKnown(parsed: ParsedTemplate, name: string, value: string, text: string) {
  const literals: string[] = [parsed.literals[0] as string]
  const names: string[] = []
  for (const [index, each] of parsed.names.entries()) {
    const after = parsed.literals[index + 1] as string
    if (each === name) literals[literals.length - 1] += value + after
    else {
      names.push(each)
      literals.push(after)
    }
  }
  const rest = matchParsed({ literals, names }, text)
  return rest === undefined ? undefined : { ...rest, [name]: value }
}

/** The value of each slot in order of appearance: the first and last literal are anchored, the others found leftmost. */
function valuesOf({ literals, names }: ParsedTemplate, text: string): readonly string[] | undefined {
  const first = literals[0] as string
  if (names.length === 0) return text === first ? [] : undefined
  const last = literals[names.length] as string
  const end = text.length - last.length
  if (end < first.length || !text.startsWith(first) || !text.endsWith(last)) return undefined
  const values: string[] = []
  let from = first.length
  for (let index = 1; index < names.length; index++) {
    const literal = literals[index] as string
    const at = text.indexOf(literal, from)
    if (at === -1 || at + literal.length > end) return undefined
    values.push(text.slice(from, at))
    from = at + literal.length
  }
  values.push(text.slice(from, end))
  return values
}
