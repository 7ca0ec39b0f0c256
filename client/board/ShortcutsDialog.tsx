// The keys that work on the board.
import { Dialog } from '../ui/Dialog.tsx'
import { useBoard } from './boardContext.ts'
import styles from './ShortcutsDialog.module.css'

const isMac = /Mac|iPhone|iPad/.test(navigator.platform)
const COMMAND = isMac ? '⌘' : 'Ctrl'

/** Keys as tldraw takes them with the tools this board shows. */
const GROUPS: readonly { group: string; keys: readonly (readonly [name: string, keys: readonly string[]])[] }[] = [
  {
    group: 'tools',
    keys: [
      ['select', ['V']],
      ['hand', ['H']],
      ['draw', ['D']],
      ['highlight', ['Shift', 'D']],
      ['eraser', ['E']],
      ['arrow', ['A']],
      ['text', ['T']],
      ['note', ['N']],
      ['comment', ['C']],
      ['rectangle', ['R']],
      ['ellipse', ['O']],
      ['line', ['L']],
      ['frame', ['F']],
      ['picture', [COMMAND, 'U']],
      ['laser', ['K']],
      ['react', ['Shift', 'R']],
      ['byPlace', ['1', '…', '9']],
    ],
  },
  {
    group: 'edit',
    keys: [
      ['undo', [COMMAND, 'Z']],
      ['redo', [COMMAND, 'Shift', 'Z']],
      ['cut', [COMMAND, 'X']],
      ['copy', [COMMAND, 'C']],
      ['paste', [COMMAND, 'V']],
      ['duplicate', [COMMAND, 'D']],
      ['delete', ['Delete']],
      ['group', [COMMAND, 'G']],
      ['ungroup', [COMMAND, 'Shift', 'G']],
      ['lock', ['Shift', 'L']],
      ['toFront', [']']],
      ['toBack', ['[']],
      ['nudge', ['←', '→', '↑', '↓']],
      ['selectAll', [COMMAND, 'A']],
      ['next', ['Tab']],
      ['writeIn', ['Enter']],
      ['leave', ['Esc']],
    ],
  },
  {
    group: 'view',
    keys: [
      ['zoomIn', [COMMAND, '+']],
      ['zoomOut', [COMMAND, '-']],
      ['fit', ['Shift', '1']],
      ['selection', ['Shift', '2']],
      ['full', ['Shift', '0']],
      ['move', ['Space']],
      ['pages', ['Alt', '←', '→']],
      ['bring', ['Shift', 'B']],
    ],
  },
  {
    group: 'panels',
    keys: [
      ['walk', ['←', '→', '↑', '↓']],
      ['edit', ['Enter']],
      ['leave', ['Esc']],
      ['empty', ['Delete']],
      ['state', ['0', '1', '2', '…']],
      ['order', ['Alt', '↑', '↓']],
      ['months', ['Alt', '←', '→']],
      ['end', ['Alt', 'Shift', '←', '→']],
    ],
  },
]

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const { t } = useBoard()
  return (
    <Dialog isOpen onClose={onClose} title={t('board.shortcuts')} size="wide">
      <div className={styles.groups}>
        {GROUPS.map(({ group, keys }) => (
          <section key={group}>
            <h3>{t(`board.shortcuts.${group}`)}</h3>
            <dl>
              {keys.map(([name, combination]) => (
                <div key={name} className={styles.key}>
                  <dt>{t(`board.shortcuts.${group}.${name}`)}</dt>
                  <dd>
                    {combination.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
