// Which component draws a panel: the `view` of the seed's panel -> component. A new view is one line here.
import { NeedServices, NeedServicesCaption } from './addedValue/NeedServices.tsx'
import { ServiceHoles } from './addedValue/ServiceHoles.tsx'
import { ValueMap, ValueMapCaption } from './addedValue/ValueMap.tsx'
import {
  AdoptionStages,
  AgreementBars,
  AllianceMapView,
  DependenceProfile,
  ExposedFirms,
  FlowBalance,
} from './alliances/AlliancePanels.tsx'
import { Architecture } from './brand/Architecture.tsx'
import { AttributeGaps, AttributeGapsCaption } from './brand/AttributeGaps.tsx'
import { BrandCard } from './brand/BrandCard.tsx'
import { MessageHouse } from './brand/MessageHouse.tsx'
import { NameResults } from './brand/NameResults.tsx'
import { Readiness, ReadinessCaption } from './brand/Readiness.tsx'
import { ValueChain, ValueChainCaption } from './brand/ValueChain.tsx'
import { BallotMatrixView } from './generic/BallotMatrixView.tsx'
import { CharterCaption, CharterText } from './charter/CharterText.tsx'
import { RepresentativeRota, RotaCaption } from './charter/RepresentativeRota.tsx'
import { Cadence, CadenceCaption } from './communication/Cadence.tsx'
import { OwnerLoad, OwnerLoadCaption } from './communication/OwnerLoad.tsx'
import { BoxesView } from './generic/BoxesView.tsx'
import { BriefView } from './generic/BriefView.tsx'
import { CalendarView } from './generic/CalendarView.tsx'
import { CanvasView } from './generic/CanvasView.tsx'
import { ChecklistView } from './generic/Checklist.tsx'
import { DotVoteView } from './generic/DotVoteView.tsx'
import { HeatmapView } from './generic/HeatmapView.tsx'
import { IndicatorTableView } from './generic/IndicatorTableView.tsx'
import { ListView } from './generic/ListView.tsx'
import { NetworkView } from './generic/NetworkView.tsx'
import { PartnerVoteView } from './generic/PartnerVoteView.tsx'
import { RoadmapView } from './generic/RoadmapView.tsx'
import { SettingsView } from './generic/SettingsView.tsx'
import { SharedMatrixView } from './generic/SharedMatrixView.tsx'
import { StatementView } from './generic/StatementView.tsx'
import { FactSheetAges } from './hub/FactSheetAges.tsx'
import { HubState } from './hub/HubState.tsx'
import { OfferCaption, OfferHeat } from './hub/OfferHeat.tsx'
import { BarrierActions } from './marketPlan/BarrierActions.tsx'
import { MarketSupport } from './marketPlan/MarketSupport.tsx'
import { PlanCheck, PlanCheckCaption } from './marketPlan/PlanCheck.tsx'
import { ReferenceLane, ReferenceLaneCaption } from './marketPlan/ReferenceLane.tsx'
import { FactorProfile, FactorSets, WeakFactors } from './ecosystem/FactorProfile.tsx'
import { HelixBar, RegionModel } from './ecosystem/RegionModel.tsx'
import { CoverageBoard, CoverageBoardCaption } from './indicators/CoverageBoard.tsx'
import { IndicatorStatusView, StrategyIndicators } from './indicators/StrategyIndicators.tsx'
import { StrategyOutline } from './indicators/StrategyOutline.tsx'
import { MarketDecision } from './markets/MarketDecision.tsx'
import { MarketMatrix } from './markets/MarketMatrix.tsx'
import { MarketRanking, RankingCaption } from './markets/MarketRanking.tsx'
import { MarketWeights } from './markets/MarketWeights.tsx'
import { MatrixCaption } from './markets/MatrixCaption.tsx'
import { NeedMap } from './markets/NeedMap.tsx'
import { NineBox } from './markets/NineBox.tsx'
import { FollowUps } from './missions/FollowUps.tsx'
import { MissionProposals, ProposalsCaption } from './missions/MissionProposals.tsx'
import { MissionSheet } from './missions/MissionSheet.tsx'
import { NeedBars, NeedBarsCaption } from './needs/NeedBars.tsx'
import { NeedLinks } from './needs/NeedLinks.tsx'
import { NeedQuadrant } from './needs/NeedQuadrant.tsx'
import { BarrierBars, BarrierCaption } from './portraits/BarrierBars.tsx'
import { DoAvoid } from './portraits/DoAvoid.tsx'
import { MarketFactsPanel } from './portraits/MarketFacts.tsx'
import { PortraitPage } from './portraits/PortraitPage.tsx'
import { MarketPreference } from './profiles/MarketPreference.tsx'
import { PersonaCards } from './profiles/PersonaCards.tsx'
import { ProfileMix } from './profiles/ProfileMix.tsx'
import { RouteGrid } from './profiles/RouteGrid.tsx'
import { RouteMix, RouteMixCaption } from './profiles/RouteMix.tsx'
import { RouteNeeds } from './profiles/RouteNeeds.tsx'
import { MarketDoors } from './relations/MarketDoors.tsx'
import { OverdueCaption, OverdueContacts } from './relations/OverdueContacts.tsx'
import { RelationMap, RelationMapCaption } from './relations/RelationMap.tsx'
import { MarketGaps } from './rounds/MarketGaps.tsx'
import { MarketSpread, MarketSpreadCaption } from './rounds/MarketSpread.tsx'
import { NeedGaps, NeedGapsCaption } from './rounds/NeedGaps.tsx'
import { NeedSpread } from './rounds/NeedSpread.tsx'
import { RoundCaption, RoundSummary } from './rounds/RoundSummary.tsx'
import { TalkingCaption, TalkingList } from './rounds/TalkingList.tsx'
import { SubsectorChoices } from './subsectors/SubsectorChoices.tsx'
import { SubsectorHeat, SubsectorHeatCaption } from './subsectors/SubsectorHeat.tsx'
import type { PanelView } from './viewProps.ts'

export const VIEWS: Readonly<Record<string, PanelView>> = {
  brief: { component: BriefView, isFlush: true },
  list: { component: ListView, isFlush: true },
  canvas: { component: CanvasView, isFlush: true },
  statement: { component: StatementView, isFlush: true },
  sharedMatrix: { component: SharedMatrixView, isFlush: true },
  settings: { component: SettingsView, isFlush: true },
  ballotMatrix: { component: BallotMatrixView, isFlush: true },
  heatmap: { component: HeatmapView, isFlush: true },
  checklist: { component: ChecklistView, isFlush: true },
  dotVote: { component: DotVoteView, isFlush: true },
  partnerVote: { component: PartnerVoteView, isFlush: true },
  roadmap: { component: RoadmapView, isFlush: true },
  calendar: { component: CalendarView, isFlush: true },
  network: { component: NetworkView, isFlush: true },
  indicatorTable: { component: IndicatorTableView, isFlush: true },
  boxes: { component: BoxesView, isFlush: true },

  marketMatrix: { component: MarketMatrix, caption: MatrixCaption, isFlush: true },
  marketRanking: { component: MarketRanking, caption: RankingCaption, isFlush: true },
  nineBox: { component: NineBox, isFlush: true },
  marketDecision: { component: MarketDecision, isFlush: true },
  marketWeights: { component: MarketWeights, isFlush: true },
  needMap: { component: NeedMap, isFlush: true },

  needBars: { component: NeedBars, caption: NeedBarsCaption, isFlush: true },
  needQuadrant: { component: NeedQuadrant, isFlush: true },
  needLinks: { component: NeedLinks, isFlush: true },

  brandCard: { component: BrandCard, isFlush: true },
  messageHouse: { component: MessageHouse, isFlush: true },
  valueChain: { component: ValueChain, caption: ValueChainCaption, isFlush: true },
  readiness: { component: Readiness, caption: ReadinessCaption, isFlush: true },
  nameResults: { component: NameResults, isFlush: true },
  attributeGaps: { component: AttributeGaps, caption: AttributeGapsCaption, isFlush: true },
  architecture: { component: Architecture, isFlush: true },

  charterText: { component: CharterText, caption: CharterCaption, isFlush: true },
  representativeRota: { component: RepresentativeRota, caption: RotaCaption, isFlush: true },

  routeMix: { component: RouteMix, caption: RouteMixCaption, isFlush: true },
  profileMix: { component: ProfileMix, isFlush: true },
  marketPreference: { component: MarketPreference, isFlush: true },
  personaCards: { component: PersonaCards, isFlush: true },
  routeGrid: { component: RouteGrid, isFlush: true },
  routeNeeds: { component: RouteNeeds, isFlush: true },

  subsectorHeat: { component: SubsectorHeat, caption: SubsectorHeatCaption, isFlush: true },
  subsectorChoices: { component: SubsectorChoices, isFlush: true },

  portraitPage: { component: PortraitPage, isFlush: true },
  marketFacts: { component: MarketFactsPanel, isFlush: true },
  barrierBars: { component: BarrierBars, caption: BarrierCaption, isFlush: true },
  doAvoid: { component: DoAvoid, isFlush: true },

  valueMap: { component: ValueMap, caption: ValueMapCaption, isFlush: true },
  needServices: { component: NeedServices, caption: NeedServicesCaption, isFlush: true },
  serviceHoles: { component: ServiceHoles, isFlush: true },

  cadence: { component: Cadence, caption: CadenceCaption, isFlush: true },
  ownerLoad: { component: OwnerLoad, caption: OwnerLoadCaption, isFlush: true },

  relationMap: { component: RelationMap, caption: RelationMapCaption, isFlush: true },
  marketDoors: { component: MarketDoors, isFlush: true },
  overdueContacts: { component: OverdueContacts, caption: OverdueCaption, isFlush: true },

  planCheck: { component: PlanCheck, caption: PlanCheckCaption, isFlush: true },
  referenceLane: { component: ReferenceLane, caption: ReferenceLaneCaption, isFlush: true },
  marketSupport: { component: MarketSupport, isFlush: true },
  barrierActions: { component: BarrierActions, isFlush: true },
  missionProposals: { component: MissionProposals, caption: ProposalsCaption, isFlush: true },

  missionSheet: { component: MissionSheet, isFlush: true },
  followUps: { component: FollowUps, isFlush: true },

  offerHeat: { component: OfferHeat, caption: OfferCaption, isFlush: true },
  hubState: { component: HubState, isFlush: true },
  factSheetAges: { component: FactSheetAges, isFlush: true },

  strategyIndicators: { component: StrategyIndicators, isFlush: true },
  indicatorStatus: { component: IndicatorStatusView, isFlush: true },
  coverageBoard: { component: CoverageBoard, caption: CoverageBoardCaption, isFlush: true },
  strategyOutline: { component: StrategyOutline, isFlush: true },

  factorProfile: { component: FactorProfile, isFlush: true },
  weakFactors: { component: WeakFactors, isFlush: true },
  factorSets: { component: FactorSets, isFlush: true },
  rsiModel: { component: RegionModel, isFlush: true },
  helixBar: { component: HelixBar, isFlush: true },

  allianceMap: { component: AllianceMapView, isFlush: true },
  dependenceProfile: { component: DependenceProfile, isFlush: true },
  exposedFirms: { component: ExposedFirms, isFlush: true },
  agreementBars: { component: AgreementBars, isFlush: true },
  flowBalance: { component: FlowBalance, isFlush: true },
  adoptionStages: { component: AdoptionStages, isFlush: true },

  roundSummary: { component: RoundSummary, caption: RoundCaption, isFlush: true },
  marketSpread: { component: MarketSpread, caption: MarketSpreadCaption, isFlush: true },
  needSpread: { component: NeedSpread, caption: RoundCaption, isFlush: true },
  talkingList: { component: TalkingList, caption: TalkingCaption, isFlush: true },
  marketGaps: { component: MarketGaps, isFlush: true },
  needGaps: { component: NeedGaps, caption: NeedGapsCaption, isFlush: true },
}
