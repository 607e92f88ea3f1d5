/** The page of one error, as Markdown: the site shows it, and serves it as it is to machines. */
import {
  adminAdvice,
  areaWords,
  basisSentences,
  callerAdvice,
  deliverySentences,
  kindWords,
  retryWords,
} from '@stuntdouble/catalogue/explained'
import { curlScript, engineNames } from '@stuntdouble/scenarios'
import { type Entry, entries, relatedTo } from './entries.js'
import { exampleResponse } from './example.js'
import { type Caught, httpOf, type Transcript } from './transcript.js'

/** What differs between the page in a browser and the file for machines. */
export interface Rendering {
  readonly transcript: Transcript | undefined
  /** The address of another error's page. */
  readonly linkTo: (entry: Entry) => string
  /** What stands where a reader can have the error played; nothing in a file. */
  readonly runIt: (entry: Entry) => string
}

/** The page of `entry`. */
export function pageOf(entry: Entry, rendering: Rendering): string {
  const { listing, explanation, scenario } = entry
  const parts = [
    `# \`${entry.name}\` ${escaped(listing.title)}`,
    `> ${literal(entry.text)}`,
    factsOf(entry),
    '## What it means',
    linked(prose(explanation.means), entry, rendering),
    '## When it happens',
    ...whenOf(entry, rendering.transcript),
    '## What to do about it',
    linked(prose(explanation.remedy), entry, rendering),
    `**As a caller.** ${prose(callerAdvice(entry, scenario?.fix))}`,
    `**As an administrator.** ${prose(adminAdvice(listing, entry))}`,
    '## See it happen',
    ...exchangeOf(entry, rendering),
    '## Example response',
    scenario === undefined
      ? 'Put together from the catalogue, with made-up values.'
      : 'Put together from the catalogue; the real answer stands at the end of the exchange above.',
    fenced('http', exampleResponse(listing)),
    ...causesOf(entry),
    '## Related errors',
    relatedTo(entry)
      .map(
        (other) =>
          `- [\`${other.name}\`](${rendering.linkTo(other)}) (${other.listing.status}) ${escaped(other.listing.title)}`,
      )
      .join('\n'),
    '## How sure we are',
    basisSentences[listing.basis],
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** In a sentence or two: for search engines, and whoever sees only the head of the page. */
export const descriptionOf = ({ name, listing, explanation }: Entry): string =>
  `Okta ${listing.family === 'api' ? 'API error' : 'OAuth error'} ${name} (HTTP ${listing.status}): ${explanation.means.replaceAll('`', '')}`

function factsOf({ listing, area, kind, retry }: Entry): string {
  const facts: (readonly [string, string])[] = [
    ['HTTP status', String(listing.status)],
    ...(listing.family === 'oauth' ? [['Sent as', `\`${listing.error}\``] as const] : []),
    ['Area', areaWords(area)],
    ...(kind === undefined ? [] : [['Comes from', kindWords[kind]] as const]),
    ['Retry', retryWords[retry.retry]],
    ['How sure', listing.basis],
  ]
  return facts.map(([name, value]) => `- **${name}** ${value}`).join('\n')
}

function whenOf({ listing, scenario, endpoints, dependsOn }: Entry, transcript: Transcript | undefined): string[] {
  const at = endpoints.map((endpoint) => `- ${/^[A-Z]+ \//.test(endpoint) ? `\`${endpoint}\`` : escaped(endpoint)}`)
  const rule = transcript?.raisedAt
  return [
    scenario === undefined ? '' : `For example: ${prose(scenario.why)}`,
    dependsOn === undefined ? '' : `What fails is ${dependsOn}.`,
    listing.family === 'oauth' ? deliverySentences[listing.delivery] : '',
    metAt(endpoints.length),
    at.join('\n'),
    listing.family === 'oauth' && endpoints.some((endpoint) => endpoint.includes('/oauth2/v1/'))
      ? 'A custom authorization server has the same endpoints below `/oauth2/{authorizationServerId}/v1/`.'
      : '',
    rule == null
      ? ''
      : `In Stuntdouble the rule that refuses is \`${rule.name}\` in \`packages/server/src/${rule.place}\`.`,
  ]
}

function metAt(endpoints: number): string {
  if (endpoints === 0) return 'No endpoint that answers with it is known.'
  return endpoints === 1 ? 'It is met at:' : 'It is met at these endpoints:'
}

const stepsShownMax = 12

function exchangeOf(entry: Entry, { transcript, runIt }: Rendering): string[] {
  if (entry.scenario === undefined) {
    return [
      'No scenario plays this error yet, so there is no recorded exchange to show. The response below is put together from the catalogue.',
    ]
  }
  if (transcript === undefined) {
    return ['A scenario plays this error; its exchange has not been recorded yet.', runIt(entry)]
  }
  const { steps } = transcript
  const { pipeline } = entry.scenario
  const hidden = Math.max(0, steps.length - stepsShownMax)
  const isShown = (at: number) => hidden === 0 || at < 2 || at >= steps.length - (stepsShownMax - 2)
  const calls = steps.flatMap((step, at) => {
    if (!isShown(at)) return at === 2 ? [`*${hidden} more calls of this kind are left out here.*`] : []
    const { request, answer } = httpOf(step)
    const isLast = at === steps.length - 1
    const label = steps.length === 1 ? '' : isLast ? '**Finally**' : `**Step ${at + 1}**`
    const more = step.more === undefined ? '' : `*… and ${step.more} more like it.*`
    // What is answered on the way is seldom what a reader came for.
    const shown = isLast ? fenced('http', answer) : folded(`Answer: ${step.answer.status}`, fenced('http', answer))
    return [label, fenced('http', request), shown, more]
  })
  const command = `npx stuntdouble reproduce ${entry.name}`
  const isWhole = hidden === 0 && steps.every(({ more }) => more === undefined)
  return [
    'Recorded in a lab with a clock of its own.',
    pipeline === undefined
      ? ''
      : `It happens in an org of ${engineNames[pipeline]}: \`npx stuntdouble serve --pipeline ${pipeline}\`.`,
    steps.length === 1
      ? 'One call is enough.'
      : 'What leads to the error comes first, with answers shortened by their `_links`; the last answer is the error.',
    ...calls,
    runIt(entry),
    '### With curl',
    ...(entry.scenario.needs.includes('database')
      ? [`This one needs a database that fails, which no call can bring about: \`${command}\` plays it in a lab.`]
      : isWhole
        ? [fenced('sh', curlScript([`${entry.name}: ${entry.scenario.why}`], steps).join('\n'))]
        : [`Too many calls for a page: \`${command} --curl\` prints them all.`]),
    '### With Okta’s SDK for Node.js',
    ...sdkOf(transcript),
  ]
}

/** What Okta's own client makes of the last answer. */
function sdkOf({ sdk, steps }: Transcript): string[] {
  const name = `\`${sdk.package}\` ${sdk.version}`
  if ('cannot' in sdk) return [`${name} cannot make this call: ${prose(sdk.cannot)}.`]
  const others = sdk.passedOver.map(({ method, why }) => `Its \`${method}\` makes another call: ${prose(why)}.`)
  const made = `The ${steps.length === 1 ? '' : 'last '}call once more, made in the same lab by ${name}`
  return [
    `${made}, which finds the org and a token in \`OKTA_CLIENT_ORGURL\` and \`OKTA_CLIENT_TOKEN\`.`,
    others.length === 0 ? '' : `${others.join(' ')} Its bare HTTP client is what is left.`,
    steps.at(-1)?.answer.status === 429
      ? 'Left alone, the SDK would wait until the limit is reset and ask again, twice at most.'
      : '',
    fenced('js', sdk.program),
    ...caughtOf(sdk.caught, steps.at(-1)?.answer.status),
  ]
}

function caughtOf(caught: Caught | null, status: number | undefined): string[] {
  if (caught === null)
    return [`It throws nothing: a status of ${status} is a success to it. Look at the body for \`errorCode\`.`]
  const { class: kind, ...carried } = caught
  return [
    'What it throws, beside its `url` and the `headers` of the answer:',
    fenced('js', `${kind} ${JSON.stringify(carried, null, 2)}`),
  ]
}

const causesShownMax = 12

function causesOf({ causes }: Entry): string[] {
  if (causes.length === 0) return []
  const shown = causes.slice(0, causesShownMax).map((cause) => `- ${literal(cause)}`)
  return ['Sentences that were met in its `errorCauses`, with the names and ids of their answers:', shown.join('\n')]
}

/** The page of the whole list, as Markdown for machines. */
export function indexOf(linkTo: Rendering['linkTo']): string {
  const row = (entry: Entry) =>
    `| [\`${entry.name}\`](${linkTo(entry)}) | ${entry.listing.status} | ${escaped(entry.listing.title)} | ${literal(entry.text).replaceAll('|', '\\|')} |`
  const table = (family: 'api' | 'oauth') =>
    entries
      .filter(({ listing }) => listing.family === family)
      .map(row)
      .join('\n')
  return `# Okta API Error Codes

Every error has a page of its own; add \`.md\` to its address for Markdown.

## API errors

| Code | HTTP status | Title | errorSummary |
| --- | --- | --- | --- |
${table('api')}

## OAuth errors

| Condition | HTTP status | Title | error_description |
| --- | --- | --- | --- |
${table('oauth')}
`
}

/** Text of ours, in which backticks mark code and nothing else marks anything. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('')

/** The text with a link on every code that it names, but for the page's own. */
const linked = (text: string, { name }: Entry, { linkTo }: Rendering): string =>
  text.replace(/\bE0\d{6}\b/g, (code) => {
    const other = entries.find((each) => each.name === code)
    return other === undefined || code === name ? code : `[${code}](${linkTo(other)})`
  })

/** Text that is shown as it is: Markdown, HTML and Vue see no mark in it. */
const escaped = (text: string): string =>
  text
    .replace(/[\\`*_[\]#|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;')

/** Text as inline code, whatever backticks it holds. */
function literal(text: string): string {
  const fence = '`'.repeat(1 + Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)))
  return text.startsWith('`') || text.endsWith('`') ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`
}

const folded = (summary: string, inside: string): string =>
  `<details>\n<summary>${summary}</summary>\n\n${inside}\n\n</details>`

const fenced = (language: string, text: string): string => `\`\`\`\`${language}\n${text}\n\`\`\`\``
