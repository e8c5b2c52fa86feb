// The alternative engines, set up as their documentation advises for search while typing: titles weigh more,
// all words are required if the engine supports that, the last word may be a prefix, and typing errors are
// tolerated if supported (1 edit from 4 letters, 2 from 8).
//
// Node finds the packages because bench-search.sh runs a copy of this folder next to them.
//
// Each engine is `{ name, phrases, build(docs, dir) }`. build returns `{ search(query), written() }`: the ids
// of all results, best first, and the index as it would be published, or its size if it is already
// compressed.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

import { FIELDS, words } from './corpus.mjs'

const edits = (word) => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0)

const minisearch = {
  name: 'MiniSearch',
  phrases: false,
  async build(docs) {
    const { default: MiniSearch } = await import('minisearch')
    const index = new MiniSearch({
      fields: FIELDS,
      searchOptions: {
        boost: { title: 3 },
        combineWith: 'AND',
        fuzzy: edits,
        prefix: (_, at, terms) => at === terms.length - 1,
      },
    })
    index.addAll(docs)
    return { written: () => JSON.stringify(index), search: ({ text }) => index.search(text).map(({ id }) => id) }
  },
}

const lunr = {
  name: 'Lunr',
  phrases: false,
  async build(docs) {
    const { default: lunr } = await import('lunr')
    const { TRAILING } = lunr.Query.wildcard
    const { REQUIRED } = lunr.Query.presence
    const index = lunr((builder) => {
      builder.ref('id')
      for (const field of FIELDS) builder.field(field, { boost: field === 'title' ? 3 : 1 })
      for (const doc of docs) builder.add(doc)
    })
    // A term takes either edits or a prefix; try the prefix if edits find nothing.
    const ask = (terms, last) =>
      index.query((query) => {
        terms.forEach((term, at) => {
          query.term(term, { boost: 10 })
          if (last && at === terms.length - 1) query.term(term, { presence: REQUIRED, wildcard: TRAILING, usePipeline: false })
          else query.term(term, { presence: REQUIRED, editDistance: edits(term) })
        })
      })
    // No document contains a stop word, so it must not be required.
    const stop = (word) => lunr.stopWordFilter(new lunr.Token(word)) === undefined
    return {
      written: () => JSON.stringify(index),
      search: ({ text }) => {
        const terms = words(text).filter((word) => !stop(word))
        const found = ask(terms, false)
        return (found.length ? found : ask(terms, true)).map(({ ref }) => ref)
      },
    }
  },
}

const flexsearch = {
  name: 'FlexSearch',
  phrases: false,
  async build(docs) {
    const { Charset, Document } = await import('flexsearch')
    const index = new Document({
      tokenize: 'forward',
      encoder: Charset.LatinBalance,
      document: { id: 'id', index: FIELDS },
    })
    for (const doc of docs) index.add(doc)
    return {
      written: async () => {
        const parts = []
        await index.export((key, data) => void parts.push(key, data ?? ''))
        return parts.join('\n')
      },
      search: ({ text }) => index.search(text, { limit: docs.length, merge: true, suggest: true }).map(({ id }) => id),
    }
  },
}

const fuse = {
  name: 'Fuse.js',
  phrases: true,
  async build(docs) {
    const { default: Fuse } = await import('fuse.js')
    const keys = FIELDS.map((name) => ({ name, weight: name === 'title' ? 3 : 1 }))
    const made = Fuse.createIndex(keys, docs)
    const options = { keys, ignoreLocation: true, threshold: 0.3, useExtendedSearch: true }
    const index = new Fuse(docs, options, made)
    return {
      written: () => JSON.stringify(made),
      // Its extended search: all words are required, and '"…" means includes the phrase.
      search: ({ kind, text }) =>
        index.search(kind === 'phrase' ? `'"${text}"` : words(text).join(' ')).map(({ item }) => item.id),
    }
  },
}

const orama = {
  name: 'Orama',
  phrases: false,
  async build(docs) {
    const { create, insertMultiple, save, search } = await import('@orama/orama')
    const { language, stemmer } = await import('@orama/stemmers/english')
    const index = create({
      schema: Object.fromEntries(FIELDS.map((field) => [field, 'string'])),
      components: { tokenizer: { language, stemming: true, stemmer } },
    })
    await insertMultiple(index, docs)
    const ask = (text, tolerance) =>
      search(index, { term: text, tolerance, threshold: 0, boost: { title: 3 }, limit: docs.length })
    return {
      // Without the documents themselves, as for the other engines.
      written: () => JSON.stringify({ ...save(index), docs: {} }),
      search: async ({ text }) => (await ask(text, 1)).hits.map(({ id }) => id),
    }
  },
}

const pagefind = {
  name: 'Pagefind',
  phrases: true,
  async build(docs, dir) {
    const { close, createIndex } = await import('pagefind')
    const { index } = await createIndex({ forceLanguage: 'en' })
    const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
    for (const doc of docs) {
      const rest = FIELDS.slice(1).map((field) => `<p>${escape(doc[field])}</p>`).join('')
      const content = `<html lang="en"><body data-pagefind-body><h1>${escape(doc.title)}</h1>${rest}</body></html>`
      await index.addHTMLFile({ url: `/${doc.id}/`, content })
    }
    rmSync(dir, { recursive: true, force: true })
    mkdirSync(dir, { recursive: true })
    await index.writeFiles({ outputPath: dir })

    // Its search expects a page, so define the page properties that it reads.
    globalThis.window = { location: { origin: 'http://bench.invalid' } }
    globalThis.location = { href: 'http://bench.invalid/' }
    globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => 'en' }) }
    globalThis.fetch = async (url) => {
      const name = String(url).replace(/^.*?\/pagefind\//, '').replace(/\?.*/, '')
      return new Response(readFileSync(join(dir, name)))
    }
    writeFileSync(join(dir, 'pagefind.mjs'), readFileSync(join(dir, 'pagefind.js')))
    const search = await import(pathToFileURL(join(dir, 'pagefind.mjs')))
    await search.options({ basePath: 'http://bench.invalid/pagefind/' })
    await search.init()

    // It writes its files with gzip. The excerpts are in fragment/ and are not counted.
    const files = [
      ...readdirSync(dir).filter((name) => name.endsWith('.pf_meta')),
      ...readdirSync(join(dir, 'index')).map((name) => join('index', name)),
    ]
    const bytes = files.reduce((sum, name) => sum + readFileSync(join(dir, name)).length, 0)
    const slugs = new Map()
    return {
      written: async () => {
        await close()
        return { gzip: bytes, brotli: null }
      },
      search: async ({ kind, text }) => (await search.search(kind === 'phrase' ? `"${text}"` : text)).results,
      // The post of a result is in a separate file; reading it does not count as search time.
      ids: async (results) => {
        for (const result of results) {
          if (!slugs.has(result.id)) slugs.set(result.id, (await result.data()).url.replaceAll('/', ''))
        }
        return results.map(({ id }) => slugs.get(id))
      },
    }
  },
}

export const ENGINES = [minisearch, lunr, flexsearch, fuse, orama, pagefind]
