import { describe, expect, test } from 'vitest'
import { type Memory, remember, remembered, untilChanged } from './caching.js'
import { anyChange, type Database, type Store } from './database.js'

/** A store that changes when the test says so. */
function changing(exclusive: boolean) {
  const state = { changes: 0, asked: [] as unknown[] }
  const store = {
    exclusive,
    changes: (of: unknown) => {
      state.asked.push(of)
      return state.changes
    },
  } as unknown as Store
  return { state, store }
}

describe('an answer that stays true', () => {
  test('is read once for each key until the store changes', async () => {
    const { state, store } = changing(true)
    const reads: string[] = []
    const find = untilChanged(store, anyChange('orgs'), async (key) => {
      reads.push(key)
      return `${key}${state.changes}`
    })
    expect([await find('a'), await find('a'), await find('b')]).toEqual(['a0', 'a0', 'b0'])
    state.changes++
    expect([await find('a'), await find('a')]).toEqual(['a1', 'a1'])
    expect(reads).toEqual(['a', 'b', 'a'])
    expect(state.asked[0]).toEqual(['insert orgs', 'update orgs', 'delete orgs'])
  })

  test('is read each time where others write as well', async () => {
    const { store } = changing(false)
    let reads = 0
    const find = untilChanged(store, anyChange('orgs'), async () => ++reads)
    expect([await find('a'), await find('a')]).toEqual([1, 2])
  })

  test('is not kept when it was read before a change and came after it', async () => {
    const { state, store } = changing(true)
    const waiting: ((value: string) => void)[] = []
    const find = untilChanged(store, anyChange('orgs'), () => new Promise<string>((resolve) => waiting.push(resolve)))
    const early = find('a')
    state.changes++
    const late = find('b')
    waiting[0]?.('old')
    waiting[1]?.('new')
    expect([await early, await late]).toEqual(['old', 'new'])
    const again = find('a')
    expect(waiting).toHaveLength(3)
    waiting[2]?.('fresh')
    expect(await again).toBe('fresh')
  })

  test('is not kept when reading it failed', async () => {
    const { store } = changing(true)
    let reads = 0
    const find = untilChanged(store, anyChange('orgs'), async () => {
      if (++reads === 1) throw new Error('gone')
      return reads
    })
    await expect(find('a')).rejects.toThrow('gone')
    expect(await find('a')).toBe(2)
  })

  test('does not make room for a thousand guesses', async () => {
    const { store } = changing(true)
    let reads = 0
    const find = untilChanged(store, anyChange('orgs'), async (key) => {
      reads++
      return key === 'right' ? key : undefined
    })
    await find('right')
    for (let at = 0; at < 1500; at++) await find(`guess${at}`)
    expect(await find('right')).toBe('right')
    expect(reads).toBe(1501)
  })

  test('is one of a thousand at most: keys nobody asked for before cannot fill the memory', async () => {
    const { store } = changing(true)
    const reads: string[] = []
    const find = untilChanged(store, anyChange('orgs'), async (key) => {
      reads.push(key)
      return key
    })
    for (let at = 0; at < 1000; at++) await find(`k${at}`)
    await find('k0')
    expect(reads.length).toBe(1001)
  })
})

describe('a question that is remembered', () => {
  const asking = () => {
    const reads: string[] = []
    const ask = remembered(anyChange('policies'), async (_: Database, ...keys: string[]) => {
      reads.push(keys.join('+'))
      return { of: keys }
    })
    return { reads, ask }
  }
  const database = (memory: () => Memory | undefined) => {
    const db = {} as Database
    remember(db, memory)
    return db
  }

  test('is asked once of all that share a memory, until what it is about changes', async () => {
    let changes = 0
    const memory: Memory = { changes: () => changes, answers: new Map() }
    const [one, other] = [database(() => memory), database(() => memory)]
    const { reads, ask } = asking()
    expect(await ask(one, '00o1', 'PASSWORD')).toBe(await ask(other, '00o1', 'PASSWORD'))
    await ask(one, '00o2', 'PASSWORD')
    expect(reads).toEqual(['00o1+PASSWORD', '00o2+PASSWORD'])
    changes++
    await ask(one, '00o1', 'PASSWORD')
    expect(reads).toHaveLength(3)
  })

  test('is asked each time of a database that others write, and while somebody is in a transaction', async () => {
    const memory: Memory = { changes: () => 0, answers: new Map() }
    let isBusy = false
    const [shared, own] = [{} as Database, database(() => (isBusy ? undefined : memory))]
    const { reads, ask } = asking()
    for (let at = 0; at < 2; at++) await ask(shared, 'a')
    await ask(own, 'b')
    isBusy = true
    await ask(own, 'b')
    expect(reads).toEqual(['a', 'a', 'b', 'b'])
  })

  test('is not kept when it was read before a change and came after it', async () => {
    let changes = 0
    const memory: Memory = { changes: () => changes, answers: new Map() }
    const db = database(() => memory)
    const { reads, ask } = asking()
    const early = ask(db, 'a')
    changes++
    await early
    await ask(db, 'a')
    await ask(db, 'a')
    expect(reads).toEqual(['a', 'a'])
  })
})
