// A copy of a part of the page in which every field is a box with its text: what people typed is in the picture, not only the
// edges around it.

/** Calls `read` with a copy that stands in the original's place for that long. */
export function withPlainFields<Answer>(original: HTMLElement, read: (copy: HTMLElement) => Answer): Answer {
  const copy = original.cloneNode(true) as HTMLElement
  original.after(copy)
  try {
    const fields = [...original.querySelectorAll<Field>('input, textarea, select')]
    // The copy first, in one row: replacing while walking would lose the order.
    const copies = [...copy.querySelectorAll<Field>('input, textarea, select')]
    fields.forEach((field, i) => writeOut(field, copies[i]!))
    return read(copy)
  } finally {
    copy.remove()
  }
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function writeOut(field: Field, copy: Field): void {
  const style = getComputedStyle(copy)
  const box = document.createElement('div')
  for (const name of style) box.style.setProperty(name, style.getPropertyValue(name))
  if (field instanceof HTMLInputElement && ['checkbox', 'radio', 'range'].includes(field.type)) {
    // Boxes of our own design are drawn by their styles and by the sign beside them.
    const share = (Number(field.value) - Number(field.min)) / (Number(field.max) - Number(field.min) || 1)
    if (style.appearance !== 'none')
      // A name that no panel uses: theirs are copied along.
      box.dataset['drawnField'] = `${field.type} ${field.type === 'range' ? share : field.checked ? 'on' : 'off'}`
  } else {
    const isLine = !(field instanceof HTMLTextAreaElement)
    const words = field instanceof HTMLSelectElement ? (field.selectedOptions[0]?.text ?? '') : field.value
    const hint = field instanceof HTMLSelectElement ? '' : field.placeholder
    const text = document.createElement('span')
    text.textContent = words === '' ? hint : words
    if (words === '') text.style.color = 'var(--ink-3)'
    box.append(text)
    box.style.overflow = 'hidden'
    box.style.whiteSpace = isLine ? 'pre' : 'pre-wrap'
    if (isLine) {
      box.style.display = 'flex'
      box.style.alignItems = 'center'
      const { textAlign } = style
      box.style.justifyContent =
        textAlign === 'center' ? 'center' : /end|right/.test(textAlign) ? 'flex-end' : 'flex-start'
    }
  }
  copy.replaceWith(box)
}
