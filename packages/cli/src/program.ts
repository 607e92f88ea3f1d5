/** The commands and their flags. What a command does is loaded when it is asked for, so that none pays for another. */
import { Command, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { mirrored } from './environment.js'
import type { Terminal } from './terminal.js'

/** @param done Told the exit code of the command that ran. */
export function createProgram(terminal: Terminal, done: (exitCode: number) => void): Command {
  const { outColors, errColors } = terminal
  const program = new Command('stuntdouble')
    .description('An identity server on your machine that speaks the Okta API and fails for real reasons.')
    .version(manifest.version, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'print this')
    .helpCommand(false)
    .exitOverride()
    .configureHelp({ helpWidth: terminal.columns, styleTitle: outColors.bold, styleCommandText: outColors.cyan })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      writeErr: (text) => terminal.err(text.trimEnd()),
      outputError: (text, write) => write(text.replace(/^error:/, errColors.red('stuntdouble:'))),
      getOutHasColors: () => outColors.isColorSupported,
      getErrHasColors: () => errColors.isColorSupported,
    })

  const subcommand = (nameAndArguments: string, description: string) =>
    program.command(nameAndArguments).description(description).helpOption('-h, --help', 'print this')

  subcommand('serve', 'run an org')
    .addOption(new Option('--port <number>', 'where to listen; 0 for any free port').argParser(port).default(4400))
    .option('--host <address>', 'on which address to listen', '127.0.0.1')
    .option('--memory', 'keep nothing: an org in memory, with lab powers')
    .option('--data <directory>', 'keep the org in SQLite in this directory (default: .stuntdouble)')
    .option('--database-url <url>', 'keep the org in PostgreSQL: postgres://…')
    .option('--token <token>', 'API token of the administrator')
    .option('--admin-password <password>', 'password of the administrator')
    .option('--lab', 'lab powers: turn the clock, reset, read the mail; on loopback only')
    .option('--tls', 'serve https with a certificate of a local authority, made at first use')
    .option('--tls-cert <file>', 'serve https with this certificate (PEM)')
    .option('--tls-key <file>', 'its private key (PEM)')
    .option('--public-url <url>', 'what links and issuers begin with, where it is not the host of the request')
    .option('--seed <file>', 'put what this YAML file lists into the org, once, by name (docs/seed.md)')
    .addOption(new Option('--rate-limits <kind>', 'refuse as often as Okta does, or never').choices(['okta', 'off']))
    .addOption(new Option('--pipeline <kind>', 'a new org: Classic or Identity Engine').choices(['v1', 'idx']))
    .option('--smtp <url>', 'send mail through this relay: smtp://user:password@host:port')
    .option('--telephony-url <url>', 'text and call through this gateway: https://… (docs/gateways.md)')
    .option('--telephony-token <token>', 'what the gateway knows this server by')
    .option('--factor-provider-url <url>', 'who judges RSA and Symantec tokens: https://… (docs/gateways.md)')
    .option('--factor-provider-token <token>', 'what the provider knows this server by')
    .option('--secret-key <text>', 'what stored secrets are encrypted with; the same for all servers on one database')
    .addOption(new Option('--sync <kind>', 'full: survive power loss too').choices(['normal', 'full']))
    .option('--json', 'print one line of JSON when ready')
    .addHelpText('after', '\nEvery flag can also be set as STUNTDOUBLE_<FLAG>, such as STUNTDOUBLE_PORT=8080.')
    .action(async (_, command: Command) => {
      const { serve } = await import('./commands/serve.js')
      done(await serve(mirrored(command, terminal.env), terminal))
    })

  subcommand('errors [words...]', 'find errors by words, code, status or family')
    .addOption(new Option('--status <number>', 'only errors of this HTTP status').argParser(status))
    .addOption(new Option('--family <family>', 'only API errors, or only OAuth errors').choices(['api', 'oauth']))
    .option('--json', 'print an array of JSON')
    .action(async (words: string[], options) => {
      const { errors } = await import('./commands/errors.js')
      done(errors(words, options, terminal))
    })

  subcommand('explain [error...]', 'what an error means, why it came, and what to do about it')
    .option('--url <url>', 'the server that knows the errorId (default: the one started here)')
    .option('--token <token>', 'API token for that server')
    .option('--json', 'print a JSON object')
    .addHelpText(
      'after',
      '\nGive it a code, a condition, an errorId, a pasted JSON body, a redirect URL or a sentence;\n' +
        'without any it reads standard input.',
    )
    .action(async (words: string[], _, command: Command) => {
      const { explain } = await import('./commands/explain.js')
      done(await explain(words, mirrored(command, terminal.env), terminal))
    })

  subcommand('reproduce [error]', 'make an error happen, for its real reason')
    .option('--all', 'one after the other, all that have a scenario')
    .option('--against <url>', 'play it against this org instead of a lab of its own')
    .option('--token <token>', 'API token for that org')
    .option('--yes', 'do not ask before playing against an org that is not on this machine')
    .option('--curl', 'print the calls as curl commands')
    .option('--json', 'print one JSON object per line')
    .action(async (error: string | undefined, _, command: Command) => {
      const { reproduce } = await import('./commands/reproduce.js')
      done(await reproduce(error, mirrored(command, terminal.env), terminal))
    })

  return program
}

function port(text: string): number {
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text)
  throw new InvalidArgumentError('A port is a number from 0 to 65535.')
}

function status(text: string): number {
  if (/^[1-5]\d\d$/.test(text)) return Number(text)
  throw new InvalidArgumentError('An HTTP status is a number such as 403.')
}
