// Made from the structs in wire/ by `python -m wire.browser_types`; do not edit.

export const OLDEST: 1;
export const NEWEST: 1;

export interface AddStop {
  kind: "add_stop";
  command_id: string;
  ticket: string;
  item?: string | null;
  queue?: string | null;
  reason: string;
}

export interface AskToEnrol {
  kind: "ask_to_enrol";
  device_kind: "board" | "kiosk" | "led" | "pads";
  key: string;
  host: string;
  device?: string;
}

export interface BlockView {
  id: string;
  queue: string;
  prefix: string;
  day: string;
  first: number;
  last: number;
}

export interface BoardIs {
  kind: "board_is";
  body: unknown;
}

export interface Book {
  kind: "book";
  command_id: string;
  day: string;
  time: string;
  item?: string | null;
  queue?: string | null;
  person?: string | null;
  digits?: string | null;
  channel?: "console" | "kiosk" | "phone" | "rest";
  language?: "en" | "zh";
}

export interface BookingView {
  id: string;
  code: string;
  queue: string;
  state: "booked" | "called" | "cancelled" | "expired" | "finished" | "held" | "no_show" | "serving" | "waiting";
  day: string;
  time: string;
  start: string;
  until: string;
  opens: string;
  booked_at: string;
  item?: string | null;
  digits?: string | null;
  channel?: string;
}

export interface Call {
  ticket: string;
  number: string;
  window: string;
  hall: string;
  queue: string;
  times: number;
  at: string;
}

export interface CallHelp {
  kind: "call_help";
  command_id: string;
  kiosk: string;
  language?: "en" | "zh";
}

export interface CallNext {
  kind: "call_next";
  command_id: string;
  window: string;
}

export interface CallShown {
  kind: "call_shown";
  command_id: string;
  ticket: string;
  times: number;
  screen: string;
}

export interface CallSpoken {
  kind: "call_spoken";
  command_id: string;
  ticket: string;
  times: number;
  speaker: string;
}

export interface CallTicket {
  kind: "call_ticket";
  command_id: string;
  window: string;
  ticket: string;
  reason: string;
}

export interface CalledOut {
  kind: "called_out";
  command_id: string;
  window: string;
}

export interface Cancel {
  kind: "cancel";
  command_id: string;
  ticket: string;
  reason?: string;
}

export interface CancelBooking {
  kind: "cancel_booking";
  command_id: string;
  code: string;
}

export interface CatalogueChanged {
  kind: "catalogue_changed";
  version: string;
}

export interface CatalogueIs {
  kind: "catalogue_is";
  version: string;
  body: unknown;
}

export interface Change {
  kind: "change";
  seq: number;
  day: string;
  tickets: Array<TicketView>;
  windows: Array<WindowView>;
  queues: Array<QueueView>;
  calls: Array<Call>;
  quotas: Array<QuotaView>;
  helps: Array<HelpView>;
  gone: Array<string>;
}

export interface CheckIn {
  kind: "check_in";
  command_id: string;
  code?: string | null;
  digits?: string | null;
  person?: string | null;
  channel?: "console" | "kiosk" | "phone" | "rest";
}

export interface CloseWindow {
  kind: "close_window";
  command_id: string;
  window: string;
}

export interface Done {
  kind: "done";
  command_id: string;
  repeated: boolean;
  ticket: TicketView | null;
  window: WindowView | null;
  booking: BookingView | null;
  block: BlockView | null;
  help: HelpView | null;
}

export interface DoubtBoard {
  kind: "doubt_board";
  command_id: string;
  board: string;
  fault: "differs" | "frozen" | "mute" | "unshown";
  detail?: string;
}

export interface EndHelp {
  kind: "end_help";
  command_id: string;
  help: string;
}

export interface EnrolBy {
  kind: "enrol_by";
  code: string;
  seconds: number;
}

export interface Enrolled {
  kind: "enrolled";
  device: string;
}

export interface FindTicket {
  kind: "find_ticket";
  command_id: string;
  number?: string | null;
  follow?: string | null;
}

export interface Finish {
  kind: "finish";
  command_id: string;
  window: string;
}

export interface GetCatalogue {
  kind: "get_catalogue";
}

export interface GlassSeen {
  kind: "glass_seen";
  mode: string;
  halls?: Array<string>;
  windows?: Array<string>;
  calls?: Array<SeenCall>;
  room?: number;
  frame?: string;
}

export interface Goodbye {
  kind: "goodbye";
  wait: number;
}

export interface GroupPlan {
  id: string;
  name: string;
  name_en: string;
  policy: string;
}

export interface HalfView {
  day: string;
  half: "afternoon" | "morning";
  until: string;
  left: number;
}

export interface HallPlan {
  id: string;
  name: string;
  name_en: string;
  side?: string;
}

export interface Hello {
  kind: "hello";
  program: string;
  device: string;
  oldest: number;
  newest: number;
  rooms?: Array<string>;
  token?: string;
  resume?: ResumePoint | null;
}

export interface HelpView {
  id: string;
  kiosk: string;
  state: "called" | "ended" | "taken";
  called_at: string;
  language?: string;
  by?: string;
  taken_at?: string | null;
}

export interface Hold {
  kind: "hold";
  command_id: string;
  window: string;
}

export interface Issue {
  kind: "issue";
  command_id: string;
  item?: string | null;
  queue?: string | null;
  items?: Array<string>;
  order?: "free" | "given";
  priority?: string;
  for_window?: string | null;
  for_clerk?: string | null;
  phone?: string | null;
  person?: string | null;
  channel?: "console" | "kiosk" | "phone" | "rest";
  language?: "en" | "zh";
}

export interface KioskPlan {
  id: string;
  hall: string;
  place?: string;
  place_en?: string;
}

export interface LeaseBlock {
  kind: "lease_block";
  command_id: string;
  queue: string;
}

export interface MergeTicket {
  kind: "merge_ticket";
  command_id: string;
  block: string;
  sequence: number;
  ticket: string;
  follow: string;
  taken_at: string;
  item?: string | null;
  priority?: string;
  language?: "en" | "zh";
  person?: string | null;
}

export interface MoveBooking {
  kind: "move_booking";
  command_id: string;
  code: string;
  day: string;
  time: string;
}

export interface NoShow {
  kind: "no_show";
  command_id: string;
  window: string;
}

export interface NobodyWaits {
  kind: "nobody_waits";
  command_id: string;
  window: WindowView | null;
}

export interface OpenWindow {
  kind: "open_window";
  command_id: string;
  window: string;
  clerk?: string | null;
}

export interface OrderStops {
  kind: "order_stops";
  command_id: string;
  ticket: string;
  order: Array<number>;
  reason: string;
}

export interface Part {
  id: string;
  state: "bad" | "good" | "unknown";
  reason?: string;
  since?: number;
}

export interface Parts {
  kind: "parts";
  parts: Array<Part>;
}

export interface PauseWindow {
  kind: "pause_window";
  command_id: string;
  window: string;
  reason?: "" | "break" | "meeting" | "papers" | "system";
  minutes?: number;
}

export interface PriorityPlan {
  id: string;
  name: string;
  name_en: string;
  head_start: number;
  rank?: number;
  from_age?: number;
  reason?: string;
  reason_en?: string;
}

export interface ProgrammeIs {
  kind: "programme_is";
  version: string;
  body: unknown;
}

export interface QueuePlan {
  id: string;
  prefix: string;
  name: string;
  name_en: string;
  windows?: Array<string>;
  group?: string;
  promise?: number;
  appointments?: boolean;
}

export interface QueueView {
  id: string;
  waiting: number;
  open_windows: number;
  first_since?: string | null;
  wait_low?: number | null;
  wait_high?: number | null;
  today?: "doubtful" | "likely" | "no" | null;
}

export interface QuotaView {
  item: string;
  halves: Array<HalfView>;
}

export interface RateService {
  kind: "rate_service";
  command_id: string;
  window: string;
  level: number;
}

export interface Recall {
  kind: "recall";
  command_id: string;
  window: string;
}

export interface Refused {
  kind: "refused";
  command_id: string;
  code: string;
  detail: string;
  field: string | null;
  value: string | null;
  expected: string | null;
}

export interface Rejected {
  kind: "rejected";
  code: string;
  detail: string;
}

export interface Requeue {
  kind: "requeue";
  command_id: string;
  ticket: string;
}

export interface Resume {
  kind: "resume";
  command_id: string;
  window: string;
  ticket?: string | null;
}

export interface ResumePoint {
  epoch: string;
  seq: number;
}

export interface Resumed {
  kind: "resumed";
  seq: number;
}

export interface ReturnBlock {
  kind: "return_block";
  command_id: string;
  block: string;
}

export interface SeenCall {
  ticket: string;
  number: string;
  times: number;
  calling?: boolean;
}

export interface SitePlan {
  site: string;
  name: string;
  name_en: string;
  halls: Array<HallPlan>;
  windows: Array<WindowPlan>;
  queues: Array<QueuePlan>;
  groups?: Array<GroupPlan>;
  priorities?: Array<PriorityPlan>;
  given?: Array<PriorityPlan>;
  kiosks?: Array<KioskPlan>;
  phone_consult?: string;
  phone_complaint?: string;
}

export interface SkipStop {
  kind: "skip_stop";
  command_id: string;
  ticket: string;
  stop: number;
  reason: string;
}

export interface SlipFailed {
  kind: "slip_failed";
  command_id: string;
  ticket: string;
  printer: string;
  reason: string;
}

export interface SlipPrinted {
  kind: "slip_printed";
  command_id: string;
  ticket: string;
  printer: string;
}

export interface Snapshot {
  kind: "snapshot";
  seq: number;
  day: string;
  plan: SitePlan;
  tickets: Array<TicketView>;
  windows: Array<WindowView>;
  queues: Array<QueueView>;
  calls: Array<Call>;
  quotas: Array<QuotaView>;
  helps: Array<HelpView>;
  ticker: Array<string>;
  ticker_en: Array<string>;
}

export interface Start {
  kind: "start";
  command_id: string;
  window: string;
}

export interface StopView {
  queue: string;
  progress: "ahead" | "done" | "here" | "skipped";
  item?: string | null;
  windows?: Array<string>;
}

export interface TakeHelp {
  kind: "take_help";
  command_id: string;
  help: string;
}

export interface TicketView {
  id: string;
  number: string;
  queue: string;
  state: "booked" | "called" | "cancelled" | "expired" | "finished" | "held" | "no_show" | "serving" | "waiting";
  issued_at: string;
  item?: string | null;
  priority?: string;
  windows?: Array<string>;
  window?: string | null;
  times?: number;
  people_ahead?: number | null;
  wait_low?: number | null;
  wait_high?: number | null;
  wait_seconds?: number | null;
  today?: "doubtful" | "likely" | "no" | null;
  called_at?: string | null;
  started_at?: string | null;
  ended_at?: string | null;
  slip?: string;
  proven_at?: string | null;
  unproven?: boolean;
  returns?: number;
  stops?: Array<StopView>;
  block?: string | null;
  follow?: string | null;
}

export interface TimetableIs {
  kind: "timetable_is";
  body: unknown;
}

export interface Transfer {
  kind: "transfer";
  command_id: string;
  window: string;
  to_queue?: string | null;
  to_window?: string | null;
  to_clerk?: string | null;
}

export interface TrustBoard {
  kind: "trust_board";
  command_id: string;
  board: string;
  fault: "differs" | "frozen" | "mute" | "unshown";
}

export interface Unavailable {
  kind: "unavailable";
  command_id: string;
  detail: string;
}

export interface Undo {
  kind: "undo";
  command_id: string;
  window: string;
}

export interface WatchBoard {
  kind: "watch_board";
  board: string;
  wide: number;
  high: number;
  layout?: string;
  language?: "" | "en" | "zh";
}

export interface Welcome {
  kind: "welcome";
  version: number;
  epoch: string;
  site: string;
  day: string;
  now: number;
  catalogue: string;
  public_url: string;
  person_key: string;
}

export interface WindowPlan {
  id: string;
  label: string;
  hall: string;
  name: string;
  name_en: string;
  role?: "agent" | "enquiry" | "ordinary" | "result";
  queues?: Array<string>;
  helps?: Array<string>;
  units?: Array<string>;
}

export interface WindowView {
  id: string;
  state: "closed" | "open" | "paused";
  clerk?: string | null;
  ticket?: string | null;
  number?: string | null;
  ticket_state?: string | null;
  since?: string | null;
  reason?: string;
  until?: string | null;
  rated?: number;
  rating_sum?: number;
}

export type FromClient =
  | Hello
  | GetCatalogue
  | WatchBoard
  | AskToEnrol
  | Parts
  | GlassSeen
  | FindTicket
  | Issue
  | CallNext
  | CallTicket
  | Recall
  | Start
  | Finish
  | NoShow
  | Hold
  | Resume
  | Transfer
  | OpenWindow
  | PauseWindow
  | CloseWindow
  | Cancel
  | CalledOut
  | Undo
  | Requeue
  | AddStop
  | SkipStop
  | OrderStops
  | SlipPrinted
  | SlipFailed
  | CallShown
  | CallSpoken
  | DoubtBoard
  | TrustBoard
  | RateService
  | Book
  | MoveBooking
  | CancelBooking
  | CheckIn
  | CallHelp
  | TakeHelp
  | EndHelp
  | LeaseBlock
  | MergeTicket
  | ReturnBlock;

export type FromServer =
  | Welcome
  | Rejected
  | EnrolBy
  | Enrolled
  | Snapshot
  | Resumed
  | Change
  | Done
  | NobodyWaits
  | Refused
  | Unavailable
  | Goodbye
  | CatalogueIs
  | CatalogueChanged
  | ProgrammeIs
  | BoardIs
  | TimetableIs;
