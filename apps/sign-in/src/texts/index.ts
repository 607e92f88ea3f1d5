/** What the page says, in the person's language. */
import { german } from './de.js'
import { english, type TextName, type Texts } from './en.js'

export type { TextName } from './en.js'

/** By primary language (RFC 5646). */
const languages: Readonly<Record<string, Texts>> = { en: english, de: german }

export type Say = (name: TextName, slots?: Readonly<Record<string, string | number>>) => string

export type Language = { tag: string; say: Say; isText(name: string): name is TextName }

const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** What runs from right to left does not draw what stands beside it along (FIRST STRONG ISOLATE of Unicode's UAX 9). */
const isolated = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text)

/** The first of `wanted` that there are texts for, else English. `own`: words of the org's own come before ours. */
export function languageFor(wanted: readonly string[], own: Readonly<Record<string, string>> = {}): Language {
  const tag =
    wanted.map((each) => each.toLowerCase().split('-')[0] ?? '').find((each) => Object.hasOwn(languages, each)) ?? 'en'
  const texts = languages[tag] ?? english
  return {
    tag,
    say: (name, slots = {}) =>
      (own[name] ?? texts[name]).replace(/\{(\w+)\}/g, (whole, slot: string) => isolated(String(slots[slot] ?? whole))),
    isText: (name): name is TextName => Object.hasOwn(texts, name),
  }
}
