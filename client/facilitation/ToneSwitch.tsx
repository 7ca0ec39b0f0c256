// Whether this device sounds a tone when the time is over.
import { Bell, BellOff } from 'lucide-react'
import { useState } from 'react'
import { useBoard } from '../board/boardContext.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { MenuItem } from '../ui/Menu.tsx'
import { isToneOn, keepTone } from './endTone.ts'
import styles from './RunSheet.module.css'

function useTone(): [isOn: boolean, change: () => void] {
  const { canLead } = useBoard()
  const [isOn, setOn] = useState(() => isToneOn(canLead))
  return [
    isOn,
    () => {
      keepTone(!isOn)
      setOn(!isOn)
    },
  ]
}

export function ToneSwitch() {
  const { t } = useBoard()
  const [isOn, change] = useTone()
  return (
    <IconButton
      size="small"
      className={styles.tone}
      label={t(isOn ? 'facilitation.tone.off' : 'facilitation.tone.on')}
      aria-pressed={isOn}
      icon={isOn ? <Bell size={16} aria-hidden /> : <BellOff size={16} aria-hidden />}
      onClick={change}
    />
  )
}

export function ToneMenuItem() {
  const { t } = useBoard()
  const [isOn, change] = useTone()
  return (
    <MenuItem icon={isOn ? <BellOff size={16} aria-hidden /> : <Bell size={16} aria-hidden />} onSelect={change}>
      {t(isOn ? 'facilitation.tone.off' : 'facilitation.tone.on')}
    </MenuItem>
  )
}
