/** The values that scripts hand to each other, by the names that their comments use. Nothing of this stands in the site. */

interface Navigator {
  /** In browsers that tell whether somebody saves data. */
  readonly connection?: { readonly saveData: boolean };
}

/** The controls that choose what of the matrix or of the worksheet is shown. */
interface FilterForm extends HTMLFormElement {
  readonly elements: HTMLFormControlsCollection & {
    theme: HTMLSelectElement;
    stage?: HTMLSelectElement;
  };
}

/** What the build writes into the page for the tools, see site_builder/assessment. */
type Payload = {
  generator: { name: string; version: string };
  matrix: Matrix;
  systems: DirectorySystem[];
  /** What the publisher suggests at statements, by component. */
  guide?: Record<string, { in_place: string | null; partly: string | null; ask: string | null }>;
  /** The JSON Schema of an exported file. */
  schema: any;
};
type DirectorySystem = { id: string; title: string; region: string; href: string };

type Matrix = {
  id: string;
  edition: string;
  digest: string;
  local: LocalEdition | null;
  before: { id: string; title: string };
  stages: { id: string; title: string }[];
  audiences: { id: string; title: string; heading: string }[];
  themes: MatrixTheme[];
  labels: any;
};
type LocalEdition = { id: string; title: string };
type MatrixTheme = {
  id: string;
  title: string;
  short_title: string;
  components: MatrixComponent[];
  domains: {
    ref: string;
    part: string | null;
    title: string;
    href: string;
    groups: { id: string; title: string }[];
  }[];
};
type MatrixComponent = { id: string; title: string; stage: string; audience: string };

/** An assessment in the format of exported files; the schema of the payload says what else it may hold. */
type Assessment = {
  id: string;
  created: string;
  updated: string;
  matrix: Pick<Matrix, "id" | "edition" | "digest"> & { local?: LocalEdition | null };
  about: Record<string, any>;
  themes: Record<string, any>;
  progress?: Record<string, string>;
  previous_id?: string | null;
  last_time?: Record<string, any> | null;
  voices?: Voice[];
  voice_names?: string;
};

/** What one person or practice answered alone, as an assessment keeps it. */
type Voice = {
  id: string;
  updated: string;
  name?: string;
  date?: string;
  in_file?: { id?: string; name?: string };
  themes: Record<string, any>;
};

/** What is wrong in a file, and where: as a path, and as text. */
type Fault = { message: string; path: (string | number)[]; where: string };
type Finding = { level: string; message: string; path?: (string | number)[]; where: string; label: string };

/** One place in which two assessments differ. */
type Change = { path: string[]; label: string; from: unknown; to: unknown };

type ThemeMovement = {
  theme: string;
  sides: SideMovement[];
  components: { id: string; then: string; now: string }[];
  support: { again: string[]; gone: string[] };
  actions: { id: string; what: string; who: string; by: string; component: string; outcome: string; why: string }[];
};
type SideMovement = {
  side: string;
  then: string | null;
  planned: string | null;
  now: string | null;
  moved: "forward" | "back" | "same" | null;
  reached: boolean | null;
};

/** What the session holds of an assessment that is open, and how far it is saved. */
type OpenAssessment = {
  state: Assessment;
  outcome: { status: string; theirs?: Assessment | null };
  at: Date | null;
  reworded?: boolean;
};
type SheetCell = { value: any; place: string; words: string };
type SheetRow = { place: string; cells: Record<string, SheetCell> };
type SheetFinding = { where: string; message: string; level: string };
type PassedOver = { sheet: string; first: number[] | null; comments: number[][] };

/** What is typed and cannot be saved yet, by the name of its field; a Map is one. */
type Drafts = {
  readonly size: number;
  get(key: string): any;
  has(key: string): boolean;
  set(key: string, draft: any): void;
  delete(key: string): void;
  clear(): void;
  [Symbol.iterator](): IterableIterator<[string, any]>;
};

type Store = ReturnType<typeof import("./assessment/storage/store.js").createStore>;

/** What is kept of one file in a roll-up. */
type Entry = ReturnType<typeof import("./rollup/logic/intake/record.js").recordOf>;
/** `fingerprint` is equal for files of equal content; `voiceOf` is the PCN of which one person or practice answered. */
type Refused = { file: string; fingerprint: string; voiceOf?: string; findings: { where: string; message: string }[] };
/** The counts of one roll-up, see `opening.js`; its `fingerprint` is "" for the files that were read here; `lacks` are tables that its version does not have. */
type RollUpPart = {
  file: string;
  fingerprint: string;
  made: string;
  choice: { side: string | null; round: string | null; earlier: string | null; months: number };
  assessments: number;
  both: number | string;
  systems: [string, number | string][];
  rows: CountRow[];
  marks: Set<string>;
  lacks: string[];
};
type CountRow = {
  table: string;
  theme?: string;
  side?: string;
  id?: string;
  whole?: number | string;
  counts: Record<string, number | string>;
};
type Region = ReturnType<typeof import("./rollup/logic/saved/regions.js").regionOf>;
/** `decided` is what was decided in the saved roll-ups among the files. */
type Batch = { entries: Entry[]; refused: Refused[]; parts: RollUpPart[]; decided?: Decided[] };
type Decided = { expected: Map<string, string> | null; near: string[]; joined: string[]; systems: string[] };
type Decisions = {
  chosen: Map<string, string>;
  joined: Set<string> | "all";
  systems: Set<string> | "all";
  near: Set<string> | "all";
  expected: Map<string, string> | null;
  preferred: Set<string>;
};

/** What a roll-up looks at: null stands for everything, or for the newest. */
type Choice = {
  system: string | null;
  side: string | null;
  round: string | null;
  earlier: string | null;
  months: number;
  local: string | null;
  names: boolean;
};
/** A roll-up, and the assessments of every PCN that is known, oldest first, whatever is chosen to be shown. */
type Combined = { rollUp: RollUp; lines: Entry[][] };
type RollUpSession = ReturnType<typeof import("./rollup/logic/session.js").blankSession>;
type Later = { isOver: () => boolean; change: (step: (session: RollUpSession) => RollUpSession) => void };
type RollUp =
  ReturnType<typeof import("./rollup/logic/counts/aggregate.js").aggregate> extends Generator<
    unknown,
    infer Made,
    unknown
  >
    ? Made
    : never;
type Part = {
  look: string;
  position: number | null;
  label: string;
  count: number;
  start: string;
  width: string;
  middle: string;
  room: string;
};
/** `mark`: where one PCN is itself, in hundredths of the bar. */
type Bar = { label: string; parts: Part[]; words: string; mark?: number };
type ChartRow = { title: string; bars: Bar[]; sentence: string };
type Chart = {
  side: string;
  heading: string;
  assessed: number;
  few: boolean;
  marked?: string;
  key: Part[];
  rows: ChartRow[];
  columns: string[];
  table: (string | number)[][];
};
type Words = ReturnType<typeof import("./rollup/logic/intake/words.js").wordsOf>;

/** How often each answer was given to a component: by the id of the answer. */
type AnswerCounts = { theme: string; id: string; side: string | null; stage: string | null; [answer: string]: any };

/** A word of a query, with what else it may be. */
type Concept = {
  word: string;
  main: string[];
  forms: Form[];
  corrected: string | null;
  begun?: string[];
  rarity?: number;
};
type Form = { stems: string[]; weight: number; other?: boolean };

/** What the build writes into the page of a personal form, see site_builder/assessment/personal_form.py. */
type FormPayload = { format: string; form: string; edition: string; schema: any };
type SaidItem = { item: string; of: string; value: string };
type FormField = { item: string; of: string; part: HTMLElement; node: any };

/** A style as text, for a file that carries its own. */
declare module "*.css" {
  const text: string;
  export default text;
}
