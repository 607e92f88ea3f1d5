/** What the server tells the page: whose it is, and what brought the person here. */

/** How the page begins. */
export type Start =
  | { kind: 'sign-in' }
  | { kind: 'forgot-password' }
  | { kind: 'unlock' }
  /** A link from a mail. */
  | { kind: 'recovery'; token: string }
  | { kind: 'welcome'; token: string }
  /** A transaction that began elsewhere. */
  | { kind: 'transaction'; stateToken: string }
  /** Signed in already. */
  | { kind: 'home' }

export type Settings = {
  orgName: string
  start: Start
  /** Where to go once signed in: a page of this server, or of a site that the org trusts. */
  fromURI?: string
  /** A language for everybody; the browser's own when left out. */
  language?: string
  /** Words of the org's own, by the name of a text. */
  texts?: Readonly<Record<string, string>>
  logo?: string
  /** Whether the error reference is served beside this page. */
  hasReference?: boolean
}

const element = 'settings'

/** Written into the page by the server as JSON. */
export function settingsOf(page: Document): Settings {
  const text = page.getElementById(element)?.textContent
  return text ? (JSON.parse(text) as Settings) : { orgName: '', start: { kind: 'sign-in' } }
}
