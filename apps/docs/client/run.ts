/** “Run it”: asks the Stuntdouble that serves this page to play a scenario, and shows what was said. */
import { httpOf } from '../content/transcript.js'
import { copyable } from './copy.js'
import { element } from './elements.js'

type Exchange = Parameters<typeof httpOf>[0]

/** What became of the scenario: the answer of `POST /stuntdouble/api/run/{code}`. */
interface Run {
  readonly holds?: boolean | null
  readonly status?: number | null
  readonly why?: string
  readonly ms?: number
  readonly transcript?: readonly Exchange[]
  readonly raisedAt?: { readonly name: string; readonly place: string } | null
  readonly trace?: unknown
}

/** A run with a thousand calls is shown by its ends. */
const edge = 6

/** Shows the button, if this page comes from a Stuntdouble that is running. */
export async function offerToRun(section: HTMLElement): Promise<void> {
  const code = section.dataset.code ?? ''
  const live = section.querySelector<HTMLElement>('.live')
  const form = section.querySelector('form')
  const said = section.querySelector<HTMLElement>('.said')
  const played = section.querySelector<HTMLElement>('.played')
  const button = section.querySelector('button')
  if (!live || !form || !said || !played || !button || !(await isServedByStuntdouble())) return
  live.hidden = false
  const token = form.elements.namedItem('token') as HTMLInputElement
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    button.disabled = true
    said.textContent = 'Playing …'
    played.replaceChildren()
    const { refused, run } = await ask(code, token.value)
    button.disabled = false
    said.textContent = refused ?? wordsOf(run)
    if (refused !== undefined && token.parentElement !== null) token.parentElement.hidden = false
    played.replaceChildren(...shown(run))
  })
}

async function isServedByStuntdouble(): Promise<boolean> {
  try {
    const response = await fetch('/stuntdouble/health', { headers: { accept: 'application/json' } })
    return response.ok && ((await response.json()) as { status?: string }).status === 'ok'
  } catch {
    return false
  }
}

async function ask(code: string, token: string): Promise<{ refused?: string; run: Run }> {
  try {
    const response = await fetch(`/stuntdouble/api/run/${encodeURIComponent(code)}`, {
      method: 'POST',
      // A type that no other site may send unasked is how the server knows its own page.
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `SSWS ${token}` }),
      },
    })
    if (response.ok) return { run: (await response.json()) as Run }
    return { refused: refusals[response.status] ?? `The server answered ${response.status}.`, run: {} }
  } catch {
    return { refused: 'The server does not answer. Is it still running?', run: {} }
  }
}

const needsToken = 'The server runs scenarios for its administrator: give the token it printed at its first start.'
const refusals: Readonly<Record<number, string>> = {
  401: needsToken,
  403: needsToken,
  404: 'The server that serves this page runs no scenario for this error.',
  429: 'The server is playing other scenarios. Try again in a moment.',
}

function wordsOf({ holds, why, ms }: Run): string {
  const took = ms === undefined ? '' : ` It took ${Math.max(1, Math.round(ms))} ms.`
  if (holds === true) return `It happened.${took}`
  return `${holds === null ? 'It could not be played.' : 'It did not happen.'} ${why ?? ''}${took}`
}

function shown({ transcript = [], raisedAt, trace }: Run): Node[] {
  const hidden = transcript.length - 2 * edge
  const calls = transcript.flatMap((exchange, at) => {
    if (hidden > 0 && at >= edge && at < transcript.length - edge) {
      return at === edge ? [element('p', `… ${hidden} more calls …`)] : []
    }
    const { request, answer } = httpOf(exchange)
    const heading = element(
      'h4',
      `Step ${at + 1}: ${exchange.request.method} ${exchange.request.path} → ${exchange.answer.status}`,
    )
    return [heading, copyable(request), copyable(answer)]
  })
  const errorId: unknown = transcript.at(-1)?.answer.body?.errorId
  const facts = [
    ...(typeof errorId === 'string' ? [element('li', 'errorId: ', element('code', errorId))] : []),
    ...(raisedAt == null
      ? []
      : [element('li', 'Refused by ', element('code', raisedAt.name), ' in ', element('code', raisedAt.place))]),
  ]
  if (facts.length === 0 && trace == null) return calls
  const list = element('ul', ...facts)
  const heading = element('h4', 'Trace')
  return [...calls, heading, list, ...(trace == null ? [] : [copyable(JSON.stringify(trace, null, 2))])]
}
