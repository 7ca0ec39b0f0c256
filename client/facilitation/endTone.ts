// A short gentle tone when the time is over. Made by the browser itself: no sound file, no request.
const STORED = 'clusterboard.tone'

/** Facilitators hear the tone unless they switch it off; everybody else only after switching it on. */
export function isToneOn(isFacilitator: boolean): boolean {
  const stored = localStorage.getItem(STORED)
  return stored === null ? isFacilitator : stored === 'on'
}

export function keepTone(isOn: boolean): void {
  localStorage.setItem(STORED, isOn ? 'on' : 'off')
}

/** The same end seen by two timers on a screen sounds once. */
const APART_MS = 3000
let lastPlayed = -APART_MS

/** Two soft notes, less than a second. Silent when the browser has not allowed sound yet. */
export async function playEndTone(): Promise<void> {
  if (performance.now() - lastPlayed < APART_MS) return
  lastPlayed = performance.now()
  const audio = new AudioContext()
  try {
    await audio.resume()
    const notes = [
      { frequency: 659.3, at: 0 },
      { frequency: 523.3, at: 0.22 },
    ]
    for (const { frequency, at } of notes) {
      const start = audio.currentTime + at
      const tone = audio.createOscillator()
      const loudness = audio.createGain()
      tone.frequency.value = frequency
      loudness.gain.setValueAtTime(0, start)
      loudness.gain.linearRampToValueAtTime(0.12, start + 0.03)
      loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.55)
      tone.connect(loudness).connect(audio.destination)
      tone.start(start)
      tone.stop(start + 0.6)
      if (at > 0) await new Promise((ended) => tone.addEventListener('ended', ended))
    }
  } finally {
    await audio.close()
  }
}
