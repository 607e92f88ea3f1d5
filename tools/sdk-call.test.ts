/** Programs are run as they are worded, so here it is only told what they look like. */
import { describe, expect, test } from 'vitest'
import { literalOf, programsFor, type SdkMethod } from './sdk-call.js'

const method = (name: string, verb: string, path: string, more: Partial<SdkMethod> = {}): SdkMethod => ({
  api: 'groupApi',
  name,
  method: verb,
  path,
  query: new Map(),
  headers: new Map(),
  body: undefined,
  isCollection: false,
  ...more,
})

const methods = [
  method('getGroup', 'GET', '/api/v1/groups/{groupId}'),
  method('listGroupRules', 'GET', '/api/v1/groups/rules', { query: new Map([['limit', 'limit']]), isCollection: true }),
  method('replaceGroup', 'PUT', '/api/v1/groups/{groupId}', {
    body: 'group',
    headers: new Map([['if-match', 'ifMatch']]),
  }),
]

const request = (verb: string, path: string, headers: Record<string, string> = {}, body?: string) => ({
  method: verb,
  path,
  headers: { accept: 'application/json', ...headers },
  body,
})

const calls = (...of: Parameters<typeof request>) =>
  programsFor(request(...of), { methods, token: undefined, isRetried: false }).map(({ text }) =>
    text.replace(/^.*\n\n.*\n/, ''),
  )

describe('a request is worded', () => {
  test('as the method of its endpoint, and as a bare call should that send something else', () => {
    expect(calls('GET', '/api/v1/groups/00g%201')).toEqual([
      "await client.groupApi.getGroup({ groupId: '00g 1' })",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the program fills it in.
      "await client.http.http(`${client.baseUrl}/api/v1/groups/00g%201`, { method: 'get' })",
    ])
  })

  test('as the method whose path says more, and a collection is walked through', () => {
    expect(calls('GET', '/api/v1/groups/rules?limit=2')[0]).toBe(
      'const found = await client.groupApi.listGroupRules({ limit: 2 })\nfor await (const each of found) console.log(each)',
    )
  })

  test('with its headers and its body', () => {
    const json = { 'content-type': 'application/json', 'if-match': 'W/"1"' }
    expect(calls('PUT', '/api/v1/groups/00g1', json, '{"profile":{"name":"doubles"}}')[0]).toBe(
      `await client.groupApi.replaceGroup({
  groupId: '00g1',
  ifMatch: 'W/"1"',
  group: { profile: { name: 'doubles' } },
})`,
    )
  })

  test('as a bare call alone where no method has its path', () => {
    expect(calls('GET', '/api/v1/elsewhere')).toHaveLength(1)
  })

  test('as somebody else, and without a second try, where that is meant', () => {
    const [program] = programsFor(request('GET', '/api/v1/groups/00g1'), {
      methods,
      token: 'process.env.TOKEN_2',
      isRetried: true,
    })
    expect(program?.text).toContain('token: process.env.TOKEN_2, requestExecutor: new okta.DefaultRequestExecutor({')
  })
})

describe('a value is written', () => {
  test.each([
    ['it is `plain`', "'it is `plain`'"],
    ["it's", '"it\'s"'],
    ['two\nlines', "'two\\nlines'"],
    ['fall '.repeat(100), "'fall '.repeat(100)"],
    [{ 'a-b': [1, true, null] }, "{ 'a-b': [1, true, null] }"],
    [{}, '{}'],
    [[], '[]'],
  ])('%j', (value, literal) => {
    expect(literalOf(value)).toBe(literal)
    expect(new Function(`return ${literal}`)()).toEqual(value)
  })

  test('in lines where one is too short', () => {
    const value = { names: Array.from({ length: 12 }, (_, at) => `somebody-${at}`) }
    const literal = literalOf(value)
    expect(literal.split('\n')).toHaveLength(16)
    expect(new Function(`return ${literal}`)()).toEqual(value)
  })
})
