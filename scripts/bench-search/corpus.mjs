// The posts and queries, the same for every engine.

import { readFileSync } from 'node:fs'

const STOP = new Set(
  ('a about above after again all also among an and any are as at be because been before being between both but by ' +
    'can did do does done during each few for from further had has have having he her here his how if in into is it ' +
    'its just less like many may might more most much must nor not of off on once one only or other others our out ' +
    'over own same she should since so some such than that the their them then there these they this those three ' +
    'through to too two under until up upon use used very was were what when where which while who whom whose why ' +
    'will with within without would you your').split(' '),
)
const PER_KIND = 150

// The same random numbers on every machine: mulberry32.
function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** The words of a text, without accents, in lower case. */
export function words(text) {
  const folded = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return folded.match(/[\p{L}\p{N}]+/gu) ?? []
}

// A rough stemmer, only to decide which phrases match: an engine that treats "effects" as "effect" is not
// wrong.
const stem = (word) => word.replace(/(?:'s|s)$/, '')

/** The documents in an export of `pprnet`: the text of the searchable fields. */
export function documents(file) {
  const archive = JSON.parse(readFileSync(file, 'utf8'))
  const named = (list) => new Map(list.map((item) => [item.slug, [item.name, ...(item.aliases ?? [])].join(', ')]))
  const topics = named(archive.topics)
  const types = named(archive.types)
  return archive.posts.map((post) => ({
    id: post.slug,
    title: post.title,
    citation: post.citation ?? '',
    summary: post.summary.join('\n'),
    implications: post.implications.join('\n'),
    topics: post.topics.map((slug) => topics.get(slug)).join('; '),
    types: post.types.map((slug) => types.get(slug)).join('; '),
  }))
}

export const FIELDS = ['title', 'citation', 'summary', 'implications', 'topics', 'types']

/** The correct answers, independent of the engine. */
function truth(docs) {
  const fields = docs.map((doc) => FIELDS.map((field) => ` ${words(doc[field]).map(stem).join(' ')} `))
  return {
    // The documents with all of these words next to each other in one field.
    holding: (phrase) => {
      const run = ` ${words(phrase).map(stem).join(' ')} `
      return new Set(docs.filter((_, at) => fields[at].some((text) => text.includes(run))).map((doc) => doc.id))
    },
  }
}

function misspelt(word, next, known) {
  const letters = 'abcdefghijklmnopqrstuvwxyz'
  for (;;) {
    const at = Math.floor(next() * word.length)
    const letter = letters[Math.floor(next() * letters.length)]
    const swap = Math.min(at, word.length - 2)
    const typed = [
      () => word.slice(0, at) + letter + word.slice(at + 1),
      () => word.slice(0, at) + word.slice(at + 1),
      () => word.slice(0, at) + letter + word.slice(at),
      () => word.slice(0, swap) + word[swap + 1] + word[swap] + word.slice(swap + 2),
    ][Math.floor(next() * 4)]()
    if (typed !== word && !known.has(typed)) return typed
  }
}

/**
 * Queries of five kinds, in turn, so that an engine which runs out of time gets some of each:
 * `title` (a whole title), `typo` (three words of a title, one of them misspelt by one edit), `phrase`,
 * `word` (a rare word) and `prefix` (its beginning). `expected` lists the posts that match.
 */
export function queries(docs, seed = 1) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const { holding } = truth(docs)
  const bodies = docs.map((doc) => words(doc.summary))
  const postsWith = new Map()
  docs.forEach((doc) => {
    for (const word of new Set(FIELDS.flatMap((field) => words(doc[field])))) {
      if (!postsWith.has(word)) postsWith.set(word, new Set())
      postsWith.get(word).add(doc.id)
    }
  })
  const useful = (word) => word.length >= 4 && /^[a-z]+$/.test(word) && !STOP.has(word)
  const titles = docs.map((doc) => new Set(words(doc.title)))

  const made = { title: [], typo: [], phrase: [], word: [], prefix: [] }
  const seen = new Set()
  const add = (kind, text, expected) => {
    if (seen.has(kind + text)) return
    seen.add(kind + text)
    made[kind].push({ kind, text, expected })
  }

  for (let tries = 0; made.title.length < PER_KIND && tries < 20 * PER_KIND; tries += 1) {
    const doc = pick(docs)
    add('title', doc.title, new Set([doc.id]))
  }
  for (let tries = 0; made.typo.length < PER_KIND && tries < 20 * PER_KIND; tries += 1) {
    const doc = pick(docs)
    const able = [...new Set(words(doc.title))].filter(useful)
    if (able.length < 3) continue
    while (able.length > 3) able.splice(Math.floor(next() * able.length), 1)
    // No engine can distinguish posts whose titles contain all three words.
    const expected = new Set(docs.filter((_, at) => able.every((word) => titles[at].has(word))).map(({ id }) => id))
    const wrong = Math.floor(next() * 3)
    add('typo', able.map((word, at) => (at === wrong ? misspelt(word, next, postsWith) : word)).join(' '), expected)
  }
  for (let tries = 0; made.phrase.length < PER_KIND && tries < 100 * PER_KIND; tries += 1) {
    const body = pick(bodies)
    const at = Math.floor(next() * (body.length - 2))
    const run = body.slice(at, at + 2)
    if (!run.every(useful)) continue
    const expected = holding(run.join(' '))
    const apart = docs.filter(({ id }) => run.every((word) => postsWith.get(word).has(id))).length
    // A selective phrase: its words occur separately in other posts.
    if (expected.size >= 2 && apart >= 2 * expected.size) add('phrase', run.join(' '), expected)
  }
  const rare = [...postsWith].filter(([word, posts]) => useful(word) && posts.size >= 2 && posts.size <= docs.length / 20)
  rare.sort(([a], [b]) => (a < b ? -1 : 1))
  for (let tries = 0; made.word.length < PER_KIND && tries < 20 * PER_KIND; tries += 1) {
    const [word, posts] = pick(rare)
    add('word', word, posts)
    if (word.length >= 7) add('prefix', word.slice(0, word.length - 2), posts)
  }

  const inTurn = []
  for (let at = 0; at < PER_KIND; at += 1) {
    for (const kind of Object.keys(made)) if (made[kind][at]) inTurn.push(made[kind][at])
  }
  return inTurn
}
