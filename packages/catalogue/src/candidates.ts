import { type Listing, listErrors, textOf } from './listing.js'
import { literalLength, matchParsed, type ParsedTemplate, parseTemplate } from './slots.js'

/** A row whose sentence a text could be. */
export interface Candidate {
  readonly listing: Listing
  readonly slots: Readonly<Record<string, string>>
}

/** Texts longer than this are no sentence of an error. In characters. */
const textMax = 10_000

interface Sentence {
  readonly listing: Listing
  readonly parsed: ParsedTemplate
  readonly literalLength: number
}

/**
 * Finds the rows whose sentence a text is, slots filled: those that agree with it in the most words, so that a template
 * which is nothing but a slot is heard only when no other is. Runs of white space count as one space, and a missing
 * final full stop is forgiven, as documentation and log tools do both.
 */
export function sentenceFinder(listings: readonly Listing[] = listErrors()): (text: string) => readonly Candidate[] {
  const sentences: readonly Sentence[] = listings
    .map((listing) => {
      const parsed = parseTemplate(oneSpaced(textOf(listing)))
      return { listing, parsed, literalLength: literalLength(parsed) }
    })
    .sort((a, b) => b.literalLength - a.literalLength)
  return (text) => {
    const asked = oneSpaced(text.slice(0, textMax))
    if (asked === '' || text.length > textMax) return []
    const found = longestMatches(sentences, asked)
    return found.length > 0 || asked.endsWith('.') ? found : longestMatches(sentences, `${asked}.`)
  }
}

function longestMatches(sentences: readonly Sentence[], text: string): readonly Candidate[] {
  const found: Candidate[] = []
  let length = -1
  for (const sentence of sentences) {
    if (sentence.literalLength < length) break
    const slots = matchParsed(sentence.parsed, text)
    // A lone slot matches whatever there is; it takes a word of its own to be recognised.
    if (slots === undefined || sentence.literalLength < 2) continue
    found.push({ listing: sentence.listing, slots })
    length = sentence.literalLength
  }
  return found
}

const oneSpaced = (text: string): string => text.trim().replace(/\s+/g, ' ')
