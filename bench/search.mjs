/** What a search among all errors costs beside reading their texts once for one of its words. */

import { listErrors } from '@stuntdouble/catalogue'
import { searchErrors } from '@stuntdouble/catalogue/explained'
import { median } from './processes.mjs'

const TIMES_MAX = 20
const ROUNDS = 400
const queries = ['e', 'user', 'the request', 'scope denied by policy', "'subject_token' is invalid."]

/** @param {(query: string) => unknown} answer */
function timed(answer) {
  const started = performance.now()
  for (const query of queries) answer(query)
  return (performance.now() - started) / queries.length
}

/** In this process: there is neither a server nor a browser in it. */
export function measureSearch() {
  const texts = listErrors().map((entry) => JSON.stringify(entry).toLowerCase())
  const [searches, scans] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])]
  for (let round = 0; round < ROUNDS; round++) {
    scans.push(timed((query) => texts.filter((text) => text.includes(query))))
    searches.push(timed((query) => searchErrors(query)))
  }
  const [search, scan] = [median(searches.slice(ROUNDS / 2)), median(scans.slice(ROUNDS / 2))]
  return [
    {
      figure: 'a search among all errors',
      measured: search / scan,
      unit: '× a scan',
      bound: TIMES_MAX,
      better: 'less',
      detail: `${search.toFixed(3)} ms, looking through their texts ${scan.toFixed(3)} ms`,
    },
  ]
}
