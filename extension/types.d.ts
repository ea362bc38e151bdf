// What the content script's files share, and what the browsers add to the page's own types.

import type * as host from "./channel.js";
import type { Act, Batch, Control, Outcome, Snapshot } from "./wasm/scim_guide.js";

declare global {
  interface CellSeen {
    element: Element;
    text: string;
    fields: number;
    head: boolean;
  }

  interface RowSeen {
    element: Element;
    handle: number;
    cells: CellSeen[];
    /** Texts of its cells. */
    texts: string[];
    /** The row above, for labels that stand there. */
    above: CellSeen[];
    table: TableSeen;
    /** Its place in the table, -1 for a head row. */
    number: number;
    /** Something in it can be operated by itself. */
    holdsControl: boolean;
  }

  interface TableSeen {
    element: Element;
    list: boolean;
    caption: string;
    heads: CellSeen[];
    /** The head row above what is being read: there may be another one further down. */
    latest: CellSeen[];
    rows: RowSeen[];
    last: CellSeen[];
    stated: number | null;
    beyond: boolean;
  }

  /** What a look found out about one element that can be operated. */
  interface Known {
    element: Element;
    handle: number;
    role: Control["role"];
    /** Not rendered at all. */
    gone: boolean;
    /** A link in a text all of which is shown. */
    amongText: boolean;
    /** A link that has nothing but its address and its text. */
    bare: boolean;
    labels: Control["labels"];
    /** The strongest of its labels. */
    label: string;
    /** Is that a label that belongs to it by the markup? */
    strong: boolean;
    context: NonNullable<Control["context"]>;
    /** The window it stands in. */
    dialog: Element | null;
    row: RowSeen | null;
    /** The visible thing that stands for it. */
    proxy: Element | null;
    barriers: NonNullable<Control["barriers"]>;
    /** Texts around it, kept until the walk has come to its end. */
    after: string;
    follows: (Text | Element)[];
    before: string;
    nodes: (Text | Element)[];
    fresh: Element | null;
    dt: Element | null;
    cells: CellSeen[];
    column: CellSeen | null;
    host: Element | null;
    wrap: Element | null;
    /** The frame that it is the only field of, while nothing in there names it. */
    frame: Element | null;
    /** The buttons of a group of radio buttons. */
    radios: Known[];
  }

  /** What an element takes from all that it stands in. */
  interface Surroundings {
    /** How much of it can be seen, 0 to 1. */
    clear: number;
    /** The nearest that cuts off what stands out of it, and the next one around that. */
    clip: Element | null;
    outerClip: Element | null;
    /** The nearest that has bars to scroll by. */
    scroller: Element | null;
    /** From assistive technology. */
    kept: boolean;
    disabled: boolean;
    inert: boolean;
  }

  interface Sight {
    around(element: Element): Surroundings;
    isVisible(element: Element): boolean;
    /** As much of a text as can be read, line by line: nothing of what is transparent, tiny, or in the colour of what it stands on. */
    legible(node: Text | Element): string;
    /** Its box, asked for once. */
    box(element: Element): DOMRect;
    /** The whole page's place and size, in CSS pixels. */
    page(): { x: number; y: number; width: number; height: number };
    /**
     * The label elements of each field, gathered in one walk: a field's own list of them costs the browser a walk through the
     * whole page.
     */
    labels: Map<Element, Element[]>;
    /** What elements stand on, as far as it was asked. */
    backdrops: Map<Element, string>;
  }

  interface ScimShared {
    dom: {
      kind(node: Node): number;
      bare(element: Element): boolean;
      first(node: Node): ChildNode | null;
      next(node: Node): ChildNode | null;
      /** Has it any child, be it text? */
      filled(node: Node): boolean;
      /** By the markup of one tree; what is drawn inside is told by holds. */
      contains(outer: Node, inner: Node): boolean;
      /** Where the other stands, by the flags of Node. */
      place(node: Node, other: Node): number;
      firstElement(element: Element): Element | null;
      nextElement(element: Element): Element | null;
      previousElement(element: Element): Element | null;
      parent(node: Node): Node | null;
      connected(node: Node): boolean;
      shownText(element: Element): string;
      wholeText(node: Node): string;
      root(node: Node): Document | ShadowRoot;
      tag(element: Element): string;
      attr(element: Element, name: string): string | null;
      attributeNames(element: Element): string[];
      matches(element: Element, selector: string): boolean;
      closest(element: Element, selector: string): Element | null;
      box(element: Element): DOMRect;
      /** Its computed style, or that of what CSS puts before or after it. */
      style(element: Element, part?: "" | "::before" | "::after"): CSSStyleDeclaration;
      rendered(element: Element, options?: object): boolean;
      scrollTo(element: Element, block?: ScrollLogicalPosition): void;
      byId(root: Document | ShadowRoot, id: string): Element | null;
      all(root: Node, selector: string): Element[];
      walker(root: Document | ShadowRoot): TreeWalker;
      active(root: Document | ShadowRoot): Element | null;
      named(element: Element, attribute: string): Element | null;
      mayHost(tag: string): boolean;
      shadow(element: Element, filledToo?: boolean): ShadowRoot | null;
      inside(element: Element): Document | null;
      above(node: Node): Element | null;
      holds(outer: Element, inner: Element | null): boolean;
      at(x: number, y: number): Element | null;
    };
    text: {
      /** Longest text that is told of anything but a value, in characters. */
      TEXT_LIMIT: number;
      BLOCK: RegExp;
      SILENT: RegExp;
      collapse(text: string | null | undefined, limit?: number): string;
      textOf(element: Element, limit?: number): string;
      linesOf(element: Element, limit?: number): string[];
      isFaint(element: Element, backdrops?: Map<Element, string>): boolean;
      isTurned(element: Element): boolean;
      plainText(element: Element): string | null;
      drawn(node: Node, take: (child: Node) => void, known?: ShadowRoot | null): void;
      findHidden(root: Document | ShadowRoot, hidden: Set<Element>, mixed: Set<Element>, unseen: Set<Node>): void;
      isGone(element: Element, options?: object): boolean;
      sight(): Sight;
    };
    control: {
      madeName(element: Element, attribute: "id" | "name" | "type"): string;
      roleOf(element: Element): Control["role"] | null;
      isField(role: string): boolean;
      isBox(role: string): boolean;
      isNative(element: Element): boolean;
      proxyOf(element: Element, role: string, sight: Sight): Element | null;
      frameOf(element: Element): Element | null;
      typed(element: Element): string;
      optionsIn(element: Element): HTMLOptionElement[];
      holdsSecret(element: Element): boolean;
      isOverlaid(shown: Element): boolean;
      listOf(element: Element): Element | null;
      shownChoice(element: Element, proxy: Element | null): string;
      optionOf(radio: Pick<Known, "labels">): string;
      chosenOf(radios: Known[]): string;
      isOn(element: Element): boolean;
      isMixed(element: Element): boolean;
      readValue(
        element: Element,
        known: Pick<Known, "role" | "proxy" | "labels" | "bare" | "radios">,
        secretWords: string[],
        secrets: Set<string>,
      ): NonNullable<Control["value"]>;
      complaintOf(element: Element): string | null;
      barriersOf(element: Element, role: string, proxy: Element | null, sight: Sight): NonNullable<Control["barriers"]>;
    };
    collect: {
      look(whole?: Element | null): { records: Known[] };
      collect(secretWords: string[], session: Pick<Snapshot, "document" | "seq" | "activity" | "notices">): Snapshot;
      readNotices(): { element: Element; text: string; error: boolean }[];
      roots(): (Document | ShadowRoot)[];
      find(handle: number): Known | undefined;
      known(element: Element): Known | undefined;
      windowOf(element: Element): string | null;
      forget(): void;
    };
    act: { act(batch: Batch, documentName: string, signal: AbortSignal, tell: (outcome: Outcome) => void): Promise<Outcome[]> };
    pick: { pick(signal: AbortSignal): Promise<number | null>; stop(): void };
    ring: { show(element: Element, label: string, onTampered?: (why: string) => void): void; hide(): void; host(): HTMLElement | null };
    dispose(): void;
  }
  var browser: typeof chrome | undefined;
  var scimGuide: ScimShared;
  var scimGuideHost: typeof host;
  type ScimAct = Act;
  type ScimBatch = Batch;
  type ScimControl = Control;
  type ScimOutcome = Outcome;
  type ScimSnapshot = Snapshot;
  namespace chrome {
    const sidebarAction: { open(): Promise<void>; setPanel(details: { windowId: number; panel: string }): Promise<void> } | undefined;
  }
}
