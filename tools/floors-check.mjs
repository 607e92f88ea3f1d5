/** Refuses imports that look up or sideways. What may import what: floors.mjs; the rules: .dependency-cruiser.mjs. */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import rules from '../.dependency-cruiser.mjs'

/** A checker that reads nothing reports success: with a TypeScript it cannot use, dependency-cruiser reads no module. */
const MODULES_MIN = 60

/**
 * Reads packages/ below `root` and returns how many of its own modules it read, and each import that a rule refuses.
 * dependency-cruiser takes the process's folder for the root, so the caller must stand there.
 */
export async function checkFloors() {
  const { options, forbidden } = rules
  const { output } = await cruise(['packages'], { ...options, validate: true, ruleSet: { forbidden } }, undefined, {
    tsConfig: extractTSConfig(options.tsConfig.fileName),
  })
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result')
  const remedies = new Map(forbidden.map((rule) => [rule.name, rule.comment]))
  const modules = output.modules.filter(({ source }) => /^packages\/.*\.(?:ts|js|mjs)$/.test(source)).length
  const violations = output.summary.violations.map(({ from, to, rule }) => ({
    from,
    to,
    rule: rule.name,
    remedy: remedies.get(rule.name) ?? '',
  }))
  return { modules, violations }
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { modules, violations } = await checkFloors()
  if (process.argv.includes('--json')) console.log(JSON.stringify({ modules, violations }))
  else {
    for (const { from, to, rule, remedy } of violations) console.error(`${from} → ${to}\n  ${rule}: ${remedy}`)
    console.log(`floors: ${modules} modules read, ${violations.length} imports refused`)
  }
  if (modules < MODULES_MIN) console.error(`floors: read ${modules} modules, at least ${MODULES_MIN} were expected`)
  process.exitCode = violations.length > 0 || modules < MODULES_MIN ? 1 : 0
}
