// What `GET /state.json` answers; CONTRACT.md says what each field means.

interface Titled {
  title: string;
  title_en?: string;
}
interface Named {
  name: string;
  name_en?: string;
}
export interface Hall extends Named {
  id: string;
  side: string;
}
export interface HallWindow extends Named {
  id: string;
  label: string;
  hall: string;
  state: "open" | "paused" | "closed";
  screen_url?: string;
  sign_url?: string;
}
export interface Led {
  window: string;
  label: string;
  png: string;
  text: string;
}
export interface Pad {
  window: string;
  label: string;
  digits: string;
  keys: string[];
}
export interface Slip {
  png: string;
  number: string | null;
  time: string;
}
export interface Breakable {
  faults: string[];
  can: string[];
}
export interface Printer extends Titled, Breakable {
  id: string;
  hall: string;
  slips: Slip[];
}
export interface Reader extends Titled {
  kiosk: string;
  hall: string;
  cards: { id: string; name: string; born: number }[];
  lying: string;
  pin: string;
}
export interface HallScreen extends Titled {
  id: string;
  kind: "kiosk" | "board";
  hall: string;
  png: string;
  width: number;
  height: number;
  view_url: string;
}
export interface Link extends Titled {
  url: string;
  note: string;
}
export interface Device extends Titled, Breakable {
  device: string;
}
export interface HallState {
  site: Named;
  halls: Hall[];
  windows: HallWindow[];
  leds: Led[];
  pads: Pad[];
  printers: Printer[];
  readers: Reader[];
  screens: HallScreen[];
  links: Link[];
  faults: Device[];
  figures: Record<string, number>;
}
