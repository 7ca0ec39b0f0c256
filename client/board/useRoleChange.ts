// A new role needs a new start: the connection, the tools and the bars were made for the former one.
import { useEffect, useState } from 'react'
import { useBoard } from './boardContext.ts'

/** @param onChanged opens the board anew */
export function useRoleChange(onChanged: () => void): void {
  const { role } = useBoard().me
  const [first] = useState(role)
  useEffect(() => {
    if (role !== first) onChanged()
  }, [role, first, onChanged])
}
