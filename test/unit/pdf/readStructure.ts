// The structure tree of a PDF as a screen reader walks it: elements read from the file's own objects, their words from pdf.js.

export type Element = {
  type: string
  alt: string | null
  scope: string | null
  /** Columns of a table that a cell covers. */
  columns: number
  /** Own words and those of the children, in reading order. */
  text: string
  /** 0-based pages of its own content and its children's, in reading order. */
  pages: number[]
  children: Element[]
  /** Whether a place to click belongs to it. */
  hasAnnotation: boolean
  /** Whether content of a page belongs to it, not to a child. */
  hasOwnContent: boolean
}

export type Structure = {
  root: Element
  title: string
  language: string
  isMarked: boolean
  isTitleShown: boolean
  /** Words of the pages that neither belong to an element nor are marked as decoration. */
  loose: string[]
  linkCount: number
  /** Words of each page that nobody is read: running head, foot and what else is decoration. */
  decorations: string[]
  /** How the tab key goes over each page's links; `S` is the order of the tree. */
  tabOrders: (string | null)[]
}

class Ref {
  readonly id: number
  constructor(id: number) {
    this.id = id
  }
}
class Name {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}
type Dictionary = { [key: string]: Value }
type Value = number | string | boolean | null | Ref | Name | Value[] | Dictionary

/** Stands for the words of running heads and other things nobody is read. */
const DECORATION = 'decoration'
const TOKEN =
  /\s*(?:(<<|>>|\[|\])|(\d+) 0 R|\/([^\s<>[\]()/]*)|\(((?:\\[\s\S]|[^\\)])*)\)|<([\da-fA-F]*)>|([^\s<>[\]()/]+))/y

/** @param at where a value starts. */
function parseValue(file: string, at: { position: number }): Value {
  TOKEN.lastIndex = at.position
  const found = TOKEN.exec(file)
  if (!found) throw new Error(`no value at ${at.position}: ${file.slice(at.position, at.position + 40)}`)
  at.position = TOKEN.lastIndex
  const [, sign, ref, name, text, hex, word] = found
  if (ref !== undefined) return new Ref(Number(ref))
  if (name !== undefined) return new Name(name)
  if (text !== undefined) return wordsOf(text)
  if (hex !== undefined) return hex
  if (word !== undefined) return word === 'null' ? null : /^(true|false)$/.test(word) ? word === 'true' : Number(word)
  const values: Value[] = []
  const end = sign === '[' ? ']' : '>>'
  while (!new RegExp(`\\s*${end === ']' ? '\\]' : '>>'}`, 'y').test(file.slice(at.position, at.position + 40)))
    values.push(parseValue(file, at))
  at.position = file.indexOf(end, at.position) + end.length
  if (sign === '[') return values
  return Object.fromEntries(
    Array.from({ length: values.length / 2 }, (_, i) => [(values[2 * i] as Name).name, values[2 * i + 1]!]),
  )
}

function wordsOf(raw: string): string {
  const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const text = raw.replace(/\\([\s\S])/g, (_, letter: string) => escapes[letter] ?? letter)
  return text.startsWith('\u00fe\u00ff') ? Buffer.from(text.slice(2), 'latin1').swap16().toString('utf16le') : text
}

function objectsOf(bytes: Uint8Array): Map<number, Value> {
  const file = Buffer.from(bytes).toString('latin1')
  return new Map(
    [...file.matchAll(/(?<=[\n\r])(\d+) 0 obj\n/g)].map((start) => [
      Number(start[1]),
      parseValue(file, { position: start.index + start[0].length }),
    ]),
  )
}

export async function readStructure(bytes: Uint8Array): Promise<Structure> {
  const objects = objectsOf(bytes)
  const seen = (value: Value | undefined): Value => (value instanceof Ref ? objects.get(value.id)! : (value ?? null))
  const dictionary = (value: Value | undefined): Dictionary => seen(value) as Dictionary
  const all = [...objects.values()].filter(
    (value): value is Dictionary => value !== null && typeof value === 'object' && !Array.isArray(value),
  )
  const isType = (value: Dictionary, type: string) => value.Type instanceof Name && value.Type.name === type
  const catalog = all.find((value) => isType(value, 'Catalog'))!
  const { words, order, loose, linkCount, title, decorations } = await readPages(bytes)

  const element = (given: Dictionary, outerPage: Ref | null): Element => {
    const traits = dictionary(given.A) ?? {}
    const own: Element = {
      type: (given.S as Name).name,
      alt: (given.Alt as string | undefined) ?? null,
      scope: (traits.Scope as Name | undefined)?.name ?? null,
      columns: (traits.ColSpan as number | undefined) ?? 1,
      text: '',
      pages: [],
      children: [],
      hasAnnotation: false,
      hasOwnContent: false,
    }
    const page = given.Pg instanceof Ref ? given.Pg : outerPage
    const add = (content: number, on: Ref) => {
      own.text += words.get(`p${on.id}R_mc${content}`) ?? ''
      own.pages.push(order.indexOf(on.id))
      own.hasOwnContent = true
    }
    const kids = seen(given.K)
    for (const raw of Array.isArray(kids) ? kids : kids === null ? [] : [kids]) {
      const kid = seen(raw)
      if (typeof kid === 'number') {
        add(kid, page!)
        continue
      }
      const child = kid as Dictionary
      if (isType(child, 'MCR')) add(child.MCID as number, (child.Pg as Ref | undefined) ?? page!)
      else if (isType(child, 'OBJR')) {
        own.hasAnnotation = true
        if ((child.Pg ?? page) instanceof Ref) own.pages.push(order.indexOf(((child.Pg ?? page) as Ref).id))
      } else {
        const inner = element(child, page)
        own.children.push(inner)
        own.text += `${own.text === '' || /\s$/.test(own.text) ? '' : ' '}${inner.text}`
        own.pages.push(...inner.pages)
      }
    }
    return own
  }
  const top = dictionary(catalog.StructTreeRoot).K
  const roots = (Array.isArray(top) ? top : [top!]).map((kid) => element(dictionary(kid), null))
  if (roots.length !== 1) throw new Error(`${roots.length} elements at the top of the tree`)
  return {
    root: roots[0]!,
    title,
    language: catalog.Lang as string,
    isMarked: dictionary(catalog.MarkInfo).Marked === true,
    isTitleShown: dictionary(catalog.ViewerPreferences).DisplayDocTitle === true,
    loose,
    linkCount,
    decorations,
    tabOrders: all
      .filter((value) => isType(value, 'Page'))
      .map(({ Tabs }) => (Tabs instanceof Name ? Tabs.name : null)),
  }
}

/** What pdf.js makes of the pages: the words of each marked piece of content, and the words outside all of them. */
async function readPages(bytes: Uint8Array) {
  // pdf.js asks for this one, which Node has from version 22 on.
  const promises = Promise as { withResolvers?: unknown }
  promises.withResolvers ??= withResolvers
  // And it makes a matrix for drawing when it is loaded; words are read without any.
  ;(globalThis as { DOMMatrix?: unknown }).DOMMatrix ??= class {}
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const file = await task.promise
  const words = new Map<string, string>()
  const order: number[] = []
  const loose: string[] = []
  const decorations: string[] = []
  let linkCount = 0
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    order.push(page.ref!.num)
    linkCount += (await page.getAnnotations()).filter(({ subtype }) => subtype === 'Link').length
    const open: (string | null)[] = []
    let decoration = ''
    for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
      if ('str' in item) {
        const id = open.findLast((one) => one !== null)
        if (id === undefined) {
          if (item.str.trim() !== '') loose.push(`${number}: ${item.str}`)
        } else if (id === DECORATION) decoration += ` ${item.str}`
        else words.set(id, `${words.get(id) ?? ''}${item.str}${item.hasEOL ? ' ' : ''}`)
      } else if (item.type === 'endMarkedContent') open.pop()
      else open.push(item.id ?? ((item as { tag?: string }).tag === 'Artifact' ? DECORATION : null))
    }
    decorations.push(decoration)
  }
  const { info } = await file.getMetadata()
  await task.destroy()
  return { words, order, loose, linkCount, decorations, title: (info as { Title: string }).Title }
}

function withResolvers<T>() {
  let resolve!: (value: T | PromiseLike<T>) => void
  let reject!: (reason?: unknown) => void
  const promise = new Promise<T>((yes, no) => {
    resolve = yes
    reject = no
  })
  return { promise, resolve, reject }
}

/** The element and everything below it, in reading order, each with the types above it. */
export function walk(
  element: Element,
  above: readonly string[] = [],
): { element: Element; above: readonly string[] }[] {
  return [{ element, above }, ...element.children.flatMap((child) => walk(child, [...above, element.type]))]
}
