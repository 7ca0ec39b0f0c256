// What routes and commands may ask about who is in the room; createStageWatch.ts has what it does by itself.

export type StageWatch = {
  /** People with a connection, and those who had one until a moment ago. */
  around(boardId: string): ReadonlySet<string>
  /** How long no facilitator has been connected; 0 while one is, and while nobody is known to be away. */
  leadersAwayMs(boardId: string): Promise<number>
  /** Looks at what the workshop holds for people, after it changed. */
  look(boardId: string): void
}
