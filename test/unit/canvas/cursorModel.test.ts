// Where other people's cursors are drawn at a moment.
import { describe, expect, it } from 'vitest'
import { createCursorModel, FADE_MS, GLIDE_MS, IDLE_ALPHA, type CursorGoal } from '../../../client/board/cursorModel.ts'

const omar = (at: CursorGoal['at'], isIdle = false): CursorGoal => ({
  clientId: 7,
  at,
  isIdle,
  label: 'Omar · BM',
  color: '#1177C9',
  hasDarkText: false,
})

describe('[M17] the cursors of others', () => {
  it('glide to their latest place and then rest', () => {
    const model = createCursorModel(() => false)
    model.aim([omar([0, 0])], 1000)
    expect(model.isMoving(1000)).toBe(false)
    model.aim([omar([100, 40])], 2000)
    expect(model.drawn(2000 + GLIDE_MS / 2)[0]).toMatchObject({ x: 50, y: 20, alpha: 1, label: 'Omar · BM' })
    expect(model.isMoving(2000 + GLIDE_MS / 2)).toBe(true)
    expect(model.drawn(2000 + GLIDE_MS)[0]).toMatchObject({ x: 100, y: 40 })
    expect(model.isMoving(2000 + GLIDE_MS)).toBe(false)
  })

  it('go on from where they are when the next place comes early', () => {
    const model = createCursorModel(() => false)
    model.aim([omar([0, 0])], 0)
    model.aim([omar([100, 0])], 0)
    model.aim([omar([0, 0])], GLIDE_MS / 2)
    expect(model.drawn(GLIDE_MS / 2)[0]!.x).toBe(50)
    expect(model.drawn(GLIDE_MS)[0]!.x).toBe(25)
  })

  it('pale while their person rests, fade where the person left, and do not fly in from there', () => {
    const model = createCursorModel(() => false)
    model.aim([omar([0, 0])], 0)
    model.aim([omar([0, 0], true)], 0)
    expect(model.drawn(FADE_MS)[0]!.alpha).toBe(IDLE_ALPHA)
    model.aim([omar(null)], 1000)
    expect(model.drawn(1000 + FADE_MS / 2)[0]!.alpha).toBeCloseTo(IDLE_ALPHA / 2)
    expect(model.drawn(1000 + FADE_MS)).toEqual([])
    model.aim([omar([500, 500])], 5000)
    expect(model.drawn(5000)[0]).toMatchObject({ x: 500, y: 500, alpha: 1 })
  })

  it('fade when their person is gone or on another page, and are forgotten then', () => {
    const model = createCursorModel(() => false)
    model.aim([omar([0, 0])], 0)
    model.aim([], 100)
    expect(model.drawn(100 + FADE_MS / 2)).toHaveLength(1)
    model.aim([], 100 + FADE_MS)
    expect(model.drawn(100 + FADE_MS)).toEqual([])
    expect(model.isMoving(100 + FADE_MS)).toBe(false)
    model.aim([omar([3, 4])], 1000)
    model.clear()
    expect(model.drawn(1000)).toEqual([])
  })

  it('jump where less motion is asked for', () => {
    const model = createCursorModel(() => true)
    model.aim([omar([0, 0])], 0)
    model.aim([omar([100, 0])], 10)
    expect(model.drawn(10)[0]!.x).toBe(100)
    expect(model.isMoving(10)).toBe(false)
  })
})
