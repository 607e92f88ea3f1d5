/** The command line as a function: arguments in, exit code out. `bin/stuntdouble.js` hands it the process's own. */
import { CommanderError } from 'commander'
import { createProgram } from './program.js'
import { Failure, processTerminal, type Terminal } from './terminal.js'

/**
 * Runs one command.
 * @returns 0 where it succeeded, 1 where the thing asked for failed, 2 where it was asked for in a wrong way.
 */
export async function main(argv: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  let exitCode = 0
  const program = createProgram(terminal, (code) => {
    exitCode = code
  })
  try {
    if (argv.length === 0) program.outputHelp()
    else await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said by then what was wrong.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    const { red } = terminal.errColors
    if (error instanceof Failure) {
      terminal.err(`${red('stuntdouble:')} ${error.message}`)
      return error.exitCode
    }
    terminal.err(`${red('stuntdouble:')} This was not foreseen, and is a fault of Stuntdouble’s own.`)
    terminal.err(error instanceof Error ? (error.stack ?? error.message) : String(error))
    return 1
  }
}
