// 1-2-4-all while it runs: the question, the stage, with whom I work and where; facilitators see all groups and go on.
import { Check } from 'lucide-react'
import { useState } from 'react'
import type { Translate } from '../../shared/drawing.ts'
import { stageAfter } from '../../shared/session/groups.ts'
import { GROUP_STAGES, type Group, type Groups } from '../../shared/session/workshop.ts'
import { useBoard } from '../board/boardContext.ts'
import { useCanvas } from '../board/canvasContext.ts'
import { useSessionCommand } from '../facilitation/useSessionCommand.ts'
import { Button } from '../ui/Button.tsx'
import { classes } from '../ui/classes.ts'
import { PartnerSign } from '../ui/PartnerSign.tsx'
import { ownGroup } from './attentionState.ts'
import { useNameOf } from './useNameOf.ts'
import styles from './Groups.module.css'

export function GroupsPanel() {
  const { board, me, canLead, t } = useBoard()
  const { groups } = board.workshop
  if (!groups) return null
  const own = ownGroup(groups, me.participantId)
  return (
    <section className={styles.panel} aria-label={t('groups.title')}>
      <h3>{t('groups.title')}</h3>
      <Stages groups={groups} />
      <p className={styles.question}>{groups.question}</p>
      <p className={styles.hint} aria-live="polite">
        {t(`groups.now.${groups.stage}`)}
      </p>
      {own ? (
        <OwnGroup group={own} name={groupName(groups, own, t)} />
      ) : (
        groups.groups.length > 0 &&
        !canLead &&
        me.role === 'editor' && <p className={styles.hint}>{t('groups.late')}</p>
      )}
      {canLead && <LeadGroups groups={groups} />}
    </section>
  )
}

function Stages({ groups }: { groups: Groups }) {
  const { t } = useBoard()
  const at = GROUP_STAGES.indexOf(groups.stage)
  return (
    <ol className={styles.steps}>
      {GROUP_STAGES.map((stage, place) => (
        <li
          key={stage}
          className={classes(place < at && styles.done, place === at && styles.now)}
          aria-current={place === at ? 'step' : undefined}
        >
          {place < at && <Check size={11} strokeWidth={3} aria-hidden />}
          {t(`groups.stage.${stage}`)}
        </li>
      ))}
    </ol>
  )
}

/** As the group's frame is called. */
const groupName = ({ stage, groups }: Groups, group: Group, t: Translate): string =>
  t(stage === 'pairs' ? 'groups.frame.pair' : 'groups.frame.four', { number: groups.indexOf(group) + 1 })

function OwnGroup({ group, name }: { group: Group; name: string }) {
  const { t } = useBoard()
  return (
    <>
      <p className={styles.groupName}>{t('groups.mine', { name })}</p>
      <Members people={group.people} />
      {group.frame !== null && <FrameButton frame={group.frame} />}
    </>
  )
}

function FrameButton({ frame }: { frame: string }) {
  const { t } = useBoard()
  const { goToShape } = useCanvas()
  return (
    <div className={styles.buttons}>
      <Button variant="primary" className={styles.grow} onClick={() => goToShape(frame)}>
        {t('groups.goToFrame')}
      </Button>
    </div>
  )
}

function Members({ people }: { people: readonly string[] }) {
  const { board, looks, people: everybody, me, t } = useBoard()
  const nameOf = useNameOf()
  return (
    <ul className={styles.members}>
      {people.map((id) => {
        const person = everybody.find(({ participantId }) => participantId === id)
        const place = board.partners.findIndex((partner) => partner.id === person?.partnerId)
        return (
          <li key={id}>
            {looks[place] ? (
              <PartnerSign look={looks[place]} size={16} label={board.partners[place]!.name} />
            ) : (
              <span className={styles.noSign} />
            )}
            <span>{id === me.participantId ? t('hands.you', { name: nameOf(id) }) : nameOf(id)}</span>
            {person?.isHere === false && <span className={styles.away}>{t('groups.away')}</span>}
          </li>
        )
      })}
    </ul>
  )
}

function LeadGroups({ groups }: { groups: Groups }) {
  const { t } = useBoard()
  const { goToShape } = useCanvas()
  const { send, isBusy, refusal } = useSessionCommand()
  const [isShown, setShown] = useState(false)
  const next = stageAfter(groups.stage)
  return (
    <>
      <div className={styles.buttons}>
        {next ? (
          <Button
            variant="primary"
            className={styles.grow}
            isBusy={isBusy}
            onClick={() => send({ command: 'nextGroupStage' })}
          >
            {t(`groups.next.${next}`)}
          </Button>
        ) : null}
        <Button
          variant={next ? 'quiet' : 'primary'}
          className={next ? undefined : styles.grow}
          isBusy={isBusy}
          onClick={() => send({ command: 'endGroups' })}
        >
          {t('groups.end')}
        </Button>
      </div>
      {refusal && (
        <p className={styles.refusal} role="alert">
          {refusal}
        </p>
      )}
      {groups.groups.length > 0 && (
        <>
          <button type="button" className={styles.unfold} aria-expanded={isShown} onClick={() => setShown(!isShown)}>
            {t(isShown ? 'groups.hideAll' : 'groups.showAll', { count: groups.groups.length })}
          </button>
          {isShown && (
            <ol className={styles.all}>
              {groups.groups.map((group) => (
                <li key={group.id}>
                  <p className={styles.groupName}>
                    {groupName(groups, group, t)}
                    {group.frame !== null && (
                      <Button size="small" variant="quiet" onClick={() => goToShape(group.frame!)}>
                        {t('groups.look')}
                      </Button>
                    )}
                  </p>
                  <Members people={group.people} />
                </li>
              ))}
            </ol>
          )}
        </>
      )}
    </>
  )
}
