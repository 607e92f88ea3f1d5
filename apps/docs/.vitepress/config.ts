import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { HeadConfig } from 'vitepress'
import { defineConfig } from 'vitepress'
import { content, transcripts } from './source.js'

const base = '/errors/'

/** Vite and esbuild read the packages of this repository as sources. */
const conditions = ['source']

/** The two programs that run in a reader's browser: one for the list, one for the page of an error. */
const scripts = await Promise.all(['list', 'page'].map(scriptOf))

async function scriptOf(name: string): Promise<{ name: string; file: string; text: string }> {
  const { outputFiles } = await build({
    entryPoints: [join(process.cwd(), 'client', `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions,
    write: false,
    logLevel: 'warning',
  })
  const text = outputFiles[0]?.text ?? ''
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 8)
  return { name, file: `assets/${name}.${hash}.js`, text }
}

/** The site is plain files: readers get HTML that is whole without a script, and no framework. */
export default defineConfig({
  base,
  lang: 'en',
  title: 'Stuntdouble',
  titleTemplate: ':title · Stuntdouble',
  description: 'Every error of the Okta API: what it means, how it happens, what to do.',
  srcDir: 'pages',
  outDir: 'dist',
  cacheDir: 'node_modules/.cache/vitepress',
  cleanUrls: true,
  mpa: true,
  appearance: false,
  head: [['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }]],
  // Colour would weigh more than it tells, at 727 pages.
  markdown: {
    highlight: (text, language) =>
      `<pre tabindex="0" data-language="${language}"><code>${escapeHtml(text)}</code></pre>`,
    // A title is wire data: it may hold what would be a heading's anchor or an attribute elsewhere.
    attrs: { disable: true },
    linkify: false,
    anchor: { permalink: undefined as never },
  },
  vite: {
    resolve: { conditions },
    ssr: { noExternal: [/^@stuntdouble\//], resolve: { conditions } },
    build: { chunkSizeWarningLimit: 5_000 },
  },
  transformPageData(pageData) {
    const { params, frontmatter } = pageData
    if (params !== undefined) {
      pageData.title = params.title
      pageData.description = params.description
    }
    const described = (frontmatter.meta as { name: string; content: string }[] | undefined)?.find(
      ({ name }) => name === 'description',
    )
    if (described !== undefined) pageData.description = described.content
  },
  transformHead({ page, pageData }) {
    const isList = page === 'index.md'
    const script = scripts.find(({ name }) => name === (isList ? 'list' : 'page'))
    const path = page.replace(/\.md$/, '')
    const head: HeadConfig[] = [['script', { type: 'module', src: `${base}${script?.file}` }]]
    if (pageData.isNotFound) return head
    return [...head, ['link', { rel: 'alternate', type: 'text/markdown', href: `${base}${path}.md` }]]
  },
  /** What VitePress puts into every page for its own theme and its own programs. */
  transformHtml: (html, _file, { page, content: body }) =>
    html
      // It would leave the page for lost readers to a program.
      .replace('<div id="app"></div>', page === '404.md' ? `<div id="app">${body}</div>` : '$&')
      .replace(/<script id="check-mac-os">.*?<\/script>/, '')
      .replace('<div style="position:relative;">', '<div>')
      .replace(/<link [^>]*vp-icons\.css[^>]*>/, '')
      .replace(/<button title="Copy Code" class="copy"><\/button><span class="lang">\w*<\/span>/g, ''),
  async buildEnd({ outDir }) {
    const files = new Map([
      ...scripts.map(({ file, text }) => [file, text] as const),
      ['catalogue.json', content.catalogueJson()],
      ['error.schema.json', content.errorSchema()],
      ['llms.txt', content.llmsText()],
      ['index.md', content.indexOf(({ path }) => `${base}${path}.md`)],
      ...content.entries.map((entry) => {
        const page = content.pageOf(entry, {
          transcript: transcripts.get(entry.name),
          linkTo: ({ path }) => `${base}${path}.md`,
          runIt: () => '',
        })
        return [`${entry.path}.md`, page] as const
      }),
    ])
    for (const [path, text] of files) {
      const file = join(outDir, path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, text)
    }
    // Names carry a hash of what is in the file, so that those of earlier builds would stay.
    const used = await readFile(join(outDir, 'index.html'), 'utf8')
    const others = scripts.map(({ file }) => basename(file))
    for (const name of await readdir(join(outDir, 'assets'))) {
      if (!used.includes(name) && !others.includes(name)) await rm(join(outDir, 'assets', name))
    }
  },
})

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
