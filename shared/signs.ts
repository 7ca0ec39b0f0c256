// Partners wear colour + sign + two letters, so that colour never carries meaning alone. From the ninth on: grey and letters.
import type { Partner } from './board/boardState.ts'

export type SignShape =
  'circle' | 'square' | 'triangle' | 'diamond' | 'cross' | 'triangleDown' | 'pentagon' | 'ring' | 'none'
export type PartnerLook = { color: string; shape: SignShape; letters: string; darkText: boolean }

const LOOKS: { color: string; shape: SignShape }[] = [
  { color: '#1177C9', shape: 'circle' },
  { color: '#D8690A', shape: 'square' },
  { color: '#1E5227', shape: 'triangle' },
  { color: '#6A1B63', shape: 'diamond' },
  { color: '#85706A', shape: 'cross' },
  { color: '#2E9C5A', shape: 'triangleDown' },
  { color: '#7A1010', shape: 'pentagon' },
  { color: '#101010', shape: 'ring' },
]
const LATER = { color: '#5E6A76', shape: 'none' as SignShape }

/** Colour and sign of the partner at this place in the consortium's order (0-based). */
export function signOf(index: number): { color: string; shape: SignShape } {
  return LOOKS[index] ?? LATER
}

/** SVG path (M, L, C, Z) of a sign of height `size` centred on 0,0. A ring has its hole drawn as a second subpath (even-odd). */
export function signPath(shape: SignShape, size: number): string {
  const r = size / 2
  const polygon = (points: [number, number][]) => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}Z`
  switch (shape) {
    case 'circle':
      return circlePath(r)
    case 'ring':
      return circlePath(r) + circlePath(r * 0.45)
    case 'square': {
      const a = r * 0.88
      return polygon([
        [-a, -a],
        [a, -a],
        [a, a],
        [-a, a],
      ])
    }
    case 'triangle':
      return polygon([
        [0, -r],
        [r * 1.06, r * 0.84],
        [-r * 1.06, r * 0.84],
      ])
    case 'triangleDown':
      return polygon([
        [0, r],
        [r * 1.06, -r * 0.84],
        [-r * 1.06, -r * 0.84],
      ])
    case 'diamond':
      return polygon([
        [0, -r * 1.16],
        [r * 1.16, 0],
        [0, r * 1.16],
        [-r * 1.16, 0],
      ])
    case 'cross': {
      const a = r * 0.36
      return polygon([
        [-a, -r],
        [a, -r],
        [a, -a],
        [r, -a],
        [r, a],
        [a, a],
        [a, r],
        [-a, r],
        [-a, a],
        [-r, a],
        [-r, -a],
        [-a, -a],
      ])
    }
    case 'pentagon':
      return polygon(
        [0, 1, 2, 3, 4].map(
          (k) =>
            [r * 1.05 * Math.sin((k * 2 * Math.PI) / 5), -r * 1.05 * Math.cos((k * 2 * Math.PI) / 5)] as [
              number,
              number,
            ],
        ),
      )
    case 'none':
      return ''
  }
}

function circlePath(r: number): string {
  const k = round(r * 0.5523)
  const q = round(r)
  return `M${q} 0C${q} ${k} ${k} ${q} 0 ${q}C${-k} ${q} ${-q} ${k} ${-q} 0C${-q} ${-k} ${-k} ${-q} 0 ${-q}C${k} ${-q} ${q} ${-k} ${q} 0Z`
}

const round = (value: number) => Math.round(value * 1000) / 1000

/**
 * Two letters for each partner, different within the consortium: the first letter and the earliest later letter that no
 * other partner wants at the same time. Deterministic in the order of partners.
 */
export function partnerLetters(names: string[]): string[] {
  const candidates = names.map((name) => {
    const letters = [...name.normalize('NFC').toUpperCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    const first = letters[0] ?? '?'
    return [
      ...letters.slice(1).map((letter) => first + letter),
      first,
      ...[...'23456789'].map((digit) => first + digit),
    ]
  })
  const chosen: (string | undefined)[] = names.map(() => undefined)
  for (let place = 0; place < 80 && chosen.includes(undefined); place++) {
    const wanted = candidates.map((list, i) => (chosen[i] === undefined ? list[place] : undefined))
    wanted.forEach((letters, i) => {
      const free = letters !== undefined && !chosen.includes(letters)
      if (free && wanted.filter((other) => other === letters).length === 1) chosen[i] = letters
    })
  }
  // Two partners with the very same name: the later ones get their number.
  return chosen.map((letters, i) => letters ?? `${candidates[i]![0]![0]}${i + 1}`)
}

/** Everything a partner wears, in the consortium's order. */
export function partnerLooks(partners: readonly Partner[]): PartnerLook[] {
  const letters = partnerLetters(partners.map((partner) => partner.name))
  return partners.map((_, index) => ({ ...signOf(index), letters: letters[index]!, darkText: index === 1 }))
}
