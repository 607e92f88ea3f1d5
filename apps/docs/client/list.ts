/** The list of all errors, searched. The rows stand in the page; this moves them, and makes none. */
import { type Listing, listErrors, readError } from '@stuntdouble/catalogue'
import { createSearch, metCauses, type SearchEntry } from '@stuntdouble/catalogue/explained'
import { exampleResponse } from '../content/example.js'
import { copyable } from './copy.js'
import { byId } from './elements.js'
import { readingOf } from './reading.js'
import { atRest, isNarrowed, type State, searchOf, stateOf } from './state.js'

interface Row {
  readonly listing: Listing
  readonly element: HTMLElement
}

const form = byId<HTMLFormElement>('search')
const field = byId<HTMLInputElement>('q')
const reading = byId('reading')
const count = byId('count')
const heading = byId('api-errors')
const apiList = byId('api-list')
const oauthList = byId('oauth-list')
const oauthMoved = byId('oauth-moved')
const countAtRest = [...count.childNodes]

const rows: ReadonlyMap<string, Row> = new Map(
  listErrors().map((listing) => [nameOf(listing), { listing, element: byId(nameOf(listing)) }]),
)
let made: ReturnType<typeof createSearch> | undefined
/** Made when somebody is about to search: most readers follow a link, and would wait for it on a slow phone. */
function search(): ReturnType<typeof createSearch> {
  made ??= createSearch([...rows.values()].map(searchEntryOf))
  return made
}

/** A longer paste is read once and not kept in the field, where every key press would have to drag it along. */
const pasteMax = 1_000

/** What was pasted, while the field shows its abbreviation. */
let pasted: { readonly whole: string; readonly shown: string } | undefined
/** Whether the next key press begins a new entry in the browser's history. */
let isSettled = true

function nameOf(listing: SearchEntry): string {
  return listing.family === 'api' ? listing.code : listing.condition
}

/** The explanation is read from the page: it is there already, and would weigh as much again. */
function searchEntryOf({ listing, element: row }: Row): SearchEntry {
  const said = (part: string) => row.querySelector(part)?.textContent ?? ''
  const causes = listing.family === 'api' ? metCauses[listing.code] : undefined
  return {
    ...listing,
    explanation: { means: said('.means'), remedy: said('.remedy') },
    ...(causes === undefined ? {} : { causes }),
  }
}

function found(state: State): readonly Row[] {
  const asked = pasted !== undefined && pasted.shown === state.q ? pasted.whole : state.q
  const [family, area] = state.area.split('.')
  const hits = search()(asked, {
    ...(state.httpStatus === '' ? {} : { status: Number(state.httpStatus) }),
    ...(area === undefined ? {} : { area }),
  })
  const wanted = hits.filter(
    (hit) => (state.family === '' || hit.family === state.family) && (area === undefined || hit.family === family),
  )
  const left = wanted
    .flatMap((hit) => rows.get(nameOf(hit)) ?? [])
    .filter(({ element: { dataset } }) => state.kind === '' || dataset.kind === state.kind)
    .filter(({ element: { dataset } }) => state.retry === '' || dataset.retry === state.retry)
  // Two sentences of Okta's differ in nothing but a second space; a search sees no such thing.
  const sentence = asked.trim()
  const isExact = (row: Row) => row.element.querySelector('.wire')?.textContent === sentence
  return sorted(sentence === '' ? left : firstWhere(left, isExact), state.sort)
}

const firstWhere = (some: readonly Row[], isFirst: (row: Row) => boolean): readonly Row[] => [
  ...some.filter(isFirst),
  ...some.filter((row) => !isFirst(row)),
]

function sorted(some: readonly Row[], by: string): readonly Row[] {
  const key = ({ listing }: Row) => (listing.family === 'api' ? listing.code : `oauth ${listing.condition}`)
  if (by === 'code') return [...some].sort((a, b) => (key(a) < key(b) ? -1 : 1))
  if (by === 'status') {
    return [...some].sort((a, b) => a.listing.status - b.listing.status || (key(a) < key(b) ? -1 : 1))
  }
  return some
}

function show(state: State): void {
  const isSearching = isNarrowed(state)
  const shown = found(state)
  const ofFamily = (family: Listing['family']) => shown.filter(({ listing }) => listing.family === family)
  fill(apiList, isSearching ? shown : ofFamily('api'))
  fill(oauthList, isSearching ? [] : ofFamily('oauth'))
  oauthMoved.hidden = !isSearching
  heading.textContent = isSearching ? 'What was found' : 'API errors'
  form.classList.toggle('at-work', isSearching)
  if (isSearching) count.replaceChildren(`${shown.length} of ${rows.size} errors`, ...hintOf(shown.length))
  else count.replaceChildren(...countAtRest)
  const asked = pasted !== undefined && pasted.shown === state.q ? pasted.whole : state.q
  reading.replaceChildren(...readingOf(readError(asked), asked))
  reading.hidden = reading.childNodes.length === 0
}

/** Rows that stand where they should are not touched. */
function fill(list: HTMLElement, wanted: readonly Row[]): void {
  if (list.children.length === wanted.length && wanted.every(({ element: row }, at) => list.children[at] === row))
    return
  list.replaceChildren(...wanted.map(({ element: row }) => row))
}

const hintOf = (shown: number): string[] =>
  shown > 0 ? [] : ['. Try fewer words, leave out what only your request has (names, ids), or clear the filters.']

function stateOfForm(): State {
  const data = new FormData(form)
  return Object.fromEntries(Object.keys(atRest).map((name) => [name, String(data.get(name) ?? '')])) as unknown as State
}

function fillForm(state: State): void {
  for (const [name, value] of Object.entries(state)) {
    const control = form.elements.namedItem(name)
    if (control instanceof HTMLInputElement) control.value = value
    if (control instanceof HTMLSelectElement) {
      // A value that is not offered leaves nothing chosen: then it narrows nothing.
      control.value = value
      if (control.selectedIndex === -1) control.value = ''
    }
  }
}

/** Shows what the form says, and says it in the address: a new entry of the history, or the last one changed. */
function follow(isNewEntry: boolean): void {
  const state = stateOfForm()
  const address = `${location.pathname}${searchOf(state)}`
  if (address !== `${location.pathname}${location.search}`) {
    if (isNewEntry) history.pushState(null, '', address)
    else history.replaceState(null, '', address)
  }
  show(state)
  if (isNarrowed(state)) bringUp()
}

/** What was found stands below the field; where the field is far down, it would be found out of sight. */
function bringUp(): void {
  const { top } = form.getBoundingClientRect()
  if (top > innerHeight / 4) form.scrollIntoView()
}

function clear(): void {
  pasted = undefined
  fillForm(atRest)
  follow(true)
}

field.addEventListener('focus', () => setTimeout(search), { once: true })
field.addEventListener('input', () => {
  follow(isSettled)
  isSettled = false
})
field.addEventListener('change', () => {
  isSettled = true
})
field.addEventListener('paste', (event) => {
  const text = event.clipboardData?.getData('text') ?? ''
  if (text.length <= pasteMax) return
  event.preventDefault()
  const read = readError(text)
  // What was understood is shorter than what was pasted, and says it better.
  const short =
    read?.family === 'api' ? read.code : read?.family === 'oauth' ? (read.description ?? read.error) : undefined
  const shown = (short ?? text.trim().replace(/\s+/g, ' ')).slice(0, 200)
  pasted = { whole: text, shown }
  field.value = shown
  follow(true)
})
form.addEventListener('change', (event) => {
  if (event.target !== field) follow(true)
})
form.addEventListener('reset', (event) => {
  event.preventDefault()
  clear()
  field.focus()
})
form.addEventListener('submit', (event) => {
  event.preventDefault()
  if (field.value.trim() !== '') apiList.querySelector<HTMLAnchorElement>('h3 a')?.click()
})

addEventListener('popstate', () => {
  isSettled = true
  fillForm(stateOf(location.search))
  show(stateOfForm())
  showTarget()
})

/** Follows the address to a row that a search has put away: then the search ends, and the row is shown. */
function showTarget(): void {
  const row = rows.get(decodedHash())?.element
  if (row === undefined) return
  if (!row.isConnected) {
    fillForm(atRest)
    show(atRest)
  }
  row.scrollIntoView()
}

function decodedHash(): string {
  try {
    return decodeURIComponent(location.hash.slice(1))
  } catch {
    return ''
  }
}

addEventListener('hashchange', showTarget)

/** The links of the rows that are shown, in order: what the arrow keys walk through. */
const stops = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('.rows h3 a')]

addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const at = document.activeElement
  const isInRow = at instanceof HTMLElement && at.closest('.row') !== null
  const isTyping = at instanceof HTMLInputElement || at instanceof HTMLSelectElement
  if (event.key === '/' && !isTyping) field.focus()
  else if (event.key === 'Escape' && at === field) clear()
  else if (event.key === 'Escape' && isInRow) field.focus()
  else if (event.key === 'ArrowDown' && at === field) stops()[0]?.focus()
  else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && isInRow) {
    const own = at.closest('.row')?.querySelector<HTMLElement>('h3 a')
    const all = stops()
    const next = all.indexOf(own ?? at) + (event.key === 'ArrowDown' ? 1 : -1)
    ;(next < 0 ? field : all[next])?.focus()
  } else return
  event.preventDefault()
})

document.addEventListener('click', (event) => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.ex') : null
  const row = link?.closest<HTMLElement>('.row')
  const listing = rows.get(row?.id ?? '')?.listing
  if (link == null || row == null || listing === undefined || event.ctrlKey || event.metaKey || event.shiftKey) return
  event.preventDefault()
  const open = row.querySelector('.block')
  if (open === null) row.append(copyable(exampleResponse(listing)))
  else open.remove()
  link.setAttribute('aria-expanded', String(open === null))
})

fillForm(stateOf(location.search))
if (location.search !== '') {
  show(stateOfForm())
  if (isNarrowed(stateOfForm())) bringUp()
}
if (location.hash !== '') showTarget()
