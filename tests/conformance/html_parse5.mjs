// Compares galley's trees with those of parse5 (npm install parse5, anywhere above this file or in NODE_PATH's folder):
//     node tests/conformance/html_parse5.mjs [--mutations N] [--keep FOLDER] [FILE|DIRECTORY...]
// Pages, plain or gzipped, are decoded here as UTF-8 (what is malformed becomes U+FFFD) so that both read the same text. With --mutations, N pages are
// cut, doubled and swapped at random places, the same ones each time. Without FILE or DIRECTORY: our own samples and, where they are there, the pages of
// ../shared/corpora. Prints a line for each page that differs, and counts by cause; a cause is one if without it the trees are the same:
//   select    parse5 8 keeps the insertion modes that the standard dropped
//   template  a table start tag in a template in a table: parse5's table scope does not end at the template
//   cdata     CDATA right inside an integration point, which is a foreign element: parse5 reads a comment
//   form      the end tag of a form that is not the open one: parse5 asks whether any form is in scope, the standard whether that one is
//   nul       U+0000 beside another in foreign text: parse5 makes one U+FFFD of them
//   other     to be looked at; --keep writes the page and both trees
// Exit 77, and a line, where node finds no parse5.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gunzipSync } from 'node:zlib'
import path from 'node:path'
import { tmpdir } from 'node:os'

const here = path.dirname(new URL(import.meta.url).pathname)
const require = createRequire(process.env.NODE_PATH ? path.join(process.env.NODE_PATH, 'x.js') : path.join(here, 'x.js'))
let parse5
try { parse5 = require('parse5') } catch {
  console.log('html_parse5: no parse5: skipped (npm install parse5)')
  process.exit(77)
}
const { parse, html: { NS } } = parse5
const dump = process.env.GALLEY_DUMP ?? path.join(here, '..', '..', 'build', 'galley-dump')

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

// The trees of many texts by one galley-dump.
const folder = mkdtempSync(path.join(tmpdir(), 'html_parse5.'))
function ours(texts) {
  const files = texts.map((text, i) => { const file = path.join(folder, String(i)); writeFileSync(file, text); return file })
  const out = execFileSync(dump, [...files, '--charset', 'utf-8'], { maxBuffer: 1 << 30 }).toString()
  if (texts.length === 1) return [out]
  let at = 0
  return files.map((file, i) => {
    const head = `#document ${file}\n`, next = i + 1 < files.length ? out.indexOf(`#document ${files[i + 1]}\n`, at) : out.length
    const one = out.slice(at + head.length, next)
    at = next
    return one
  })
}

// What is taken out of a page to see whether that is why trees differ.
const causes = {
  select: text => text.replace(/<(\/?)select/gi, '<$1xelect'),
  template: text => text.replace(/<(\/?)template/gi, '<$1xemplate'),
  cdata: text => text.replaceAll('<![CDATA[', '<!xCDATA['),
  form: text => text.replace(/<\/form/gi, '</xorm'),
  nul: text => text.replace(/\0+/g, '\0')
}
const same = text => tree(parse(text, { scriptingEnabled: false })) === ours([text])[0]
function causeOf(text) {
  for (const cause in causes) {
    const without = causes[cause](text)
    if (without !== text && same(without)) return cause
  }
  const without = Object.values(causes).reduce((rest, remove) => remove(rest), text)
  return without !== text && same(without) ? 'several' : 'other'
}

const counts = { pages: 0, same: 0, select: 0, template: 0, cdata: 0, form: 0, nul: 0, several: 0, other: 0 }
function compare(name, text, mine) {
  counts.pages++
  const theirs = tree(parse(text, { scriptingEnabled: false }))
  if (theirs === mine) { counts.same++; return }
  const a = theirs.split('\n'), b = mine.split('\n')
  let i = 0
  while (a[i] === b[i]) i++
  const cause = causeOf(text)
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

const pagesIn = f => statSync(f).isDirectory() ? readdirSync(f).sort().map(n => path.join(f, n)) : [f]
if (!folders.length) {
  const corpora = path.join(here, '..', '..', '..', 'shared', 'corpora')
  folders.push(path.join(here, '..', 'fuzz', 'corpus', 'html'))
  if (existsSync(corpora)) for (const name of readdirSync(corpora).sort()) if (existsSync(path.join(corpora, name, 'pages'))) folders.push(path.join(corpora, name, 'pages'))
}
const names = folders.flatMap(pagesIn).filter(name => statSync(name).isFile())
function* pages() {
  if (!mutations) { for (const name of names) yield [name, read(name)]; return }
  // half of them our own: a page of the corpora holds less of what is strange
  const small = names.map(name => [name, read(name)]).filter(([, text]) => text.length < 100000), own = small.filter(([name]) => name.includes('/fuzz/corpus/'))
  for (let i = 0; i < mutations; i++) {
    const from = i & 1 && own.length ? own : small
    yield [`mutation-${i}`, mutate(from[below(from.length)][1])]
  }
}
let batch = []
function compareBatch() {
  ours(batch.map(([, text]) => text)).forEach((mine, i) => compare(batch[i][0], batch[i][1], mine))
  batch = []
}
for (const page of pages()) if (batch.push(page) === 100) compareBatch()
if (batch.length) compareBatch()
rmSync(folder, { recursive: true, force: true })
console.log(`${counts.pages} pages: ${counts.same} the same, ${counts.select} differ with a select, ${counts.template} with a template, ${counts.cdata} with CDATA, ${counts.form} with the end of a form, ${counts.nul} with U+0000, ${counts.several} with several of these, ${counts.other} otherwise`)
process.exit(counts.other ? 1 : 0)
