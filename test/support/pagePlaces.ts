// Whether the places of a template's page hold: every panel has a view, nothing covers anything, all lies on a screen.
import type { TemplateSeed } from '../../shared/templateSeed.ts'

export function pagePlaces(
  { panels, frames, screens }: TemplateSeed,
  views: Readonly<Record<string, unknown>>,
): { unknown: string[]; overlaps: string[]; outside: string[] } {
  const places = [...panels, ...frames]
  return {
    unknown: panels.filter(({ view }) => !(view in views)).map(({ view }) => view),
    overlaps: places.flatMap((a, i) =>
      places
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h)
        .map((b) => `${a.id} and ${b.id}`),
    ),
    outside: places
      .filter(
        ({ x, y, w, h }) => !screens.some((s) => x >= s.x && y >= s.y && x + w <= s.x + s.w && y + h <= s.y + s.h),
      )
      .map(({ id }) => id),
  }
}
