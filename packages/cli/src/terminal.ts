/** The person's side of a command: where words go, what they look like there, and how the person answers. */
import type { Readable, Writable } from 'node:stream'
import picocolors from 'picocolors'

export type Colors = ReturnType<typeof picocolors.createColors>

/** What a command may use of the process it runs in; a test hands in another. */
export type Terminal = {
  /** Writes a line to standard output: what was asked for. */
  out(text: string): void
  /** Writes a line to standard error: what is said about it. */
  err(text: string): void
  /** Colours for standard output and for standard error; they colour nothing where that is not a terminal. */
  outColors: Colors
  errColors: Colors
  /** Whether a person reads what goes to standard error. */
  errIsTerminal: boolean
  /** How wide text may run, in characters: the terminal's width, 100 at most; 80 where there is none. */
  columns: number
  /** Whether a person is there to be asked. */
  canAsk: boolean
  /** Asks a question that yes or no answers. Anything but `y` and `yes` is no. */
  confirm(question: string): Promise<boolean>
  /** All of standard input; undefined where a person would have to type it. */
  input(): Promise<string | undefined>
  env: Readonly<Record<string, string | undefined>>
  pid: number
  /** Resolves at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
  stopAsked(): Promise<void>
  /** Ends the process now, whatever is still open. */
  leave(code: number): void
}

/** A failure that was foreseen: said in one sentence, with what to do where that is not obvious. */
export class Failure extends Error {
  /** @param exitCode 1: the thing failed. 2: it was asked for in a wrong way. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
    this.name = 'Failure'
  }
}

export const wrongUsage = (message: string): Failure => new Failure(message, 2)

type Stream = Writable & { isTTY?: boolean; columns?: number }

/** The terminal that `process` runs in. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process
  for (const stream of [stdout, stderr]) {
    // The reader may leave before the end, as `head` does; that is no failure of ours.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0)
      throw error
    })
  }
  return {
    out: (text) => void stdout.write(`${text}\n`),
    err: (text) => void stderr.write(`${text}\n`),
    outColors: colorsFor(stdout, env),
    errColors: colorsFor(stderr, env),
    errIsTerminal: stderr.isTTY === true,
    columns: columnsOf(stdout),
    canAsk: stdin.isTTY === true && stderr.isTTY === true,
    confirm: (question) => confirm(question, stdin, stderr),
    input: () => (stdin.isTTY ? Promise.resolve(undefined) : textOf(stdin)),
    env,
    pid: process.pid,
    stopAsked: () =>
      new Promise((resolve) => {
        const asked = () => {
          for (const signal of ['SIGINT', 'SIGTERM'] as const) {
            process.off(signal, asked).once(signal, () => process.exit(1))
          }
          resolve()
        }
        process.on('SIGINT', asked).on('SIGTERM', asked)
      }),
    leave: (code) => process.exit(code),
  }
}

/** https://no-color.org: any value but the empty one turns colours off. */
const colorsFor = (stream: Stream, env: Terminal['env']): Colors =>
  picocolors.createColors(stream.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb')

const columnsOf = (stream: Stream): number => (stream.isTTY ? Math.min(Math.max(stream.columns ?? 80, 40), 100) : 80)

async function confirm(question: string, input: Readable, output: Writable): Promise<boolean> {
  const { createInterface } = await import('node:readline/promises')
  const lines = createInterface({ input, output })
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim())
  } finally {
    lines.close()
  }
}

async function textOf(stream: Readable): Promise<string> {
  let text = ''
  for await (const chunk of stream.setEncoding('utf8')) text += chunk
  return text
}
