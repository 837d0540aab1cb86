// Compares galley's trees with those of parse5 (npm install parse5, anywhere above this file or in NODE_PATH's folder):
//     node tests/conformance/html_parse5.mjs [--mutations N] [--keep FOLDER] DIRECTORY...
// DIRECTORY: pages, plain or gzipped, decoded here as UTF-8 (what is malformed becomes U+FFFD) so that both read the same text. With --mutations,
// N pages cut, doubled and swapped at random places are compared as well. Prints a line for each page that differs, and counts by cause:
//   select    parse5 8 keeps the insertion modes that the standard dropped
//   template  a table start tag in a template in a table: parse5's table scope does not end at the template
//   cdata     CDATA right inside an integration point, which is a foreign element: parse5 reads a comment
//   nul       U+0000 beside another in foreign text: parse5 makes one U+FFFD of them
//   other     to be looked at; --keep writes the page and both trees
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import path from 'node:path'
import { tmpdir } from 'node:os'

const here = path.dirname(new URL(import.meta.url).pathname)
const require = createRequire(process.env.NODE_PATH ? path.join(process.env.NODE_PATH, 'x.js') : path.join(here, 'x.js'))
const { parse, html: { NS } } = require('parse5')
const dump = path.join(here, '..', '..', 'build', 'galley-dump')

let mutations = 0, keep = null
const folders = []
for (let i = 2; i < process.argv.length; i++) {
  if (process.argv[i] === '--mutations') mutations = Number(process.argv[++i])
  else if (process.argv[i] === '--keep') keep = process.argv[++i]
  else folders.push(process.argv[i])
}
if (keep) mkdirSync(keep, { recursive: true })

const prefix = { [NS.HTML]: '', [NS.SVG]: 'svg ', [NS.MATHML]: 'math ' }

// The form of html5lib's tests, iteratively: pages nest deeply.
function tree(document) {
  const lines = [], stack = [[document, 0, 0]]
  while (stack.length) {
    const top = stack[stack.length - 1], [node, depth] = top, children = node.childNodes ?? []
    if (top[2] === children.length) { stack.pop(); continue }
    const child = children[top[2]++], indent = '| ' + '  '.repeat(depth)
    if (child.nodeName === '#text') lines.push(`${indent}"${child.value}"`)
    else if (child.nodeName === '#comment') lines.push(`${indent}<!-- ${child.data} -->`)
    else if (child.nodeName === '#documentType') {
      const ids = child.publicId || child.systemId ? ` "${child.publicId}" "${child.systemId}"` : ''
      lines.push(`${indent}<!DOCTYPE ${child.name}${ids}>`)
    } else {
      lines.push(`${indent}<${prefix[child.namespaceURI]}${child.tagName}>`)
      const names = child.attrs.map(a => [a.prefix ? `${a.prefix} ${a.name}` : a.namespace ? `xmlns ${a.name}` : a.name, a.value])
      names.sort((a, b) => a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0)
      for (const [name, value] of names) lines.push(`${indent}  ${name}="${value}"`)
      if (child.content) { lines.push(`${indent}  content`); stack.push([child.content, depth + 2, 0]) } else stack.push([child, depth + 1, 0])
    }
  }
  return lines.join('\n') + '\n'
}

const file = path.join(tmpdir(), `html_parse5.${process.pid}.html`)
function ours(text) {
  writeFileSync(file, text)
  return execFileSync(dump, [file, '--charset', 'utf-8'], { maxBuffer: 1 << 30 }).toString()
}

const counts = { pages: 0, same: 0, select: 0, template: 0, cdata: 0, nul: 0, other: 0 }
function compare(name, text) {
  counts.pages++
  const theirs = tree(parse(text, { scriptingEnabled: false })), mine = ours(text)
  if (theirs === mine) { counts.same++; return }
  const a = theirs.split('\n'), b = mine.split('\n')
  let i = 0
  while (a[i] === b[i]) i++
  const cause = /<select/i.test(text) ? 'select' : /<template[^]*<table/i.test(text) ? 'template' : /<!\[CDATA\[/i.test(text) ? 'cdata' : /\0\0/.test(text) ? 'nul' : 'other'
  counts[cause]++
  console.log(`${name}: ${cause}: line ${i + 1}: parse5 ${JSON.stringify((a[i] ?? '').slice(0, 100))}, galley ${JSON.stringify((b[i] ?? '').slice(0, 100))}`)
  if (keep) for (const [ending, data] of [['html', text], ['parse5', theirs], ['galley', mine]]) writeFileSync(path.join(keep, `${path.basename(name)}.${ending}`), data)
}

function read(name) {
  let data = readFileSync(name)
  if (data[0] === 0x1f && data[1] === 0x8b) data = gunzipSync(data)
  return new TextDecoder('utf-8').decode(data)
}

let seed = 1
const below = n => { seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0; return n ? (seed >>> 8) % n : 0 }
function mutate(text) {
  for (let turns = 1 + below(6); turns && text.length; turns--) {
    const at = below(text.length), end = Math.min(text.length, at + 1 + below(64)), other = below(text.length)
    const kind = below(4)
    if (kind === 0) text = text.slice(0, at) + text.slice(end)
    else if (kind === 1) text = text.slice(0, end) + text.slice(at)
    else if (kind === 2) text = text.slice(0, at) + text[other] + text.slice(at + 1)
    else text = text.slice(0, other) + text.slice(at, end) + text.slice(other)
  }
  return Buffer.from(text, 'utf8').toString('utf8')
}

const names = folders.flatMap(f => statSync(f).isDirectory() ? readdirSync(f).sort().map(n => path.join(f, n)) : [f])
if (!mutations) for (const name of names) compare(name, read(name))
else {
  const small = names.map(read).filter(text => text.length < 100000)
  for (let i = 0; i < mutations; i++) compare(`mutation-${i}`, mutate(small[below(small.length)]))
}
console.log(`${counts.pages} pages: ${counts.same} the same, ${counts.select} differ with a select, ${counts.template} with a template, ${counts.cdata} with CDATA, ${counts.nul} with U+0000, ${counts.other} otherwise`)
process.exit(counts.other ? 1 : 0)
