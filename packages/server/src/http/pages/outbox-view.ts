/** Messages as a person reads them. */
import type { RowOf } from '../../store/database.js'
import { type Around, facts, header, section, timeOf } from './around.js'
import { documentOf, html, type Markup } from './markup.js'

type Sent = RowOf<'messages'>
type Kind = Sent['kind']

const names: Readonly<Record<Kind, readonly [one: string, many: string]>> = {
  email: ['Mail', 'Mails'],
  sms: ['Text', 'Texts'],
  call: ['Call', 'Calls'],
  push: ['Push', 'Pushes'],
}
const kinds = Object.keys(names) as Kind[]

export const isKind = (asked: string): asked is Kind => Object.hasOwn(names, asked)

/** As many messages are on one page. */
export const listed = 100

/** `kind`: the only one that is shown; undefined for all. */
export const listPage = (around: Around, kind: Kind | undefined, messages: readonly Sent[]): string =>
  documentOf(
    'Outbox',
    header(around, true),
    html`<h1>Outbox</h1>
<nav aria-label="Kind">${link('All', undefined, kind)}${kinds.map((each) => link(names[each][1], each, kind))}</nav>${
      messages.length === 0
        ? html`<p>Nothing was sent yet.</p>`
        : html`<p class="soft">The newest first; ${listed} are shown at most.</p>
<ol class="rows">${messages.map(row)}</ol>`
    }`,
  )

const link = (name: string, kind: Kind | undefined, shown: Kind | undefined): Markup => {
  const href = kind === undefined ? '/stuntdouble/outbox' : `/stuntdouble/outbox?kind=${kind}`
  return kind === shown
    ? html`<a href="${href}" aria-current="page">${name}</a> `
    : html`<a href="${href}">${name}</a> `
}

/** A mail has a subject; what is said on a phone is as short as one. */
const headline = ({ subject, text }: Sent): string => (subject === '' ? text : subject)

const row = (message: Sent): Markup =>
  html`<li><a href="/stuntdouble/outbox/${encodeURIComponent(message.id)}">${headline(message)}</a><br>
${names[message.kind][0]} to ${message.recipient} <span class="soft">· ${state(message)} · ${timeOf(message.created)}</span></li>`

const states: Readonly<Record<Sent['status'], string>> = {
  queued: 'waits to be sent',
  sent: 'sent',
  failed: 'could not be sent',
}

/** What went wrong stands out. */
const state = ({ status }: Sent): Markup =>
  status === 'failed' ? html`<span class="said">${states[status]}</span>` : html`${states[status]}`

export function messagePage(around: Around, message: Sent): string {
  const { kind, recipient, text, html: markup, created, sent_at: sentAt, problem } = message
  return documentOf(
    headline(message),
    header(around, true),
    html`<h1>${headline(message)}</h1>
${facts(
  [names[kind][0], html`to ${recipient}`],
  ['State', state(message)],
  ...(problem === null ? [] : [['Why', problem] as const]),
  ['Written', timeOf(created)],
  ...(sentAt === null ? [] : [['Sent', timeOf(sentAt)] as const]),
)}
${section('Text', html`<pre tabindex="0">${linked(text)}</pre>`)}
${
  markup === ''
    ? ''
    : section(
        'As it looks in a mail reader',
        // In a sandbox of its own: nothing in a mail runs, and it asks nothing of anybody.
        html`<iframe sandbox title="The mail" srcdoc="${markup}"></iframe>`,
      )
}`,
  )
}

/** Addresses can be followed: they are what most mails are for. */
const linked = (text: string): readonly Markup[] =>
  text
    .split(/(https?:\/\/[^\s<>"]+)/)
    .map((part, at) => (at % 2 === 0 ? html`${part}` : html`<a href="${part}" rel="noreferrer">${part}</a>`))

export const missingPage = (around: Around, id: string): string =>
  documentOf(
    'No such message',
    header(around, true),
    html`<h1>No such message</h1>
<p>This org has sent nothing that is called <code>${id}</code>.</p>`,
  )
