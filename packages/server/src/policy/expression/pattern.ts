import { type PatternNode, parse, SyntaxError as Unreadable } from './pattern.generated.js'

/** How large a regular expression, and the text held against it, may be. */
export const patternLimits = { charactersMax: 250, stepsMax: 1000, textMax: 1000 } as const

/** Whether a whole text is of a pattern. */
export type Pattern = (text: string) => boolean

type Step =
  | { readonly kind: 'character'; readonly accepts: (character: string) => boolean }
  | { readonly kind: 'fork'; readonly to: number[] }
  | { readonly kind: 'start' | 'end' | 'found' }

/**
 * A regular expression for group names, or undefined where it is none, is beyond {@link patternLimits}, or uses
 * look-around, back-references or possessive counts.
 *
 * The pattern is an administrator's, and JavaScript's own engine can be made to backtrack for years by thirty characters;
 * this one keeps all its places at once, so time is bounded by the pattern's steps times the text's length. The whole text must be of
 * the pattern, as with Java's `matches`: Okta's example, `.*admin.*`, reads that way (inferred). `(?i)` at the start
 * ignores case. A text beyond the limit is of no pattern.
 */
export function patternOf(text: string): Pattern | undefined {
  if (text.length > patternLimits.charactersMax) return undefined
  try {
    const { caseInsensitive, either } = parse(text)
    const steps = stepsOf(either, caseInsensitive)
    return (subject) => subject.length <= patternLimits.textMax && runs(steps, subject)
  } catch (thrown) {
    // A class such as [z-a] reads well and yet means nothing; RegExp says so with JavaScript's own SyntaxError.
    if (thrown instanceof Unreadable || thrown instanceof SyntaxError || thrown instanceof TooManySteps)
      return undefined
    throw thrown
  }
}

class TooManySteps extends Error {}

/** Thompson's construction. A step leads to the one after it; a fork leads where it says. */
function stepsOf(whole: PatternNode, caseInsensitive: boolean): readonly Step[] {
  const flags = caseInsensitive ? 'iu' : 'u'
  const steps: Step[] = []
  const add = <S extends Step>(step: S): S => {
    if (steps.push(step) > patternLimits.stepsMax) throw new TooManySteps()
    return step
  }
  const addFork = (...to: number[]) => add({ kind: 'fork', to } satisfies Step)

  const append = (node: PatternNode): void => {
    switch (node.kind) {
      case 'literal': {
        const wanted = caseInsensitive ? node.character.toLowerCase() : node.character
        add({
          kind: 'character',
          accepts: (character) => (caseInsensitive ? character.toLowerCase() : character) === wanted,
        })
        return
      }
      case 'character': {
        const one = new RegExp(`^${node.source}$`, flags)
        add({ kind: 'character', accepts: (character) => one.test(character) })
        return
      }
      case 'start':
      case 'end':
        add({ kind: node.kind })
        return
      case 'sequence':
        for (const item of node.items) append(item)
        return
      case 'either': {
        const choice = addFork()
        const exits = node.options.map((option) => {
          choice.to.push(steps.length)
          append(option)
          return addFork()
        })
        for (const exit of exits) exit.to.push(steps.length)
        return
      }
      case 'repeat': {
        for (let count = 0; count < node.min; count++) append(node.of)
        if (node.max === null) {
          const again = steps.length
          const choice = addFork(again + 1)
          append(node.of)
          addFork(again)
          choice.to.push(steps.length)
          return
        }
        const skips = []
        for (let count = node.min; count < node.max; count++) {
          skips.push(addFork(steps.length + 1))
          append(node.of)
        }
        for (const skip of skips) skip.to.push(steps.length)
      }
    }
  }
  append(whole)
  add({ kind: 'found' })
  return steps
}

/** Reads the text once, keeping every step the pattern could be at. */
function runs(steps: readonly Step[], subject: string): boolean {
  const characters = [...subject]
  const reach = (from: readonly number[], at: number): ReadonlySet<number> => {
    const reached = new Set<number>()
    const open = [...from]
    for (let place = open.pop(); place !== undefined; place = open.pop()) {
      if (reached.has(place)) continue
      reached.add(place)
      const step = steps[place]!
      if (step.kind === 'fork') open.push(...step.to)
      if (step.kind === 'start' && at === 0) open.push(place + 1)
      if (step.kind === 'end' && at === characters.length) open.push(place + 1)
    }
    return reached
  }

  let places = reach([0], 0)
  for (const [index, character] of characters.entries()) {
    const next = [...places].filter((place) => {
      const step = steps[place]!
      return step.kind === 'character' && step.accepts(character)
    })
    if (next.length === 0) return false
    places = reach(
      next.map((place) => place + 1),
      index + 1,
    )
  }
  return places.has(steps.length - 1)
}
