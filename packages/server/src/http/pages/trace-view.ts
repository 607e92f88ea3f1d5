/** Traces as a person reads them. */
import { type ApiErrorEntry, apiErrors } from '@stuntdouble/catalogue'
import type { Trace } from '../../journal/traces.js'
import { type Around, facts, header, section, timeOf } from './around.js'
import { documentOf, html, type Markup } from './markup.js'

export const listPage = (around: Around, traces: readonly Trace[]): string =>
  documentOf(
    'Recent errors',
    header(around, true),
    html`<h1>Recent errors</h1>${
      traces.length === 0
        ? html`<p>Nothing was refused yet.</p>`
        : html`<p class="soft">The newest first; ${listed} are shown at most.</p>
<ol class="rows">${traces.map(row)}</ol>`
    }`,
  )

/** As many errors are on one page. */
export const listed = 100

/** The rule stands here already: of ten errors that say the same on purpose, it tells which is which. */
const row = ({ errorId, errorCode, status, errorSummary, at, request, rule }: Trace): Markup =>
  html`<li><a href="${pathOf(errorId)}"><code>${errorCode}</code> ${errorSummary}</a><br>
<code>${request.method} ${request.uri}</code> <span class="soft">${status}${
    rule === null ? '' : html` · <code>${rule.name}</code>`
  } · ${timeOf(at)}</span></li>`

const pathOf = (errorId: string) => `/stuntdouble/errors/${encodeURIComponent(errorId)}`

export const missingPage = (around: Around, errorId: string): string =>
  documentOf(
    'No such error',
    header(around, true),
    html`<h1>No such error</h1>
<p>This org has no trace of <code>${errorId}</code>. Traces are kept for seven days, and the newest ten thousand of them;
another org, or another server, may know it.</p>`,
  )

export function tracePage(around: Around, trace: Trace): string {
  const { errorId, errorCode, status, errorSummary, errorCauses, at, step, operation, rule, request, caller } = trace
  const entries: Readonly<Record<string, ApiErrorEntry>> = apiErrors
  const title = entries[errorCode]?.title ?? errorCode
  const refused = rule === null ? 'not known' : html`<code>${rule.name}</code> in <code>${rule.place}</code>`
  return documentOf(
    `${errorCode}: ${errorSummary}`,
    header(around, true),
    html`<h1>${errorSummary}</h1>
<p>${
      around.hasReference && entries[errorCode] !== undefined
        ? html`<a href="/errors/${errorCode}"><code>${errorCode}</code> ${title}</a>`
        : html`<code>${errorCode}</code> ${title}`
    }</p>
${section(
  'Who said no',
  facts(
    ['Rule', refused],
    ['Step', step],
    ...(operation === null ? [] : [['Operation', html`<code>${operation}</code>`] as const]),
    ['Status', status],
    ['When', timeOf(at)],
    ['errorId', html`<code>${errorId}</code>`],
  ),
)}
${errorCauses.length === 0 ? '' : section('Causes', list(errorCauses.map((cause) => html`${cause.errorSummary}`)))}
${section(
  'Request',
  html`<pre tabindex="0">${requestText(trace)}</pre>`,
  facts(
    ['From', request.ip === '' ? 'not known' : request.ip],
    [
      'Caller',
      caller === null ? 'nobody who was known' : `${caller.login} (${caller.userId}), token ${caller.tokenId}`,
    ],
    ['Request id', html`<code>${request.id}</code>`],
  ),
)}
${section('What led to what', list(trace.causeChain.map(({ name, message }) => html`<code>${name}</code> ${message}`)))}
${trace.logEvents.length === 0 ? '' : section('In the system log', list(trace.logEvents.map(logLine)))}`,
  )
}

const list = (items: readonly Markup[]): Markup => html`<ol>${items.map((item) => html`<li>${item}</li>`)}</ol>`

const logLine = ({ eventType, displayMessage, outcome }: Trace['logEvents'][number]): Markup =>
  html`<code>${eventType}</code> ${displayMessage}: ${outcome.result}${outcome.reason === null ? '' : ` (${outcome.reason})`}`

/** The request as it was sent, without its secrets. */
function requestText({ request: { method, uri, headers, body } }: Trace): string {
  const lines = [`${method} ${uri}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`)]
  return body === null ? lines.join('\n') : [...lines, '', indented(body)].join('\n')
}

function indented(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2)
  } catch {
    return body
  }
}
