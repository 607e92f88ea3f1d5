/** One question to a service outside, over HTTP: a POST of JSON to the address that was given, and its short answer. */

export type GatewayOptions = { url: string; token?: string }

export type GatewayAnswer = {
  status: number
  said: string
  /** What was said, where it is a JSON object. */
  body: Readonly<Record<string, unknown>> | undefined
}

/** Whoever asked waits as long as this, and a browser longer. */
export const silenceMs = 10_000
/** An answer is a few words; the rest is not read. */
const answerMax = 64 * 1024

/**
 * `token` goes along as a bearer token.
 * @throws Error that says in words why nobody answered
 */
export async function askGateway(
  { url, token }: GatewayOptions,
  question: unknown,
  patienceMs: number,
): Promise<GatewayAnswer> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(question),
      // A gateway that moved is one that is not there: codes go nowhere but where the operator said.
      redirect: 'manual',
      signal: AbortSignal.timeout(patienceMs),
    })
    const said = await shortText(answer)
    return { status: answer.status, said, body: objectIn(said) }
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  }
}

/** What stands behind fetch's “fetch failed”. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it did not answer in time'
  return error.cause instanceof Error ? error.cause.message : error.message
}

async function shortText(answer: Response): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true })
    if (text.length > answerMax) throw new Error('it answered at too great a length')
  }
  return text
}

function objectIn(text: string): GatewayAnswer['body'] {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}
