/** A terminal that remembers: for commands that run inside a test. */
import picocolors from 'picocolors'
import { main } from '../src/main.js'
import type { Terminal } from '../src/terminal.js'

export type Run = { code: number; out: string; err: string; questions: string[] }

/** Runs one command in this process, on a terminal of 80 columns without colours. */
export async function run(argv: readonly string[], given: Partial<Terminal> & { answer?: boolean } = {}): Promise<Run> {
  const { answer = false, ...rest } = given
  const out: string[] = []
  const err: string[] = []
  const questions: string[] = []
  const plain = picocolors.createColors(false)
  const terminal: Terminal = {
    out: (text) => void out.push(`${text}\n`),
    err: (text) => void err.push(`${text}\n`),
    outColors: plain,
    errColors: plain,
    errIsTerminal: false,
    columns: 80,
    canAsk: false,
    confirm: async (question) => {
      questions.push(question)
      return answer
    },
    input: async () => undefined,
    env: { STUNTDOUBLE_DATA: 'there-is-no-such-directory' },
    pid: 1,
    stopAsked: () => new Promise(() => {}),
    leave: () => {},
    ...rest,
  }
  const code = await main(argv, terminal)
  return { code, out: out.join(''), err: err.join(''), questions }
}
