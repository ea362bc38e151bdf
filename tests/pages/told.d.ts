// What the pages tell of themselves, see README.md and hostile/honest/console.js; and what their scripts find in the window.

// biome-ignore-start lint/suspicious/noExplicitAny: each page holds something else

export interface Application {
  state(): any;
  element(control: string): Element | null;
  hand(control: string): Element | null;
  candidates(control: string): any[];
  list(name: string): string[] | null;
  touched(): string[];
  decoys(): string[];
  decoy(name: string): any;
}

export interface HostileApplication {
  state(): any;
  /** Everything that was heard. */
  log(): any[];
  visible(): [where: string, text: string][];
}

export interface Hostile {
  show(into?: Element | ShadowRoot | DocumentFragment): void;
  watch(root: Document | ShadowRoot): void;
  variant: string | null;
  get(id: string): any;
  label(id: string): any;
  twin(id: string, label: string): string;
  /** Answers for the field with something else. */
  lies?: boolean;
  during(id: string, type: string, act: (event: any) => void): void;
}

declare global {
  // biome-ignore-start lint/suspicious/noVar: only these are properties of the window
  var application: Application & HostileApplication;
  var hostile: Hostile;
  // Old plugins take it from there.
  var jQuery: any;
  var $: any;
  /** Begins what a hostile page does, when the test says so. */
  var attack: (...given: any[]) => any;
  /** What came of it. */
  var refused: any;
  var caught: any;
  var changes: any;
  var marksSeen: any;
  var trustedTypes: any;
  // biome-ignore-end lint/suspicious/noVar: only these are properties of the window
}
// biome-ignore-end lint/suspicious/noExplicitAny: each page holds something else
