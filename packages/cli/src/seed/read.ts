/** A seed file as it is written: YAML whose lists hold the bodies of API calls. */
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { Failure } from '../terminal.js'

/** The lists a seed may have, in the order in which they are applied: what is named comes before what names it. */
export const lists = [
  'userTypes',
  'userSchema',
  'groupSchema',
  'linkedObjects',
  'groups',
  'users',
  'groupRules',
  'zones',
  'policies',
  'tokens',
] as const

export type List = (typeof lists)[number]

/** One item of a list, and where it stands. */
export type SeedItem = {
  list: List
  /** From 1; undefined for `userSchema` and `groupSchema`, which are no lists but one body each. */
  position: number | undefined
  body: Readonly<Record<string, unknown>>
  /** `seed.yaml:14` */
  place: string
}

/** An error of the file itself, with its place. */
export const seedFailure = (place: string, what: string): Failure => new Failure(`${place}: ${what}`)

const single: ReadonlySet<string> = new Set<List>(['userSchema', 'groupSchema'])

/**
 * Reads the text of a seed file into items, in the order of {@link lists}.
 * @throws Failure with file and line where the text is no YAML, or not of this form.
 */
export function readSeed(file: string, text: string): SeedItem[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines })
  const placeOf = (node: Node | null | undefined) =>
    node?.range ? `${file}:${lines.linePos(node.range[0]).line}` : file
  const wrong = document.errors[0]
  if (wrong !== undefined) {
    const [what = ''] = wrong.message.split(/ at line \d+/)
    throw seedFailure(`${file}:${lines.linePos(wrong.pos[0]).line}`, `This is not YAML: ${what}.`)
  }
  const root = document.contents
  if (root === null) return []
  if (!isMap<Node, Node | null>(root))
    throw seedFailure(placeOf(root), `A seed is a map of lists: ${lists.join(', ')}.`)

  const items: SeedItem[] = []
  for (const { key, value } of root.items) {
    const list = isScalar(key) ? String(key.value) : ''
    if (!isList(list)) throw seedFailure(placeOf(key), `‘${list}’ is none of the lists of a seed: ${lists.join(', ')}.`)
    if (value === null || (isScalar(value) && value.value === null)) continue
    if (single.has(list)) {
      items.push({ list, position: undefined, body: bodyOf(value, placeOf(value), list), place: placeOf(value) })
      continue
    }
    if (!isSeq<Node>(value)) throw seedFailure(placeOf(key), `${list} is a list; begin each item with a dash.`)
    for (const [index, item] of value.items.entries()) {
      const place = placeOf(item)
      items.push({ list, position: index + 1, body: bodyOf(item, place, `${list}, item ${index + 1}`), place })
    }
  }
  return items.sort((a, b) => lists.indexOf(a.list) - lists.indexOf(b.list))

  function bodyOf(node: Node, place: string, what: string): Readonly<Record<string, unknown>> {
    const value = isMap(node) ? (node.toJS(document) as Readonly<Record<string, unknown>>) : undefined
    if (value === undefined) throw seedFailure(place, `${what} is not a map of members, as the body of a call is.`)
    return value
  }
}

const isList = (text: string): text is List => (lists as readonly string[]).includes(text)
