/** What the pages for administrators have around them, and what stands in their place. */
import { documentOf, html, type Markup } from './markup.js'

/** Whether the error reference is there to be linked to. */
export type Around = { hasReference: boolean }

export const header = ({ hasReference }: Around, isSignedIn: boolean): Markup =>
  html`<a href="/stuntdouble/errors">Recent errors</a><a href="/stuntdouble/outbox">Outbox</a>${
    hasReference ? html`<a href="/errors/">All errors explained</a>` : ''
  }${isSignedIn ? html`<form method="post" action="/stuntdouble/sign-out"><button>Sign out</button></form>` : ''}`

/** Asks for the token. `to`: where the person wanted to go. */
export const signInPage = (around: Around, to: string, said: string | undefined): string =>
  documentOf(
    'Sign in',
    header(around, false),
    html`<h1>For administrators</h1>
<p>These pages hold what people sent, and what was sent to them. They are shown to whoever has the administrator’s API
token: the server printed it at its first start.</p>
${said === undefined ? '' : html`<p class="said" role="alert">${said}</p>`}
<form method="post" action="/stuntdouble/sign-in">
<input type="hidden" name="to" value="${to}">
<label>API token <input name="token" type="password" autocomplete="off" spellcheck="false" required autofocus></label>
<button>Show</button>
</form>`,
  )

export const brokenPage = (around: Around): string =>
  documentOf(
    'Not now',
    header(around, false),
    html`<h1>Not now</h1><p>This cannot be read: the database does not answer, or the fault is told where the server was started.</p>`,
  )

export const section = (title: string, ...parts: readonly Markup[]): Markup =>
  html`<section><h2>${title}</h2>${parts}</section>`

export const facts = (...rows: readonly (readonly [string, string | number | Markup])[]): Markup =>
  html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`

export const timeOf = (at: string): Markup =>
  html`<time datetime="${at}">${at.replace('T', ' ').replace('Z', ' UTC')}</time>`
