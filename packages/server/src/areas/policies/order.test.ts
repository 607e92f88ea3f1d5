import { expect, test } from 'vitest'
import { behindAll, inOrder } from './order.js'

const row = (id: string, priority: number, system = 0) => ({ id, priority, system })
const placed = (all: readonly ReturnType<typeof row>[], moved?: ReturnType<typeof row>) =>
  inOrder(all, 'PASSWORD', moved).map(({ id, priority }) => `${id}${priority}`)
const three = [row('a', 1), row('b', 2), row('z', 3, 1)]

test.each<[string, number, string[]]>([
  ['first', 1, ['n1', 'a2', 'b3', 'z4']],
  ['first, where that is asked with less', 0, ['n1', 'a2', 'b3', 'z4']],
  ['between', 2, ['a1', 'n2', 'b3', 'z4']],
  ['behind all, before the default', behindAll, ['a1', 'b2', 'n3', 'z4']],
  ['behind all, where the default stands', 3, ['a1', 'b2', 'n3', 'z4']],
])('a new one goes %s', (_, priority, order) => {
  expect(placed(three, row('n', priority))).toEqual(order)
})

test('one that moves leaves no gap, and the default stays last whatever is asked', () => {
  expect(placed(three, row('a', 2))).toEqual(['b1', 'a2', 'z3'])
  expect(placed(three, row('b', 1))).toEqual(['b1', 'a2', 'z3'])
  expect(placed(three, row('z', 1, 1))).toEqual(['a1', 'b2', 'z3'])
  expect(placed([row('b', 2), row('z', 3, 1)])).toEqual(['b1', 'z2'])
})

test('rules of the policies of apps begin at nothing and end at 99', () => {
  const rules = inOrder([row('z', 99, 1), row('a', 0)], 'ACCESS_POLICY', row('n', behindAll))
  expect(rules.map(({ id, priority }) => [id, priority])).toEqual([
    ['a', 0],
    ['n', 1],
    ['z', 99],
  ])
})
