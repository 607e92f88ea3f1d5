/** Markup whose every value was escaped: it is written with `html`, so text from outside cannot become a tag. */

/** HTML that is safe to be part of a page. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = string | number | Markup | readonly Markup[]

/** A piece of a page. Values stand between tags or within quotes of an attribute; only `Markup` stays what it is. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.reduce((text, part, at) => text + textOf(values[at - 1] ?? '') + part))

const textOf = (value: Value): string => {
  if (value instanceof Markup) return value.text
  if (typeof value === 'object') return value.map(({ text }) => text).join('')
  return escaped(String(value))
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => escapes[character] ?? '')

/** A whole page. Its style is in its head, and known to its policy by digest; it has no script at all. */
export const documentOf = (title: string, head: Markup, main: Markup): string =>
  html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${title} · Stuntdouble</title>
<link rel="icon" href="data:,">
${new Markup(`<style>${style}</style>`)}
</head>
<body>
<header>${head}</header>
<main>${main}</main>
</body>
</html>
`.text

/** Paper and ink as in the error reference. */
export const style = `
:root{color-scheme:light dark;--paper:#fbfaf7;--sheet:#fff;--ink:#1d2327;--soft:#59636b;--line:#dfdcd3;--accent:#9a3412;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media(prefers-color-scheme:dark){:root{--paper:#14181b;--sheet:#1b2125;--ink:#e4e6e3;--soft:#a3adb3;--line:#333c42;
--accent:#f2a678}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:60rem;padding:0 1rem 3rem;background:var(--paper);color:var(--ink);overflow-wrap:anywhere;
font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",sans-serif}
header{display:flex;flex-wrap:wrap;align-items:center;gap:.25rem 1.5rem;padding:.75rem 0;border-bottom:1px solid var(--line)}
header form{margin-left:auto}
a{color:var(--accent);text-underline-offset:.2em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
h1{font-size:1.6rem;line-height:1.25;margin:1.5rem 0 .5rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem}
code,pre{font-family:var(--mono);font-size:.9em}
pre{margin:0;padding:.75rem 1rem;background:var(--sheet);border:1px solid var(--line);border-radius:4px;white-space:pre-wrap}
dl{display:grid;grid-template-columns:minmax(6rem,max-content) 1fr;gap:.35rem 1.25rem;margin:0}
pre+dl{margin-top:.75rem}
dt{color:var(--soft)}
dd{margin:0;min-width:0}
ol,ul{margin:0;padding-left:1.25rem}
.rows{list-style:none;padding:0}
.rows li{padding:.6rem 0;border-bottom:1px solid var(--line)}
.soft{color:var(--soft)}
time{white-space:nowrap}
input,button{font:inherit;color:inherit;padding:.4rem .75rem;background:var(--sheet);border:1px solid var(--soft);border-radius:4px}
label input{display:block;width:100%;max-width:32rem;margin:.25rem 0 1rem;font-family:var(--mono)}
button{cursor:pointer}
header a,nav a,.rows a{display:inline-block;min-height:1.6em}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem}
nav [aria-current]{color:inherit;font-weight:600;text-decoration:none}
iframe{display:block;width:100%;height:16rem;resize:vertical;background:#fff;color-scheme:light;border:1px solid var(--line);border-radius:4px}
.said{color:var(--accent)}
@media(max-width:36rem){dl{display:block}dd{margin-bottom:.6rem}}
`
