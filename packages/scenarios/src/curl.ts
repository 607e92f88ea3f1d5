/** A transcript as a shell script: the same calls with curl, each id taken from the answer it came in. */
import type { Exchange } from './scenario.js'

type Captured = { variable: string; path: string }

/** An id, a token or a code is no shorter than this; a word that happens to stand in two calls mostly is. */
const idLengthMin = 12

/**
 * The calls of `transcript` as lines of a POSIX script that reads `URL` and `TOKEN` from its environment. `run` is what the
 * transcript has in its names where the script puts something new at each run.
 */
export function curlScript(comments: readonly string[], transcript: readonly Exchange[], run?: string): string[] {
  /** Text in a request → the variable that holds it in the script. */
  const variables = new Map<string, string>(run === undefined ? [] : [[run, 'RUN']])
  const calls = transcript.flatMap(({ request, answer }, at) => {
    const call = curlOf(request, variables)
    const captured = capture(request, answer.body, transcript.slice(0, at + 1), transcript.slice(at + 1), variables)
    if (captured.length === 0) return [`${call} -w '\\n%{http_code}\\n'`, '']
    const takes = captured.map(({ variable, path }) => `${variable}=$(printf '%s' "$ANSWER" | jq -r '${path}')`)
    return [`ANSWER=$(${call})`, ...takes, '']
  })
  const needsJq = calls.some((line) => line.startsWith('ANSWER='))
  return [
    '#!/bin/sh',
    ...comments.map((comment) => `# ${comment}`),
    `# URL and TOKEN say where to, and on whose behalf.${needsJq ? ' It needs jq.' : ''}`,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in.
    'URL=${URL:-http://127.0.0.1:4400}',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell fills it in.
    ': "${TOKEN:?Set TOKEN to an API token of a super administrator.}"',
    ...(run !== undefined && calls.some((line) => line.includes('$RUN')) ? ['RUN=$(date +%s)'] : []),
    '',
    ...calls.slice(0, -1),
  ]
}

/** Finds what later calls repeat of this answer, and gives each a variable. */
function capture(
  request: Exchange['request'],
  body: unknown,
  soFar: readonly Exchange[],
  later: readonly Exchange[],
  variables: Map<string, string>,
): Captured[] {
  const said = soFar.map(textOf).join('\n')
  const wanted = later.map(textOf).join('\n')
  const captured: Captured[] = []
  for (const { value, path } of leavesOf(body, '')) {
    // Tokens come masked, by the name that they have in later calls.
    const masked = /^\$(TOKEN_\d+)$/.exec(value)?.[1]
    const isNew = masked !== undefined || (value.length >= idLengthMin && !said.includes(value))
    if (!isNew || variables.has(value) || !wanted.includes(value)) continue
    const variable = masked ?? unused(nameFor(request.path, path), [...variables.values()])
    variables.set(value, variable)
    captured.push({ variable, path })
  }
  return captured
}

const textOf = ({ request }: Exchange): string =>
  [decoded(request.path), request.path, request.body ?? '', ...Object.values(request.headers)].join('\n')

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** The strings of a JSON value, with where they stand in the words of jq. */
function* leavesOf(value: unknown, path: string): Generator<{ value: string; path: string }> {
  if (typeof value === 'string') yield { value, path: path === '' ? '.' : path }
  else if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) yield* leavesOf(item, `${path === '' ? '.' : path}[${at}]`)
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      yield* leavesOf(
        member,
        /^[A-Za-z_]\w*$/.test(name) ? `${path}.${name}` : `${path === '' ? '.' : path}["${name}"]`,
      )
    }
  }
}

/** `/api/v1/users?activate=true` and `.id` → `USER_ID` */
function nameFor(requestPath: string, path: string): string {
  const words = requestPath.split('?', 1)[0]?.split('/') ?? []
  const collection = words.findLast((word) => /^[a-z][A-Za-z-]*$/.test(word)) ?? 'answer'
  const member = /(\w+)\W*$/.exec(path)?.[1] ?? 'value'
  return `${collection.replace(/s$/, '')}_${member}`.replace(/\W/g, '_').toUpperCase()
}

function unused(name: string, taken: readonly string[]): string {
  let candidate = name
  for (let count = 2; taken.includes(candidate); count++) candidate = `${name}_${count}`
  return candidate
}

function curlOf({ method, path, headers, body }: Exchange['request'], variables: ReadonlyMap<string, string>): string {
  const parts = ['curl', '-sS']
  if (/[[\]{}]/.test(path)) parts.push('-g')
  if (/\/\.{1,2}(\/|$)/.test(path)) parts.push('--path-as-is')
  if (method === 'HEAD') parts.push('-I')
  else if (method !== (body === undefined ? 'GET' : 'POST')) parts.push('-X', method)
  parts.push(`"$URL"${quoted(path, variables)}`)
  const names = Object.keys(headers).map((name) => name.toLowerCase())
  for (const [name, value] of Object.entries(headers)) {
    if (name.toLowerCase() === 'accept' && value === 'application/json') continue
    // curl leaves a header out that ends in a colon, and sends an empty one that ends in a semicolon.
    parts.push('-H', value === '' ? quoted(`${name};`, variables) : quoted(`${name}: ${value}`, variables))
  }
  if (body !== undefined) {
    // Without this curl would call it a form.
    if (!names.includes('content-type')) parts.push('-H', "'content-type:'")
    parts.push('--data-binary', quoted(body, variables))
  }
  return parts.join(' ')
}

/** A word of the shell: single quotes around what is literal, double quotes around variables. */
function quoted(text: string, variables: ReadonlyMap<string, string>): string {
  const values = [...variables.keys()].sort((a, b) => b.length - a.length).map(escaped)
  // `$TOKEN` is how a transcript shows the administrator's token.
  const pattern = new RegExp(`(${[...values, '\\$TOKEN(?!_)'].join('|')})`)
  return text
    .split(pattern)
    .map((part, at) => {
      if (at % 2 === 1) return part === '$TOKEN' ? '"$TOKEN"' : `"$${variables.get(part)}"`
      return part === '' ? '' : `'${part.replaceAll("'", "'\\''")}'`
    })
    .join('')
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
