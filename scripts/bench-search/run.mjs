// One table for each size of archive: every engine with the same posts and the same queries.
//
//     PPRNET=FILE node run.mjs DIR SIZE...     DIR has content-SIZE/ and archive-SIZE.json
//
// Times are ratios to a fixed loop, timed alongside each engine, and milliseconds on this machine. An engine that
// has used up its seconds (SECONDS_EACH) gets no more queries; its figures cover those it got.

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

import { documents, queries } from './corpus.mjs'
import { ENGINES } from './engines.mjs'
import { ours } from './ours.mjs'

const SECONDS_EACH = Number(process.env.SECONDS_EACH ?? 30)
const WARM_UP = 20

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]

// About a millisecond of plain arithmetic on a current machine: the unit for times.
function calibration() {
  const times = []
  for (let round = 0; round < 31; round += 1) {
    const started = performance.now()
    let hash = 2166136261
    for (let step = 0; step < 1_000_000; step += 1) hash = Math.imul(hash ^ (step & 255), 16777619)
    times.push(performance.now() - started + (hash === 0 ? 1 : 0))
  }
  return at(times.sort((a, b) => a - b), 0.5)
}

// Brotli's best quality takes minutes for larger data; nobody would publish it as one file either.
const BROTLI_UP_TO = 10_000_000

function sizes(written) {
  if (typeof written !== 'string') return written
  const brotli = written.length <= BROTLI_UP_TO ? brotliCompressSync(written).length : null
  return { gzip: gzipSync(written, { level: 9 }).length, brotli }
}

/** Scores the answers; `answers` are ids, best first, one list for each of the first queries. */
function judge(queryList, answers) {
  const all = { title: [], typo: [], phrase: [], word: [], prefix: [] }
  answers.forEach((ids, number) => all[queryList[number].kind].push([queryList[number].expected, ids]))
  const share = (pairs, good) => pairs.filter(good).length / pairs.length
  const within = (limit) => ([expected, ids]) => ids.slice(0, limit).some((id) => expected.has(id))
  const found = (pairs) => {
    const each = pairs.map(([expected, ids]) => ids.filter((id) => expected.has(id)).length / expected.size)
    return each.reduce((a, b) => a + b, 0) / each.length
  }
  const results = all.phrase.reduce((sum, [, ids]) => sum + ids.length, 0)
  const holding = all.phrase.reduce((sum, [expected, ids]) => sum + ids.filter((id) => expected.has(id)).length, 0)
  return {
    title: share(all.title, within(1)),
    typoFirst: share(all.typo, within(1)),
    typoThree: share(all.typo, within(3)),
    phrase: `${holding}/${results}`,
    phraseFound: found(all.phrase),
    word: found(all.word),
    prefix: found(all.prefix),
  }
}

async function measured(engine, docs, queryList, dir) {
  const before = calibration()
  const started = performance.now()
  const index = await engine.build(docs, dir)
  const build = performance.now() - started
  const { gzip, brotli } = sizes(await index.written())
  for (const query of queryList.slice(0, WARM_UP)) await index.search(query)
  const times = []
  const answers = []
  let spent = 0
  for (const query of queryList) {
    if (spent > SECONDS_EACH * 1000) break
    const started = performance.now()
    const results = await index.search(query)
    const took = performance.now() - started
    spent += took
    times.push(took)
    answers.push(index.ids ? await index.ids(results) : results)
  }
  times.sort((a, b) => a - b)
  const unit = (before + calibration()) / 2
  return { gzip, brotli, build, unit, p50: at(times, 0.5), p95: at(times, 0.95), answers }
}

const HEAD = [
  'engine', 'gzip KB', 'brotli KB', 'build ms', 'p50 ×', 'p95 ×', 'p50 ms', 'p95 ms', 'own title', 'typo 1st', 'typo top 3',
  'phrase held/results', 'held, found', 'word', 'prefix', 'asked',
]

function row(name, figures, queryList) {
  const kb = (bytes) => (bytes === null ? '–' : (bytes / 1000).toFixed(0))
  const percent = (share) => (Number.isNaN(share) ? '–' : `${(100 * share).toFixed(0)} %`)
  const number = (value, digits) => (Number.isNaN(value) ? '–' : value.toFixed(digits))
  const { build, p50, p95, unit } = figures
  const judged = judge(queryList, figures.answers)
  return [
    name, kb(figures.gzip), kb(figures.brotli), number(build, 0), number(p50 / unit, 2), number(p95 / unit, 2),
    number(p50, 2), number(p95, 2), percent(judged.title), percent(judged.typoFirst), percent(judged.typoThree),
    judged.phrase, percent(judged.phraseFound), percent(judged.word), percent(judged.prefix), `${figures.answers.length}`,
  ]
}

function print(rows) {
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => [...(cells[column] ?? '')].length)))
  for (const cells of rows) {
    const padded = cells.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0])))
    console.log(padded.join('  '))
  }
}

const [dir, ...counts] = process.argv.slice(2)
for (const posts of counts) {
  const docs = documents(join(dir, `archive-${posts}.json`))
  const queryList = queries(docs)
  const rows = [HEAD]
  const notes = []

  const work = join(dir, `ours-${posts}`)
  mkdirSync(work, { recursive: true })
  const before = calibration()
  const own = ours(join(dir, `content-${posts}`), queryList, work)
  if (own.missing) notes.push(`pprnet: not measured (${own.missing})`)
  else rows.push(row('pprnet', { ...own, unit: (before + calibration()) / 2, answers: own.results }, queryList))

  for (const engine of ENGINES) {
    try {
      rows.push(row(engine.name, await measured(engine, docs, queryList, join(dir, `pagefind-${posts}`)), queryList))
    } catch (error) {
      notes.push(`${engine.name}: not measured (${error.message})`)
    }
    if (!engine.phrases) notes.push(`${engine.name} has no phrases: it was asked for their words.`)
  }
  console.log(`\n${docs.length} posts, ${queryList.length} queries; × is the time of a fixed loop (${calibration().toFixed(2)} ms here, now)\n`)
  print(rows)
  console.log(`\n${notes.join('\n')}`)
}
