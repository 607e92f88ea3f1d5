/**
 * The page on which people sign in, at the addresses that Okta's own page has. It is one script that speaks the
 * authentication API; what it is told of the org and of the way the person came stands in the page as JSON.
 */
import type { Org, SignInPage } from '../../access/org.js'
import type { Soon } from '../../store/caching.js'
import type { Answer, Call } from '../call.js'
import { html, Markup } from './markup.js'
import { fileAnswer, type Pages, type SiteFiles } from './reference.js'

export type SignInHouse = {
  /** `sign-in.js` and `sign-in.css`. */
  files: SiteFiles
  /** The org that a host leads to. */
  orgFor(host: string): Soon<Org>
  /** How the org wants its page. */
  signInPageOf(orgId: string): Soon<SignInPage>
  /** Where a browser may be sent that asks to come back to `asked`, in full; undefined for everywhere else. */
  placeFor(org: Org, base: string, asked: string): Promise<string | undefined>
  publicUrl: string | undefined
  /** Whether there is an error reference to link to. */
  hasReference: boolean
  /** Told of what no rule raised. */
  unforeseen(error: unknown): void
}

const assets = '/sign-in/assets/'
const theme = '/sign-in/theme.css'

/** Its own script alone; a logo may come from anywhere that is encrypted. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: https:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

const everywhere = [
  'content-security-policy',
  policy,
  'x-content-type-options',
  'nosniff',
  // A link from a mail is a secret: no other site is told of it.
  'referrer-policy',
  'no-referrer',
] as const

/** What the page is to begin with, in the words of `apps/sign-in/src/settings.ts`. */
type Start =
  | { kind: 'sign-in' | 'forgot-password' | 'unlock' | 'home' }
  | { kind: 'recovery' | 'welcome'; token: string }
  | { kind: 'transaction'; stateToken: string }

/** A token is of base64url; anything else in its place leads to no page. */
const ways: readonly (readonly [RegExp, (found: string) => Start])[] = [
  [/^\/(?:login\/login\.htm|login|signin)\/?$/, () => ({ kind: 'sign-in' })],
  [/^\/signin\/forgot-password$/, () => ({ kind: 'forgot-password' })],
  [/^\/signin\/unlock$/, () => ({ kind: 'unlock' })],
  [/^\/signin\/(?:reset-password|unlock|user-unlock)\/([\w-]{1,128})$/, (token) => ({ kind: 'recovery', token })],
  // The link that an administrator has sent.
  [/^\/reset_password\/([\w-]{1,128})$/, (token) => ({ kind: 'recovery', token })],
  [/^\/welcome\/([\w-]{1,128})$/, (token) => ({ kind: 'welcome', token })],
  // The same in Identity Engine.
  [/^\/tokens\/([\w-]{1,128})\/verify$/, (token) => ({ kind: 'welcome', token })],
  [/^\/app\/UserHome$/, () => ({ kind: 'home' })],
]

/** Sessions begin here with a state token in the address where a step is still to be done. */
function startOf(path: string, query: URLSearchParams): Start | undefined {
  const stateToken = query.get('stateToken')
  for (const [pattern, start] of ways) {
    const found = pattern.exec(path)
    if (found === null) continue
    const begun = start(found[1] ?? '')
    return begun.kind === 'sign-in' && stateToken !== null ? { kind: 'transaction', stateToken } : begun
  }
  return undefined
}

/** Whether the page stands at a path. */
export const isSignInPage = (path: string): boolean => startOf(path, new URLSearchParams()) !== undefined

export function signInPages(house: SignInHouse): Pages {
  return (call) => {
    const { method, uri } = call
    if (method !== 'GET' && method !== 'HEAD') return undefined
    const [path = '', query = ''] = uri.split(/\?(.*)/s, 2)
    const asset = path.startsWith(assets) ? path.slice(assets.length) : undefined
    const start = startOf(path, new URLSearchParams(query))
    if (asset === undefined && start === undefined && path !== theme) return undefined
    return answerOf(house, call, asset, start, new URLSearchParams(query)).catch((error: unknown) => {
      house.unforeseen(error)
      return { status: 503, headers: [...everywhere, 'content-type', 'text/plain; charset=utf-8'], body: 'Try again.' }
    })
  }
}

async function answerOf(
  house: SignInHouse,
  call: Call,
  asset: string | undefined,
  start: Start | undefined,
  query: URLSearchParams,
): Promise<Answer> {
  if (asset !== undefined) {
    if (await house.files.has(asset)) return fileAnswer(house.files, asset, 200, call)
    return { status: 404, headers: [...everywhere, 'content-type', 'text/plain; charset=utf-8'], body: 'Not here.' }
  }
  const org = await house.orgFor((call.headers.host ?? '').toLowerCase())
  const page = await house.signInPageOf(org.id)
  if (start === undefined) {
    return {
      status: 200,
      headers: [...everywhere, 'cache-control', 'no-cache', 'content-type', 'text/css; charset=utf-8'],
      body: themeOf(page),
    }
  }
  const asked = query.get('fromURI')
  const base = house.publicUrl ?? `${call.scheme}://${call.headers.host ?? 'localhost'}`
  // A place that is not trusted is not heard of any more: whoever signs in comes home.
  const fromURI = asked === null ? undefined : await house.placeFor(org, base, asked)
  const settings = {
    orgName: org.name,
    start,
    ...(fromURI === undefined ? {} : { fromURI }),
    ...(page.language === undefined ? {} : { language: page.language }),
    ...(page.texts === undefined ? {} : { texts: page.texts }),
    ...(page.logo === undefined ? {} : { logo: page.logo }),
    hasReference: house.hasReference,
  }
  return {
    status: 200,
    headers: [...everywhere, 'cache-control', 'no-store', 'content-type', 'text/html; charset=utf-8'],
    body: shell(org.name, page.language ?? 'en', settings),
  }
}

/** In JSON within a page no `<` may stand: it could end the element. */
const embedded = (value: unknown) => new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'))

const shell = (name: string, language: string, settings: unknown): string =>
  html`<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex">
<title>Sign in · ${name}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${assets}sign-in.css">
<link rel="stylesheet" href="${theme}">
</head>
<body>
<div id="page"><noscript><main class="sheet" lang="en">To sign in here, your browser has to run scripts.</main></noscript></div>
<script type="application/json" id="settings">${embedded(settings)}</script>
<script type="module" src="${assets}sign-in.js"></script>
</body>
</html>
`.text

/** The sheet that all text stands on, by day and by night, as in `apps/sign-in/src/style.css`. */
const sheets = ['#ffffff', '#1b2125'] as const

/**
 * The org's colours after those of the page. Where its colour could not be read on the sheet, links are of the ink; where
 * it could not be seen there, buttons have an edge.
 */
function themeOf({ primaryColor, backgroundColor }: SignInPage): string {
  const rules: string[] = []
  if (backgroundColor !== undefined) rules.push(`:root{--paper:${backgroundColor}}`)
  if (primaryColor !== undefined) {
    const onAccent = contrast(primaryColor, '#000000') >= contrast(primaryColor, '#ffffff') ? '#000' : '#fff'
    const [byDay, byNight] = sheets.map((sheet) => {
      const against = contrast(primaryColor, sheet)
      const link = against >= readable ? primaryColor : 'var(--ink)'
      return `--link:${link};--edge:${against >= visible ? 'transparent' : 'var(--soft)'}`
    })
    rules.push(`:root{--accent:${primaryColor};--on-accent:${onAccent};${byDay}}`)
    rules.push(`@media(prefers-color-scheme:dark){:root{${byNight}}}`)
  }
  return rules.map((rule) => `${rule}\n`).join('')
}

/** The least contrast of text (WCAG 2.2, 1.4.3). */
const readable = 4.5

/** The least contrast of what is to be used (WCAG 2.2, 1.4.11). */
const visible = 3

function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

/** The relative luminance of a colour (WCAG 2.2). */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
