/** Words a recorded request as a call of Okta's SDK for Node.js: source text, which is run as it stands. */
import type { Exchange } from '@stuntdouble/scenarios'

type Request = Exchange['request']

/** A method of one of the SDK's clients, and what it makes of its parameters. */
export interface SdkMethod {
  /** `userApi`: the member of the client. */
  readonly api: string
  readonly name: string
  /** `POST` */
  readonly method: string
  /** `/api/v1/users/{userId}` */
  readonly path: string
  /** Parameters that travel in the query, and those that travel in headers (in lower case), by their names there. */
  readonly query: ReadonlyMap<string, string>
  readonly headers: ReadonlyMap<string, string>
  /** The parameter that becomes the body. */
  readonly body: string | undefined
  /** Whether it returns a collection, which asks for nothing until it is walked through. */
  readonly isCollection: boolean
}

type Methods = Readonly<Record<string, unknown>>

/** Every method of `client`, read from the functions that make its requests. */
export function methodsOf(client: object): readonly SdkMethod[] {
  return Object.entries(client).flatMap(([api, parts]) => {
    const observable = (parts as { api?: Methods & { requestFactory?: Methods } } | null)?.api
    const factory = observable?.requestFactory
    if (!api.endsWith('Api') || observable === undefined || factory === undefined) return []
    // The source of the constructor is that of the whole class.
    const names = Object.getOwnPropertyNames(Object.getPrototypeOf(factory)).filter((name) => name !== 'constructor')
    return names.flatMap((name) => {
      const source = String(factory[name])
      const path = /const path = '([^']+)'/.exec(source)?.[1]
      const method = /HttpMethodEnum\.(\w+)/.exec(source)?.[1]
      if (path === undefined || method === undefined) return []
      const parametersOf = (setter: string) =>
        [...source.matchAll(new RegExp(`${setter}\\('([^']+)', [\\w.]+\\.serialize\\((\\w+),`, 'g'))].map(
          ([, sent = '', parameter = '']) => [sent, parameter] as const,
        )
      return [
        {
          api,
          name,
          method,
          path,
          query: new Map(parametersOf('setQueryParam')),
          headers: new Map(parametersOf('setHeaderParam').map(([sent, parameter]) => [sent.toLowerCase(), parameter])),
          body: /stringify\([\w.]+\.serialize\((\w+),/.exec(source)?.[1],
          isCollection: String(observable[name]).includes('Collection('),
        },
      ]
    })
  })
}

/** What a call is made with. */
export interface Means {
  readonly methods: readonly SdkMethod[]
  /** JavaScript for the token where it is not the one that the environment has for the SDK. */
  readonly token: string | undefined
  /** Whether the SDK would wait and try again by itself. */
  readonly isRetried: boolean
}

/** A whole program with one call in it. */
export interface Program {
  readonly text: string
  /** The method of the SDK that it calls, `userApi.activateUser`; absent where it calls the bare HTTP client. */
  readonly method?: string
}

/** Programs that should send `request`, best first: a method of the SDK that is made for it, then its bare HTTP client. */
export function programsFor(request: Request, means: Means): readonly Program[] {
  const options = [
    ...(means.token === undefined ? [] : [`token: ${means.token}`]),
    ...(means.isRetried ? ['requestExecutor: new okta.DefaultRequestExecutor({ maxRetries: 0 })'] : []),
  ]
  const given = options.length === 0 ? '' : `{ ${options.join(', ')} }`
  const programOf = (call: string) =>
    `import okta from '@okta/okta-sdk-nodejs'\n\nconst client = new okta.Client(${given})\n${call}`
  const made = fittingMethods(request, means.methods).map((method) => ({
    text: programOf(callOf(request, method)),
    method: `${method.api}.${method.name}`,
  }))
  return [...made, { text: programOf(bareCallOf(request)) }]
}

/** The methods whose path says most of the request's path literally: `groups/rules` before `groups/{groupId}`. */
function fittingMethods({ method, path }: Request, methods: readonly SdkMethod[]): readonly SdkMethod[] {
  const pathname = path.split('?', 1)[0] ?? ''
  const literal = ({ path: template }: SdkMethod) =>
    template.split('/').filter((segment) => !segment.startsWith('{')).length
  const fitting = methods.filter((each) => each.method === method && valuesOf(each.path, pathname) !== undefined)
  const most = Math.max(...fitting.map(literal))
  return fitting.filter((each) => literal(each) === most)
}

/** What stands in `pathname` where `template` has names in braces; nothing where it does not fit. */
function valuesOf(template: string, pathname: string): Record<string, string> | undefined {
  const [wanted, found] = [template.split('/'), pathname.split('/')]
  if (wanted.length !== found.length) return undefined
  const values: Record<string, string> = {}
  for (const [at, segment] of wanted.entries()) {
    const value = found[at] ?? ''
    if (segment.startsWith('{') && value !== '') values[segment.slice(1, -1)] = decoded(value)
    else if (segment !== value) return undefined
  }
  return values
}

function callOf({ path, headers, body }: Request, method: SdkMethod): string {
  const { pathname, searchParams } = new URL(path, 'http://org')
  const parameters: Record<string, unknown> = { ...valuesOf(method.path, pathname) }
  for (const [name, value] of searchParams) {
    const parameter = method.query.get(name)
    if (parameter !== undefined) parameters[parameter] = plain(value)
  }
  for (const [name, value] of Object.entries(headers)) {
    const parameter = method.headers.get(name)
    if (parameter !== undefined && name !== 'content-type') parameters[parameter] = value
  }
  if (method.body !== undefined && body !== undefined) parameters[method.body] = parsed(body)
  const call = `await client.${method.api}.${method.name}(`
  const given = Object.keys(parameters).length === 0 ? '' : literalOf(parameters, '', call.length)
  if (!method.isCollection) return `${call}${given})`
  return `const found = ${call}${given})\nfor await (const each of found) console.log(each)`
}

const isJson = (headers: Request['headers']) => headers['content-type'] === 'application/json'

function bareCallOf({ method, path, headers, body }: Request): string {
  // The client puts in the token, and node-fetch an `accept` that takes anything.
  const { authorization, accept = 'application/json', ...own } = headers
  const value = body === undefined ? undefined : isJson(headers) ? parsed(body) : body
  const sent = { ...(accept === 'application/json' ? {} : { accept }), ...own }
  const options = {
    method: method.toLowerCase(),
    ...(Object.keys(sent).length === 0 ? {} : { headers: sent }),
    ...(body === undefined ? {} : { body: bodyOf(value, headers) }),
  }
  const found = splitAtRepetition(path)
  const url = found === undefined ? `\`\${client.baseUrl}${template(path)}\`` : `client.baseUrl + ${found}`
  const call = `await client.http.http(${url}, `
  return `${call}${literalOf(options, '', call.length)})`
}

/** JavaScript that stands in a literal as it is. */
class Source {
  constructor(readonly text: string) {}
}

/** Text without a `content-type` gets one from node-fetch; bytes do not. */
function bodyOf(value: unknown, headers: Request['headers']): unknown {
  if (typeof value !== 'string') return new Source(`JSON.stringify(${literalOf(value)})`)
  return 'content-type' in headers ? value : new Source(`Buffer.from(${literalOf(value)})`)
}

/** What a JSON body holds; the body itself where it is not JSON, or has no members. */
function parsed(body: string): unknown {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? value : body
  } catch {
    return body
  }
}

/** A part of a path without its percents, as far as it can be read. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** A value of a query as a program would hold it. */
const plain = (value: string): unknown => {
  if (value === 'true' || value === 'false') return value === 'true'
  return /^\d{1,9}$/.test(value) ? Number(value) : value
}

const columnsMax = 100
/** A text that repeats itself is not written out from here on. */
const writtenMax = 80

/** A value as the literal that makes it: in a line where it fits beside the columns before it, else spread out. */
export function literalOf(value: unknown, indent = '', before = 0): string {
  if (value instanceof Source) return value.text.replaceAll('\n', `\n${indent}`)
  if (typeof value === 'string') return repetition(value) ?? quoted(value)
  if (typeof value !== 'object' || value === null) return String(value)
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{ ', ' }']
  const inner = `${indent}  `
  const members = Array.isArray(value)
    ? value.map((item) => literalOf(item, inner, inner.length))
    : Object.entries(value).map(([name, member]) => {
        const start = `${nameOf(name)}: `
        return start + literalOf(member, inner, inner.length + start.length)
      })
  if (members.length === 0) return `${open}${close}`.replace(/ +/, '')
  const line = `${open}${members.join(', ')}${close}`
  if (before + line.length <= columnsMax && !line.includes('\n')) return line
  return `${open.trim()}\n${members.map((member) => `${inner}${member},\n`).join('')}${indent}${close.trim()}`
}

const nameOf = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quoted(name))

/** A string in single quotes. */
function quoted(text: string): string {
  const inside = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"')
  return inside.includes("'") ? JSON.stringify(text) : `'${inside}'`
}

const template = (text: string): string => text.replace(/[\\`]|\$\{/g, '\\$&')

/** `'fall '.repeat(4000)` for a long text that is nothing else. */
function repetition(text: string): string | undefined {
  if (text.length <= writtenMax) return undefined
  const period = (text + text).indexOf(text, 1)
  return period === text.length ? undefined : `${quoted(text.slice(0, period))}.repeat(${text.length / period})`
}

/** A path that ends in a long repetition, as a sum. */
function splitAtRepetition(path: string): string | undefined {
  const at = path.indexOf('=') + 1
  const repeated = at === 0 ? undefined : repetition(path.slice(at))
  return repeated === undefined ? undefined : `${quoted(path.slice(0, at))} + ${repeated}`
}
