// Draws other people's carets, with their names, inside the text that is open for editing here.
import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'

export type RemoteCaret = {
  clientId: number
  label: string
  color: string
  hasDarkText: boolean
  anchor: number
  head: number
}

const key = new PluginKey<DecorationSet>('remoteCarets')

function flag({ label, color, hasDarkText }: RemoteCaret): HTMLElement {
  const caret = document.createElement('span')
  caret.className = 'remote-caret'
  caret.style.borderColor = color
  const name = document.createElement('span')
  name.className = 'remote-caret-name'
  name.style.background = color
  name.style.color = hasDarkText ? '#17212B' : '#fff'
  name.textContent = label
  caret.append(name)
  return caret
}

function decorate(caret: RemoteCaret, size: number): Decoration[] {
  const within = (position: number) => Math.max(0, Math.min(size, position))
  const [anchor, head] = [within(caret.anchor), within(caret.head)]
  const widget = Decoration.widget(head, () => flag(caret), {
    key: `${caret.clientId} ${caret.label}`,
    side: -1,
    ignoreSelection: true,
  })
  if (anchor === head) return [widget]
  const style = `background-color: ${caret.color}33`
  return [Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style }), widget]
}

export const RemoteCarets = Extension.create({
  name: 'remoteCarets',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(transaction, shown) {
          const carets = transaction.getMeta(key) as RemoteCaret[] | undefined
          if (!carets) return shown.map(transaction.mapping, transaction.doc)
          const { size } = transaction.doc.content
          return DecorationSet.create(
            transaction.doc,
            carets.flatMap((caret) => decorate(caret, size)),
          )
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/** Replaces the carets that are drawn. Not while a composition (IME) runs: it must not be disturbed. */
export function showCarets(view: EditorView, carets: RemoteCaret[]): void {
  if (view.composing || view.isDestroyed) return
  if (carets.length === 0 && key.getState(view.state) === DecorationSet.empty) return
  view.dispatch(view.state.tr.setMeta(key, carets).setMeta('addToHistory', false))
}
