// Our own engine, through its public command line:
//
//     pprnet search --content DIR --queries FILE --limit N --time
//
// FILE has lines `id<TAB>query`; standard output `id<TAB>slug<TAB>rank<TAB>score`; --time writes one line to
// standard error: `index … ms, p50 … ms, p95 … ms`. The index is the one that `pprnet build` publishes.

import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const run = (args) => spawnSync(process.env.PPRNET, args, { encoding: 'utf8', maxBuffer: 2 ** 30 })

/** `{ gzip, brotli, build, p50, p95, results }`, or `{ missing }` with the program's error. */
export function ours(content, queries, dir) {
  const file = join(dir, 'queries.tsv')
  const text = ({ kind, text }) => (kind === 'phrase' ? `"${text}"` : text)
  writeFileSync(file, queries.map((query, at) => `${at}\t${text(query)}\n`).join(''))
  const searched = run(['search', '--content', content, '--queries', file, '--limit', '100000', '--time'])
  if (searched.status !== 0) return { missing: (searched.stderr || String(searched.error)).split('\n')[0] }
  const results = queries.map(() => [])
  for (const line of searched.stdout.split('\n').filter(Boolean)) {
    const [id, slug] = line.split('\t')
    results[id].push(slug)
  }
  const time = (name) => Number(new RegExp(`${name} ([0-9.]+) ms`).exec(searched.stderr)?.[1] ?? NaN)

  const out = join(dir, 'site')
  rmSync(out, { recursive: true, force: true })
  const built = run(['build', '--content', content, '--out', out])
  if (built.status !== 0) return { missing: built.stderr.split('\n')[0] }
  const parts = readdirSync(join(out, 'archive'), { recursive: true })
    .filter((name) => /search.*\.bin$/.test(name))
    .map((name) => readFileSync(join(out, 'archive', name)))
  const sum = (size) => (parts.length ? parts.reduce((all, part) => all + size(part), 0) : null)
  return {
    gzip: sum((part) => gzipSync(part, { level: 9 }).length),
    brotli: sum((part) => brotliCompressSync(part).length),
    build: time('index'),
    p50: time('p50'),
    p95: time('p95'),
    results,
  }
}
