// SPDX-License-Identifier: Apache-2.0
// Times one checker from npm over a corpus, all texts in memory, one thread. Prints one line of JSON, or {"missing": package}.
// Usage: node --single-threaded peers.mjs NPM_FOLDER CORPUS.ndjson TOOL REPEATS
import {createRequire} from 'node:module'
import {readFileSync} from 'node:fs'
import {resolve} from 'node:path'
import {pathToFileURL} from 'node:url'

const [folder, corpus, tool, repeats] = process.argv.slice(2)
const require = createRequire(resolve(folder, 'package.json'))
const load = (name) => import(pathToFileURL(require.resolve(name)))
const version = (name) => JSON.parse(readFileSync(resolve(folder, 'node_modules', name, 'package.json'), 'utf8')).version

async function retext(...plugins) {
  const {retext} = await load('retext')
  const processor = retext()
  for (const name of plugins) processor.use((await load(name)).default)
  const {VFile} = await load('vfile')
  return (text) => {
    const file = new VFile(text)
    processor.runSync(processor.parse(file), file)
    return file.messages.length
  }
}

const tools = {
  alex: async () => {
    const {text} = await load('alex')
    return (value) => text(value).messages.length
  },
  'write-good': async () => {
    const writeGood = (await load('write-good')).default
    return (value) => writeGood(value).length
  },
  'retext-equality': () => retext('retext-equality'),
  'retext-simplify': () => retext('retext-simplify'),
  'retext-readability': () => retext('retext-readability')
}

let check
try {
  check = await tools[tool]()
} catch (error) {
  if (error.code !== 'MODULE_NOT_FOUND' && error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  console.log(JSON.stringify({missing: tool}))
  process.exit(0)
}

const texts = readFileSync(corpus, 'utf8').split('\n').filter(Boolean).map((line) => {
  const {title, text} = JSON.parse(line)
  return title + '\n\n' + text
})
for (const text of texts.slice(0, 40)) check(text)

const seconds = []
let findings = 0
for (let i = 0; i < Number(repeats); ++i) {
  findings = 0
  const begin = process.cpuUsage()
  for (const text of texts) findings += check(text)
  const used = process.cpuUsage(begin)
  seconds.push((used.user + used.system) / 1e6)
}
seconds.sort((a, b) => a - b)
console.log(JSON.stringify({
  tool, version: version(tool), node: process.version, adverts: texts.length, findings, repeats: seconds.length,
  cpu_s: seconds[Math.floor(seconds.length / 2)], rss_mb: Math.round(process.memoryUsage().rss / 1048576)
}))
