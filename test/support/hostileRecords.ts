// Records that a broken or ill-willed client could write, by what is wrong with them; `id` is the key each goes under.
import * as Y from 'yjs'
import { newStore, note } from '../fuzz/replicas.ts'

type Json = Record<string, unknown>

export function entry(base: unknown, overrides: Json = {}, text?: (fragment: Y.XmlFragment) => void): Y.Map<unknown> {
  const map = new Y.Map<unknown>()
  map.set('base', base)
  for (const [key, value] of Object.entries(overrides)) map.set(key, value)
  if (text) {
    const fragment = new Y.XmlFragment()
    map.set('props.richText', fragment)
    text(fragment)
  }
  return map
}

/** A note as JSON, valid but for what a case changes. */
export function bad(id: string, change: (record: Json & { props: Json }) => void): Json {
  const record = structuredClone(note(newStore(), id.replace('shape:', ''), 'bad')) as unknown as Json & { props: Json }
  change(record)
  return record
}

export const HOSTILE_RECORDS: Record<string, (id: string) => Y.Map<unknown> | string> = {
  'a base that is no object': () => entry('hello'),
  'an entry that is no map': () => 'hello',
  'an id that is not its key': (id) => entry(bad(id, (record) => (record.id = 'shape:other'))),
  'a type of record that is not for boards': (id) => entry({ id, typeName: 'instance', currentPageId: 'page:T04' }),
  'an unknown type of record': (id) => entry({ id, typeName: 'virus' }),
  'an unknown type of shape': (id) => entry(bad(id, (record) => (record.type = 'virus'))),
  'a text where a number belongs': (id) => entry(bad(id, (record) => (record.x = '10'))),
  'a coordinate that is no number': (id) =>
    entry(
      bad(id, () => undefined),
      { pos: [NaN, 0, 0] },
    ),
  'a coordinate beyond all bounds': (id) => entry(bad(id, (record) => (record.x = 1e308))),
  'a position that is no list': (id) =>
    entry(
      bad(id, () => undefined),
      { pos: 'far' },
    ),
  'an unknown property': (id) => entry(bad(id, (record) => (record.props.virus = true))),
  'an unknown colour': (id) =>
    entry(
      bad(id, () => undefined),
      { 'props.color': 'url(http://x)' },
    ),
  'an address that runs a script': (id) => entry(bad(id, (record) => (record.props.url = 'javascript:alert(1)'))),
  'an unknown node in the text': (id) =>
    entry(
      bad(id, () => undefined),
      {},
      (fragment) => fragment.insert(0, [new Y.XmlElement('script')]),
    ),
  'a text that stands outside any paragraph': (id) =>
    entry(
      bad(id, () => undefined),
      {},
      (fragment) => fragment.insert(0, [new Y.XmlText('loose')]),
    ),
  'a missing parent': (id) => entry(bad(id, (record) => (record.parentId = 'shape:nowhere'))),
  'a record of enormous depth': (id) => {
    let meta: Json = {}
    for (let i = 0; i < 60; i++) meta = { meta }
    return entry(
      bad(
        id,
        (record) => (record.props = { ...record.props, deep: { deep: JSON.parse(JSON.stringify(meta)) as Json } }),
      ),
    )
  },
}
