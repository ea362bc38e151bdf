// Takes a snapshot: one walk over what is drawn, with the evidence for every label. Decides nothing.

{
  const { dom, control } = scimGuide;
  const {
    BLOCK,
    SILENT,
    collapse,
    textOf,
    plainText,
    linesOf,
    isFaint,
    isTurned,
    drawn,
    isGone,
    findHidden,
    sight: newSight,
  } = scimGuide.text;
  const { roleOf, isField, isBox, isNative, proxyOf, readValue, complaintOf, barriersOf } = control;

  const [MAX_CONTROLS, MAX_ROWS, MAX_FACTS, MAX_LEAVES, MAX_DEPTH] = [5000, 2000, 500, 6000, 900];
  const WIDGET = /(^| )(select2-(container|drop)|chosen-container)( |$)/;
  const DIALOG =
    "dialog,[role=dialog],[role=alertdialog],[aria-modal=true],.modal,[popover]:not([role=listbox],[role=menu],[role=tooltip])";
  // What is no more than text: with nothing else in it, a block is read at once instead of node by node.
  const TEXTUAL = /^(span|a|b|small|strong|i|em|code|u|s|abbr|mark|sub|sup|time|kbd|var|wbr|font|bdi|td|th)$/;
  // What holds others may have a shadow tree beside them. To ask for a closed one is dear, so that not all are asked.
  const MAX_ASKED = 500;
  const OPERATED = "[role],[contenteditable],[onclick],.btn,[popover],[aria-modal],[class*=select2],[class*=chosen]";
  /** Attributes that nothing can be operated by. @param {string} name */
  const isIdle = (name) => name === "href" || name === "style" || name === "title" || name === "id";
  /** What most of the records have nothing of; never written to. @type {any[]} */
  const NONE = [];
  const BORDER = /^(td|th|li|form|section|article|fieldset|dialog|body|main|aside|table|dl)$/;

  /**
   * A block that is being walked: the text since the last field in it, and what it is a part of.
   * @typedef {object} Frame
   * @property {Frame | null} parent
   * @property {Element | null} element
   * @property {string} tag
   * @property {string} run text since the last field
   * @property {(Text | Element)[]} nodes what that run is made of
   * @property {{ level: number, text: string, region?: boolean }[]} headings in force here, outermost first
   * @property {Element | null} fresh a heading that no field has followed yet
   * @property {number} fields
   * @property {{ text: string, element: Element | null }[]} pieces texts beside one another, for facts
   * @property {Known | null} pending a box whose text may follow
   * @property {number} waited blocks that were left since
   * @property {Element | null} dt
   * @property {Dialog | null} dialog
   * @property {TableSeen | null} table
   * @property {RowSeen | null} row
   * @property {CellSeen | null} cell
   * @property {TableSeen[]} tables that were left in it and still lack a total
   * @property {number} stated a total that no table has taken yet
   * @property {number} levels how far tables and total have come up
   */
  /** @typedef {{ element: Element, title: string }} Dialog */
  /** @typedef {{ from: Text | Element, dialog: Element | null }} Leaf a text, and the window it stands in */

  /** @type {Map<number, Known>} */
  let handles = new Map();
  /** Rows that can be pressed as a whole. @type {Map<number, RowSeen>} */
  let rows = new Map();
  /** @type {WeakMap<Element, number>} */
  let numbers = new WeakMap();
  /** What the page states, by the element that does. @type {Map<number, { element: Element, label: string }>} */
  let statements = new Map();
  let lastHandle = 0;
  /** Documents and shadow roots that the last look went through. @type {(Document | ShadowRoot)[]} */
  let roots = [document];

  /** @param {TreeWalker} walker */
  const next = (walker) => /** @type {Element | null} */ (walker.nextNode());

  /** @param {Element} element */
  const handleOf = (element) => {
    let handle = numbers.get(element);
    if (handle === undefined) {
      handle = ++lastHandle;
      numbers.set(element, handle);
    }
    return handle;
  };

  /** A window's title. @param {Element} dialog */
  const dialogTitle = (dialog) => {
    const title = dom.named(dialog, "aria-labelledby") ?? dom.all(dialog, "h1,h2,h3,h4,[role=heading],.modal-title,legend")[0];
    return (title ? textOf(title) : "") || collapse(dom.attr(dialog, "aria-label"));
  };

  const isDeclaredModal = (/** @type {Element} */ dialog) => dom.matches(dialog, ":modal") || dom.attr(dialog, "aria-modal") === "true";

  /** Does it lie over the page, so that the rest waits? @param {Element} dialog */
  const isModal = (dialog) => {
    if (isDeclaredModal(dialog)) return true;
    const [x, y] = [innerWidth / 2, innerHeight / 2];
    const hit = dom.at(x, y);
    if (!hit) return false;
    if (dom.holds(dialog, hit)) return true;
    // Or it stands before something that covers the whole window, near its middle.
    const [own, cover, { position }] = [dom.box(dialog), dom.box(hit), dom.style(hit)];
    const central = own.left < x * 1.5 && own.right > x * 0.5 && own.top < y * 1.5 && own.bottom > y * 0.5;
    return central && position === "fixed" && cover.width >= innerWidth * 0.9 && cover.height >= innerHeight * 0.9;
  };

  /** @param {Frame | null} parent @param {Element | null} element @param {string} tag @returns {Frame} */
  const newFrame = (parent, element, tag) => ({
    parent,
    element,
    tag,
    run: "",
    nodes: NONE,
    headings: NONE,
    fresh: null,
    fields: 0,
    pieces: NONE,
    pending: null,
    waited: 0,
    dt: null,
    dialog: parent?.dialog ?? null,
    table: parent?.table ?? null,
    row: parent?.row ?? null,
    cell: parent?.cell ?? null,
    tables: NONE,
    stated: 0,
    levels: 0,
  });

  /** Adds to a list that may be the one that nothing is written to. @template T @param {T[]} list @param {T} item */
  const put = (list, item) => {
    if (list === NONE) return [item];
    list.push(item);
    return list;
  };

  /** @param {Frame} frame @param {{ level: number, text: string, region?: boolean }} heading */
  const putHeading = (frame, heading) => {
    frame.headings = [...frame.headings.filter((other) => other.region || other.level < heading.level), heading];
  };

  const [MUTE, OPERABLE, HEADING, SOLID, INLINE, HOST, GROUP] = [1, 2, 4, 8, 16, 32, 64];
  /** @type {Map<string, number>} */
  const kinds = new Map();

  /** What a tag makes of an element, by those. @param {string} tag */
  const kindOf = (tag) => {
    let kind = kinds.get(tag);
    if (kind === undefined) {
      kind =
        (SILENT.test(tag) ? MUTE : 0) |
        (/^(input|select|textarea|button|summary)$/.test(tag) ? OPERABLE : 0) |
        (/^h[1-6]$/.test(tag) ? HEADING : 0) |
        (BLOCK.test(tag) ? SOLID : 0) |
        (TEXTUAL.test(tag) ? INLINE : 0) |
        (dom.mayHost(tag) ? HOST : 0) |
        (/^(div|section|article|aside|main|header|footer|nav)$/.test(tag) ? GROUP : 0);
      // A page can make up names without end.
      if (kinds.size < 500) kinds.set(tag, kind);
    }
    return kind;
  };

  /** @param {Element} element @param {TableSeen} table @returns {RowSeen} */
  const newRow = (element, table) => ({
    element,
    handle: 0,
    cells: [],
    texts: NONE,
    above: table.last,
    table,
    number: -1,
    holdsControl: false,
  });

  const SAYS = /[\p{L}\p{N}]/u;
  const SEEN = { opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true };

  /** One look at everything that is drawn. @param {Element | null} whole this one is looked at closely, whatever it is */
  const look = (whole = null) => {
    const sight = newSight();
    /** @type {Known[]} */
    const records = [];
    /** @type {Leaf[]} */
    const leaves = [];
    /** @type {TableSeen[]} */
    const tables = [];
    /** @type {{ label: string, text: string, element: Element }[]} */
    const facts = [];
    /** @type {string[]} */
    const headings = [];
    /** @type {Dialog[]} */
    const dialogs = [];
    /** @type {(Document | ShadowRoot)[]} */
    const seenRoots = [];
    /** Labels that name a field by its `name`. @type {Map<string, Element>} */
    const byName = new Map();
    let foreignFrames = 0;
    let truncated = false;
    /** @type {Set<Element>} */
    const hiddenTexts = new Set();
    /** @type {Set<Element>} */
    const mixedTexts = new Set();
    /** @type {Set<Node>} */
    const unseenTexts = new Set();
    /** Elements that hold more than text and links. @type {Set<Node>} */
    const rich = new Set();
    /** Links in the outermost that holds only text and links. @type {Map<Node, Element[]>} */
    const linksIn = new Map();
    /** Those that have nothing but their address. @type {Set<Element>} */
    const bareLinks = new Set();
    /** @type {Map<Element, ShadowRoot>} */
    const shadows = new Map();
    let asked = 0;
    /** @type {Element[]} */
    const hosts = [];
    /** @type {Element[]} */
    const wraps = [];

    /** @param {Document | ShadowRoot} root */
    const enterRoot = (root) => {
      seenRoots.push(root);
      findHidden(root, hiddenTexts, mixedTexts, unseenTexts);
      const walker = dom.walker(root);
      /** @type {Element[]} */
      const links = [];
      /** Before each of those, the last that is more than text. @type {(Element | null)[]} */
      const lasts = [];
      let last = null;
      for (let element = next(walker); element; element = next(walker)) {
        const tag = dom.tag(element);
        const is = kindOf(tag);
        const names = dom.bare(element) ? NONE : dom.attributeNames(element);
        const isPlain = is & INLINE && (names.length === 0 || names.every(isIdle) || !dom.matches(element, OPERATED));
        // Most of what is there is inline and without attributes, and holds something: those are not asked.
        const mayHost = is & HOST && (!(is & INLINE) || names.length > 0 || !dom.filled(element));
        const shadow = mayHost ? dom.shadow(element, (is & GROUP) > 0 && asked++ < MAX_ASKED) : null;
        if (shadow) {
          shadows.set(element, shadow);
          rich.add(element);
        }
        if (!isPlain || shadow) {
          for (let outer = dom.parent(element); outer && !rich.has(outer); outer = dom.parent(outer)) rich.add(outer);
          last = element;
        } else if (tag === "a" && names.includes("href")) {
          if (names.length === 1) bareLinks.add(element);
          links.push(element);
          lasts.push(last);
        }
        if (tag !== "label") continue;
        const { htmlFor, control: labelled } = /** @type {HTMLLabelElement} */ (element);
        if (labelled) sight.labels.set(labelled, put(sight.labels.get(labelled) ?? NONE, element));
        else if (htmlFor && !dom.byId(root, htmlFor)) byName.set(htmlFor, element);
      }
      links.forEach((link, index) => {
        // What is not rich, and stands in something rich: most often the last one that is more than text, since the link is in it.
        let outer = /** @type {Node} */ (lasts[index] ?? link);
        if (rich.has(outer) || !dom.contains(outer, link)) {
          outer = link;
          for (let above = dom.parent(outer); above && !rich.has(above); above = dom.parent(above)) outer = above;
        }
        const others = linksIn.get(outer);
        if (others) others.push(link);
        else linksIn.set(outer, [link]);
      });
    };

    /** @param {Frame} frame @param {Text} node */
    const addText = (frame, node) => {
      const parent = /** @type {Element | null} */ (dom.parent(node));
      if (unseenTexts.size > 0 && parent && unseenTexts.has(parent)) return;
      const text = (node.nodeValue ?? "").slice(0, 2400);
      if (frame.cell && frame.cell.text.length < 600) frame.cell.text += text;
      if (/\S/.test(text)) addRun(frame, text, node, parent);
      else if (frame.run && !frame.run.endsWith(" ")) frame.run += " ";
    };

    /** @param {Frame} frame @param {string} text @param {Text | Element} from @param {Element | null} parent */
    const addRun = (frame, text, from, parent) => {
      frame.run = frame.run ? (frame.run + text).slice(-1200) : text;
      if (frame.nodes.length < 24) frame.nodes = put(frame.nodes, from);
      if (leaves.length < MAX_LEAVES) leaves.push({ from, dialog: frame.dialog?.element ?? null });
      if (frame.pending) {
        frame.pending.after += text;
        frame.pending.follows = put(frame.pending.follows, from);
      }
      const last = frame.pieces.at(-1);
      if (last && last.element === parent) last.text += text;
      else if (frame.pieces.length < 4) frame.pieces = put(frame.pieces, { text, element: parent });
    };

    /** Takes a block that holds only text and links at once. @param {Element} element @param {Frame} frame @param {boolean} mute */
    const addPlain = (element, frame, mute) => {
      const text = dom.wholeText(element).slice(0, 2400);
      if (frame.cell && frame.cell.text.length < 600) frame.cell.text += text;
      if (!mute && /\S/.test(text)) addRun(frame, text, element, element);
      addLinks(element, frame);
      if (!frame.row && text.length <= 300) frame.pieces = piecesIn(element, frame.pieces);
    };

    /** The texts of a line, part by part; of a part that has parts itself, what they say is told. @param {Element} element @param {Frame["pieces"]} [otherwise] */
    const piecesIn = (element, otherwise = NONE) => {
      const first = dom.first(element);
      if (!first || !dom.next(first)) return otherwise;
      let pieces = /** @type {Frame["pieces"]} */ (NONE);
      for (let child = /** @type {Node | null} */ (first); child && pieces.length < 4; child = dom.next(child)) {
        const kind = dom.kind(child);
        const piece = kind === 1 || kind === 3 ? collapse(dom.wholeText(child)) : "";
        if (piece) pieces = put(pieces, { text: piece, element: kind === 1 ? /** @type {Element} */ (child) : element });
        if (piece && kind === 1) addFact(piecesIn(/** @type {Element} */ (child)), /** @type {Element} */ (child));
      }
      return pieces;
    };

    /** Links among text that is shown: they are shown, too. @param {Element} element @param {Frame} frame */
    const addLinks = (element, frame) => {
      const isOutermost = rich.has(/** @type {Node} */ (dom.parent(element)));
      for (const link of linksIn.get(element) ?? (isOutermost ? NONE : dom.all(element, "a[href]"))) {
        const role = frame.row ? "link" : roleOf(link);
        truncated ||= records.length >= MAX_CONTROLS;
        if (!role || truncated) return;
        const record = newRecord(link, frame, role, false);
        record.amongText = true;
        record.bare = bareLinks.has(link);
        records.push(record);
      }
    };

    /** @param {Element} element @param {Frame} frame @param {ScimControl["role"]} role @param {boolean} gone @param {NonNullable<ScimControl["context"]>} context @returns {Known} */
    const newKnown = (element, frame, role, gone, context) => {
      const known = blank(element, handleOf(element), role);
      known.gone = gone;
      known.context = context;
      known.dialog = frame.dialog?.element ?? null;
      known.row = frame.row;
      known.host = hosts.at(-1) ?? null;
      known.wrap = wraps.at(-1) ?? null;
      if (frame.row) frame.row.holdsControl = true;
      return known;
    };

    /** @param {Element} element @param {Frame} frame @param {ScimControl["role"]} role @param {boolean} gone @returns {Known} */
    const newRecord = (element, frame, role, gone) => {
      /** @type {NonNullable<ScimControl["context"]>} */
      const context = frame.dialog ? [{ source: "dialog", text: frame.dialog.title || "untitled" }] : NONE;
      if (role === "link" || role === "menuitem") return newKnown(element, frame, role, gone, context);
      const [legends, above] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
      for (let at = /** @type {Frame | null} */ (frame); at; at = at.parent) {
        for (const heading of at.headings.toReversed()) (heading.region ? legends : above).push(heading.text);
      }
      const record = newKnown(element, frame, role, gone, [
        ...context,
        ...legends.slice(0, 3).map((text) => ({ source: /** @type {const} */ ("legend"), text })),
        ...above.slice(0, 3).map((text) => ({ source: /** @type {const} */ ("heading"), text })),
      ]);
      if (!isField(role)) return record;
      record.cells = [];
      // What stands in the box of a combobox is what it holds.
      const box = role === "combobox" && dom.tag(element) === "input" ? control.frameOf(element) : null;
      for (let at = /** @type {Frame | null} */ (frame), depth = 0; at && depth < 5; at = at.parent, depth++) {
        if (box && at.element && dom.holds(box, at.element)) continue;
        // What stands before the heading above it is of another section.
        if (!record.before && !record.fresh && collapse(at.run)) [record.before, record.nodes] = [at.run, at.nodes.slice(-12)];
        record.fresh ||= at.fresh;
        if (at.tag === "dd" || at.parent?.dt) record.dt ??= at.parent?.dt ?? null;
        if (at.element && BORDER.test(at.tag)) {
          // A cell or an entry that holds nothing else takes its name from what stands around it.
          break;
        }
      }
      const { row, cell } = frame;
      if (row && cell) {
        const named = row.cells.filter((other) => other.fields === 0 && collapse(other.text));
        const head = named.find((other) => other.head) ?? named[0];
        for (const other of [named.at(-1), head]) if (other && !record.cells.includes(other)) record.cells.push(other);
        const index = row.cells.length;
        const over = row.above[index];
        record.column =
          row.table.latest[index] ?? row.table.heads[index] ?? (over && row.above.every((other) => other.fields === 0) ? over : null);
      }
      return record;
    };

    /** What stands beside one another may be a name and what it is. @param {Frame["pieces"]} pieces @param {Element} element what they stand in */
    const addFact = (pieces, element) => {
      const [first, second, third] = pieces
        .filter((piece) => SAYS.test(piece.text))
        .map((piece) => ({ text: collapse(piece.text), element: piece.element }));
      if (facts.length >= MAX_FACTS || !first?.text || first.text.length > 80) return;
      const last = facts.at(-1);
      if (second?.text && !third && second.text.length <= 200 && !(last && last.label === first.text && last.text === second.text))
        facts.push({ label: first.text, text: second.text, element: second.element ?? element });
      const said = second ? null : first.text.match(/^([^:]{2,60}):\s+(.{1,60})$/);
      if (said) facts.push({ label: said[1], text: said[2], element });
    };

    /** A field ends the text before it. @param {Frame} frame @param {Known} record */
    const fieldSeen = (frame, record) => {
      for (let at = /** @type {Frame | null} */ (frame); at; at = at.parent) {
        [at.run, at.nodes, at.fresh, at.pending] = ["", NONE, null, null];
        at.fields++;
      }
      if (frame.cell) frame.cell.fields++;
      if (isBox(record.role)) [frame.pending, frame.waited] = [record, 0];
    };

    /** @param {Frame} frame */
    const leave = (frame) => {
      const { parent } = frame;
      if (!parent) return;
      if (frame.row !== null && frame.row === parent.row && frame.cell !== parent.cell && frame.tables.length === 0) {
        // What stands in a cell is the cell's.
        return;
      }
      const text = frame.run ? collapse(frame.run, 600) : "";
      if (frame.fields === 0) {
        if (text) {
          // A total may stand right before the list of pages.
          if (parent.run && !parent.stated) parent.stated = totalIn(collapse(parent.run, 200));
          [parent.run, parent.nodes] = [` ${frame.run} `, frame.nodes];
          if (parent.pending) {
            if (!parent.pending.after) [parent.pending.after, parent.pending.follows] = [text, frame.nodes];
            parent.pending = null;
          }
          const piece = { text: frame.pieces.length > 1 ? "" : text, element: frame.element };
          if (parent.pieces.length < 4) parent.pieces = put(parent.pieces, piece);
        }
        for (const heading of frame.headings) if (!heading.region) putHeading(parent, heading);
        if (frame.fresh) {
          parent.fresh = frame.fresh;
          if (!text) [parent.run, parent.nodes] = ["", NONE];
        }
        if (frame.element) addFact(frame.pieces, frame.element);
      } else if (frame.pending && !collapse(frame.pending.after) && frame.waited < 2) {
        [parent.pending, parent.waited] = [frame.pending, frame.waited + 1];
      }
      const stated = frame.fields === 0 && text.length <= 200 ? totalIn(text) : 0;
      if (stated) frame.stated = stated;
      if (frame.stated && frame.tables.length) {
        for (const table of frame.tables) table.stated ??= frame.stated;
        [frame.tables, frame.stated] = [NONE, 0];
      }
      if (frame.levels < 4 && (frame.stated || frame.tables.length)) {
        parent.tables = [...parent.tables, ...frame.tables];
        parent.stated ||= frame.stated;
        parent.levels = Math.max(parent.levels, frame.levels + 1);
      }
    };

    /** @param {Frame} frame @param {Element} element @param {string} text @param {string} tag */
    const headingSeen = (frame, element, text, tag) => {
      if (!text) return;
      const level = Number(dom.attr(element, "aria-level")) || Number(tag.slice(1)) || 6;
      if (headings.length < 60) headings.push(text);
      putHeading(frame, { level, text });
      [frame.run, frame.nodes, frame.fresh] = ["", NONE, element];
    };

    /** @param {Node} node @param {Frame} frame @param {boolean} gone @param {boolean} mute @param {number} depth */
    const visit = (node, frame, gone, mute, depth) => {
      const kind = dom.kind(node);
      if (kind === 3) {
        if (!gone && !mute) addText(frame, /** @type {Text} */ (node));
        else if (!gone && frame.cell && frame.cell.text.length < 600) frame.cell.text += (node.nodeValue ?? "").slice(0, 600);
        return;
      }
      if (kind !== 1) return;
      const element = /** @type {Element} */ (node);
      const tag = dom.tag(element);
      const is = kindOf(tag);
      const native = tag === "input" || tag === "select" || tag === "textarea";
      if (!native && is & MUTE) {
        if (tag !== "iframe" || gone || isGone(element)) return;
        const inner = dom.inside(element);
        if (!inner?.documentElement) {
          if (sight.isVisible(element)) foreignFrames++;
          return;
        }
        const inside = newFrame(frame, element, "body");
        const [{ length }, { run, nodes }] = [records, frame];
        enterRoot(inner);
        visit(inner.documentElement, inside, false, false, depth + 1);
        leave(inside);
        const [only, other] = records.slice(length).filter((record) => isField(record.role) && !record.gone);
        if (only && !other && !only.before && collapse(run)) [only.before, only.nodes, only.frame] = [run, nodes.slice(-12), element];
        return;
      }
      if (depth > MAX_DEPTH) {
        truncated = true;
        return;
      }
      const bare = dom.bare(element);
      if (bare && tag === "tr" && frame.table && !frame.table.list && !gone && isAllText(element)) {
        plainRow(element, frame, frame.table);
        return;
      }
      const css = bare ? null : dom.attr(element, "class");
      // Parts of a widget that stands for a native control: the native one is reported.
      if (element === ringHost || (css && WIDGET.test(css))) return;
      const explicit = bare ? "" : (dom.attr(element, "role") ?? "");
      const role = bare && !(is & OPERABLE) ? null : roleOf(element);
      if (role) {
        if (records.length >= MAX_CONTROLS) {
          truncated = true;
          return;
        }
        // Whether a person can see it is asked of every field later on; what is seen is not gone.
        const hidden = gone || hiddenTexts.has(element) || (isField(role) && !sight.isVisible(element) && isGone(element));
        const record = newRecord(element, frame, role, hidden);
        records.push(record);
        if (isField(role) && !hidden) fieldSeen(frame, record);
        if (native) return;
        if (tag === "summary") headingSeen(frame, element, textOf(element), "h6");
        descend(element, frame, hidden, mute || role !== "link", depth);
        return;
      }
      const hidden = gone || hiddenTexts.has(element);
      if ((is & HEADING || explicit === "heading") && !hidden) {
        headingSeen(frame, element, textOf(element), tag);
        descend(element, frame, hidden, true, depth);
        return;
      }
      if (tag === "br" || tag === "hr") {
        if (collapse(frame.pending?.after)) frame.pending = null;
        if (frame.run) frame.run += " ";
        if (frame.cell) frame.cell.text += " ";
        if (tag === "hr") [frame.run, frame.nodes] = ["", NONE];
        return;
      }
      if (tag === "label") {
        const target = /** @type {HTMLLabelElement} */ (element).control;
        wraps.push(element);
        // What names another field names none beside it.
        const elsewhere = target !== null && !dom.holds(element, target);
        descend(element, frame, hidden, mute || elsewhere, depth);
        wraps.pop();
        return;
      }
      // What may be a window is looked at more closely; most of a page can't be one.
      const opens =
        tag === "dialog" ||
        (!bare &&
          (explicit !== "" ||
            css?.includes("modal") === true ||
            dom.attr(element, "popover") !== null ||
            dom.attr(element, "aria-modal") !== null));
      if (is & SOLID || opens) {
        block(element, tag, explicit, frame, hidden, mute, depth, opens);
        return;
      }
      const { length } = frame.pieces;
      const { fields } = frame;
      descend(element, frame, hidden, mute, depth);
      if (frame.fields === fields && frame.pieces.length === length + 2) addFact(frame.pieces.slice(length), element);
    };

    /** @param {Element} element @param {Frame} frame @param {boolean} gone @param {boolean} mute @param {number} depth */
    const descend = (element, frame, gone, mute, depth) => {
      const shadow = shadows.get(element) ?? null;
      if (shadow) {
        enterRoot(shadow);
        hosts.push(element);
      }
      drawn(element, (child) => visit(child, frame, gone, mute, depth + 1), shadow);
      if (shadow) hosts.pop();
    };

    /** @param {Element} element @param {string} tag @param {string} explicit @param {Frame} outer @param {boolean} gone @param {boolean} mute @param {number} depth @param {boolean} opens */
    const block = (element, tag, explicit, outer, gone, mute, depth, opens) => {
      const frame = newFrame(outer, element, tag);
      const shown = !gone;
      if (shown && !explicit && isAllText(element) && plain(element, tag, frame, outer, mute)) return;
      if (shown && (explicit || !/^(div|p)$/.test(tag))) special(element, tag, explicit, frame);
      if (opens && shown && !isGone(element) && dom.matches(element, DIALOG)) {
        const popover = dom.attr(element, "popover") !== null;
        if (!popover || dom.matches(element, ":popover-open")) {
          frame.dialog = { element, title: dialogTitle(element) };
          dialogs.push(frame.dialog);
        }
      }
      if (outer.cell) outer.cell.text += " ";
      descend(element, frame, gone, mute, depth);
      if (outer.cell) outer.cell.text += " ";
      if (tag === "legend" && outer.tag === "fieldset") {
        putHeading(outer, { level: 9, text: textOf(element), region: true });
        return;
      }
      if (shown) ended(element, tag, frame, outer);
      else leave(frame);
    };

    /** @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer */
    const ended = (element, tag, frame, outer) => {
      closed(element, tag, frame, outer);
      if (tag === "dt") {
        outer.dt = collapse(frame.run) ? element : null;
        return;
      }
      // A text that is set larger than the rest is a heading, whatever it is made of.
      if (frame.fields === 0 && frame.nodes.length === 1 && !frame.row && frame.run.length < 80 && isLarge(element)) {
        headingSeen(outer, element, collapse(frame.run, 80), "h5");
        return;
      }
      leave(frame);
    };

    /** Is there nothing in it but text and links, and all of it shown? @param {Element} element */
    const isAllText = (element) => !rich.has(element) && !mixedTexts.has(element) && !hiddenTexts.has(element);

    /** A block or a row without anything but text and links in it, as most are. Was it one? @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer @param {boolean} mute */
    const plain = (element, tag, frame, outer, mute) => {
      if (tag === "tr" && outer.table && !outer.table.list) {
        plainRow(element, outer, outer.table);
        return true;
      }
      if (!/^(p|div|td|th|li|dd|dt)$/.test(tag)) return false;
      if (tag !== "p" && tag !== "div") special(element, tag, "", frame);
      if (outer.cell && outer.cell !== frame.cell) outer.cell.text += " ";
      addPlain(element, frame, mute);
      ended(element, tag, frame, outer);
      return true;
    };

    /** A row of a table with nothing but text and links in it. @param {Element} element @param {Frame} frame the block around it @param {TableSeen} table */
    const plainRow = (element, frame, table) => {
      const row = newRow(element, table);
      for (let cell = dom.firstElement(element); cell; cell = dom.nextElement(cell))
        row.cells.push({ element: cell, text: dom.wholeText(cell).slice(0, 600), fields: 0, head: dom.tag(cell) === "th" });
      const around = [frame.row, frame.cell];
      [frame.row, frame.cell] = [row, null];
      addLinks(element, frame);
      [frame.row, frame.cell] = /** @type {[RowSeen | null, CellSeen | null]} */ (around);
      rowEnded(row, frame, "");
    };

    /** @param {RowSeen} row @param {Frame} outer the block around it @param {string} said the text beside a label, if it is known */
    const rowEnded = (row, outer, said) => {
      const { table, cells } = row;
      const isHead = table.heads.length === 0 && table.rows.length === 0 && cells.length > 0 && cells.every(isHeading);
      if (cells.length > 0 && cells.every(isHeading)) table.latest = cells;
      if (outer.tag === "thead" || isHead) table.heads = table.latest = cells;
      else if (table.rows.length < MAX_ROWS) {
        row.number = table.rows.length;
        table.rows.push(row);
      } else table.beyond = true;
      table.last = cells;
      if (table.list || table.heads.length > 0 || cells.length !== 2 || cells.some((cell) => cell.fields > 0)) return;
      const [label, text] = cells.map((cell) => collapse(cell.text));
      if (label && text) facts.push({ label, text: said || text, element: row.element });
    };
    const isHeading = (/** @type {CellSeen} */ cell) => cell.head && cell.fields === 0;

    /** What a block is by its tag or role. @param {Element} element @param {string} tag @param {string} explicit @param {Frame} frame */
    const special = (element, tag, explicit, frame) => {
      const name = () => {
        const named = dom.named(element, "aria-labelledby");
        return (named ? textOf(named) : "") || collapse(dom.attr(element, "aria-label"));
      };
      if ((explicit && /^(group|radiogroup|region|tabpanel|form)$/.test(explicit)) || tag === "section" || tag === "fieldset") {
        const text = name();
        if (text) putHeading(frame, { level: 9, text, region: true });
      }
      const isTable = tag === "table" || (explicit !== "" && /^(table|grid|treegrid)$/.test(explicit));
      const isList = !frame.row && (explicit === "list" || (!explicit && (tag === "ul" || tag === "ol")));
      if (
        isTable ||
        (isList && !dom.closest(element, "nav,[role=navigation],[role=menu],[role=tablist],[role=menubar],.nav,.dropdown-menu"))
      ) {
        frame.table = {
          element,
          list: !isTable,
          caption: isTable ? name() : "",
          heads: NONE,
          latest: NONE,
          rows: [],
          last: [],
          stated: Number(dom.attr(element, "aria-rowcount")) || null,
          beyond: false,
        };
        [frame.row, frame.cell] = [null, null];
        return;
      }
      const { table } = frame;
      if (!table) return;
      if (table.list ? tag === "li" || explicit === "listitem" : tag === "tr" || explicit === "row") {
        frame.row = newRow(element, table);
        frame.cell = null;
        if (table.list) {
          frame.cell = { element, text: "", fields: 0, head: false };
          table.stated ??= Number(dom.attr(element, "aria-setsize")) || null;
        }
      } else if (frame.row && (tag === "td" || tag === "th" || /^((grid)?cell|rowheader|columnheader)$/.test(explicit))) {
        frame.cell = { element, text: "", fields: 0, head: tag === "th" || /header$/.test(explicit) };
      } else if (tag === "caption") table.caption ||= textOf(element);
    };

    /** @param {Element} element @param {string} tag @param {Frame} frame @param {Frame} outer */
    const closed = (element, tag, frame, outer) => {
      if (frame.cell && frame.cell !== outer.cell && frame.row && frame.row === outer.row) {
        frame.row.cells.push(frame.cell);
        return;
      }
      if (frame.row && frame.row !== outer.row && frame.table === outer.table) {
        if (frame.table?.list && frame.cell) frame.row.cells.push(frame.cell);
        // Without the buttons that stand beside it.
        rowEnded(frame.row, outer, collapse(frame.pieces.at(-1)?.text));
        return;
      }
      if (frame.table && frame.table !== outer.table) {
        const { table } = frame;
        const links = table.list && table.rows.every((row) => dom.all(row.element, "a,[role=tab],[role=menuitem]").length === 1);
        if (table.list && (table.rows.length < 2 || links)) return;
        if (!sight.isVisible(element)) return;
        table.caption ||= outer.headings.at(-1)?.text ?? outer.parent?.headings.at(-1)?.text ?? "";
        tables.push(table);
        outer.tables = put(outer.tables, table);
        return;
      }
      if (tag === "dd" && frame.fields === 0 && outer.dt && collapse(frame.run))
        facts.push({ label: textOf(outer.dt), text: collapse(frame.run), element });
    };

    const ringHost = scimGuide.ring?.host();
    const usual = parseFloat(dom.style(document.body ?? document.documentElement).fontSize) || 16;
    const isLarge = (/** @type {Element} */ element) => {
      const { fontSize, fontWeight } = dom.style(element);
      const size = parseFloat(fontSize) / usual;
      return size >= 1.25 || (size >= 1.1 && Number(fontWeight) >= 600);
    };

    enterRoot(document);
    const top = newFrame(null, null, "");
    const page = newFrame(top, null, "body");
    if (document.documentElement) visit(document.documentElement, page, false, false, 0);
    leave(page);

    groupRadios(records);
    for (const record of records) nameRecord(record, byName, sight);
    nameByPlace(records, leaves, sight);
    const shown = dialogs.filter((dialog) => sight.around(dialog.element).clear >= 0.1 && isShownDialog(dialog.element));
    // A tip that stands in a window is a part of it, unless it makes the window wait.
    const isPart = (/** @type {Dialog} */ { element }) =>
      !isDeclaredModal(element) && shown.some((other) => other.element !== element && dom.holds(other.element, element));
    const open = shown.findLast((dialog) => !isPart(dialog)) ?? null;
    for (const record of records) {
      const element = record.element;
      record.label = record.labels[0]?.text ?? "";
      if (/^(link|menuitem|tab)$/.test(record.role) && element !== whole) {
        // There are thousands of links, and what is done to them changes nothing: they are looked at closely when it comes to it.
        record.barriers = record.amongText || (!record.gone && dom.rendered(element, SEEN)) ? [] : ["hidden"];
      } else {
        if (record.gone || !sight.isVisible(element) || (record.role === "combobox" && dom.tag(element) === "input"))
          record.proxy = proxyOf(element, record.role, sight);
        record.barriers = barriersOf(element, record.role, record.proxy, sight);
        // What stands outside of the window can have somebody to stand for it as well as what is not drawn.
        if (record.barriers.includes("off-screen") && !record.proxy) {
          record.proxy = proxyOf(element, record.role, sight);
          if (record.proxy) record.barriers = barriersOf(element, record.role, record.proxy, sight);
        }
      }
      if (open && record.dialog !== open.element && !dom.holds(open.element, element) && !record.barriers.includes("inert")) {
        record.barriers = [...record.barriers.filter((barrier) => barrier !== "covered"), "inert"];
      }
    }
    // Of a group of which no button can be used, neither can be chosen.
    for (const record of records) {
      const { radios, barriers } = record;
      if (radios.length && !barriers.length && radios.every((radio) => radio.barriers.length)) record.barriers = radios[0].barriers;
    }
    tables.push(...boxLists(records, sight, top.stated));
    roots = seenRoots;
    handles = new Map();
    for (const record of records) handles.set(record.handle, record);
    rows = new Map();
    for (const table of tables) {
      for (const row of table.rows) {
        if (row.cells.length) row.texts = row.cells.map((cell) => collapse(cell.text));
        row.handle ||= handleOf(row.element);
        rows.set(row.handle, row);
      }
    }
    statements = new Map(facts.map((fact) => [handleOf(fact.element), fact]));
    return { records, tables, facts, headings, open, foreignFrames, truncated };
  };

  /**
   * Radio buttons that belong together are one choice: a record of its own, before the first of them.
   * @param {Known[]} records
   */
  const groupRadios = (records) => {
    /** By the group that is said to be one, or by form and name. @type {Map<Node, Map<string, Known[]>>} */
    const scopes = new Map();
    for (const record of records) {
      if (record.role !== "radio") continue;
      const { element } = record;
      const group = nearest(element, "[role=radiogroup]");
      const name = isNative(element) && !group ? (dom.attr(element, "name") ?? "") : "";
      const field = /** @type {HTMLInputElement} */ (element);
      const scope = group ?? (name ? (field.form ?? dom.root(element)) : dom.above(element));
      if (!scope) continue;
      const names = scopes.get(scope) ?? new Map();
      names.set(name, put(names.get(name) ?? NONE, record));
      scopes.set(scope, names);
    }
    /** @type {Map<Known, Known>} */
    const groups = new Map();
    for (const names of scopes.values()) {
      for (const radios of names.values()) {
        const element = radios.length > 1 ? holderOf(radios) : null;
        if (!element) continue;
        const { dialog, row, before, nodes, fresh, dt, cells, column, host, context } = radios[0];
        const taken = { dialog, row, before, nodes, fresh, dt, cells, column, host, context, radios };
        groups.set(radios[0], { ...blank(element, handleOf(element), "radiogroup"), gone: isGone(element), ...taken });
      }
    }
    if (groups.size) records.splice(0, records.length, ...records.flatMap((record) => [groups.get(record) ?? NONE, record].flat()));
  };

  /** The nearest of a kind that it stands in. @param {Element} element @param {string} selector */
  const nearest = (element, selector) => {
    let at = dom.above(element);
    for (let depth = 0; at && depth < 12 && !dom.matches(at, selector); depth++) at = dom.above(at);
    return at && dom.matches(at, selector) ? at : null;
  };

  /** What holds all of these, the innermost; null when there is another field in it. @param {Known[]} radios */
  const holderOf = (radios) => {
    let at = dom.above(radios[0].element);
    while (at && !radios.every((radio) => dom.holds(/** @type {Element} */ (at), radio.element))) at = dom.above(at);
    return at && holdsNoOther(at, radios) ? at : null;
  };

  /** @param {Element} element @param {Known[]} radios */
  const holdsNoOther = (element, radios) => {
    const ours = new Set(radios.map((radio) => radio.element));
    return dom.all(element, "input:not([type=hidden]),select,textarea").every((field) => ours.has(field));
  };

  /**
   * Boxes to tick in something that scrolls are a list, whatever it is made of: often only a few of many are drawn.
   * @param {Known[]} records @param {Sight} sight @param {number} stated a total that no other list has taken
   * @returns {TableSeen[]}
   */
  const boxLists = (records, sight, stated) => {
    /** @type {Map<Element, TableSeen>} */
    const lists = new Map();
    for (const record of records) {
      const element = record.element;
      const scroller = isBox(record.role) && !record.gone && !record.row ? sight.around(element).scroller : null;
      if (!scroller) continue;
      /** @type {TableSeen} */
      const table = lists.get(scroller) ?? {
        element: scroller,
        list: true,
        caption: record.context.find((context) => context.source === "heading")?.text ?? "",
        heads: NONE,
        latest: NONE,
        rows: [],
        last: [],
        stated: stated || null,
        beyond: false,
      };
      table.rows.push({
        element,
        handle: record.handle,
        cells: [],
        texts: [record.label],
        above: [],
        table,
        number: table.rows.length,
        holdsControl: true,
      });
      lists.set(scroller, table);
    }
    return [...lists.values()].filter((table) => table.rows.length > 4);
  };

  /** A total that a text states: "Showing 1–10 of 137", "137 roles". @param {string} text */
  const totalIn = (text) => {
    if (!/\d/.test(text)) return 0;
    const found =
      text.match(/\d[\d,.]*\s*[-–—]\s*\d[\d,.]*\s+(?:of|\/)\s+(\d[\d,]*)/i) ??
      text.match(/\b(?:showing|displaying)\b.{0,30}\bof\s+(\d[\d,]*)/i) ??
      text.match(/^total:?\s+(\d[\d,]*)/i) ??
      text.match(/^(\d[\d,]*)\s+(?:roles|users|people|rules|mappings|results|entries|items|records|apps|applications|groups)\b/i);
    return found ? Number(found[1].replace(/,/g, "")) : 0;
  };

  /** Is it a window that others wait for, or one that fills a good part of the page? @param {Element} dialog */
  const isShownDialog = (dialog) => {
    if (isModal(dialog)) return true;
    const box = dom.box(dialog);
    return box.width * box.height >= innerWidth * innerHeight * 0.15;
  };

  /** Signs that turn the letters round: what is read is not what is written. */
  const OVERRIDE = /[\u202d\u202e]/;

  /** Does a label stand so far from its field that a person takes it for another's? @param {Element} label @param {Element} field @param {Sight} sight */
  const isFar = (label, field, sight) => {
    // What a person does not see stands nowhere; another element may stand for it.
    if (!sight.isVisible(field)) return false;
    const [own, other] = [sight.box(label), sight.box(field)];
    if (own.height < 2 || other.height < 2 || label.ownerDocument !== field.ownerDocument) return false;
    return Math.max(own.top - other.bottom, other.top - own.bottom) > 200;
  };

  /** What a switch says of itself is not its name. */
  const STATE = /^(on|off|yes|no|(en|dis)abled|(in)?active)$/i;

  /** Everything in the markup that may name a control, strongest first. @param {Known} record @param {Map<string, Element>} byName @param {Sight} sight */
  const nameRecord = (record, byName, sight) => {
    const element = record.element;
    const { role, labels } = record;
    const short = record.amongText ? plainText(element) : null;
    if (record.bare && short !== null) {
      if (short && !OVERRIDE.test(short)) labels.push({ source: "content", text: short });
      return;
    }
    const add = (/** @type {ScimControl["labels"][0]["source"]} */ source, /** @type {string | null | undefined} */ text) => {
      const shown = collapse(text);
      if (OVERRIDE.test(shown)) return;
      if (shown && labels.length < 14 && !labels.some((label) => label.text === shown && label.source === source))
        labels.push({ source, text: shown });
    };
    const addLines = (/** @type {ScimControl["labels"][0]["source"]} */ source, /** @type {Element} */ from) => {
      // Of what is not shown, the text is told all the same: it may be what is wanted, and the reason is that it is hidden.
      const plain = source === "content" ? plainText(from) : null;
      const lines = plain !== null ? [plain] : record.gone ? [collapse(from.textContent)] : linesOf(from);
      add(source, lines.join(" ") || textOf(from));
      // A hint below the name is no part of it.
      if (lines.length > 1) add(source, lines[0]);
    };
    if (short !== null) {
      add("aria-label", dom.attr(element, "aria-label"));
      add("content", short);
      return;
    }
    const byIds = (/** @type {Element} */ from) => {
      const ids = (dom.attr(from, "aria-labelledby") ?? "").split(/\s+/).filter(Boolean);
      const root = dom.root(from);
      const named = (/** @type {(element: Element | null) => string} */ name) =>
        ids.map((id) => (id === dom.attr(from, "id") ? dom.attr(from, "aria-label") : name(dom.byId(root, id)))).join(" ");
      add("aria-labelledby", named(nameOf));
      // A hint below the name is no part of it.
      add(
        "aria-labelledby",
        named((element) => (element && !dom.attr(element, "aria-label") && linesOf(element)[0]) || nameOf(element)),
      );
    };
    byIds(element);
    add("aria-label", dom.attr(element, "aria-label"));
    const native = sight.labels.get(element) ?? NONE;
    for (const label of native)
      if (!isFaint(label, sight.backdrops) && !isTurned(label) && !isFar(label, element, sight)) addLines("label", label);
    const field = isField(role);
    if (field && record.wrap && !native.includes(record.wrap)) addLines("label", record.wrap);
    const named = field && native.length === 0 ? byName.get(dom.attr(element, "name") ?? "") : undefined;
    if (named) addLines("label", named);
    // What names a custom element names the field in it.
    for (let host = field && labels.length === 0 ? record.host : null; host && labels.length === 0; ) {
      byIds(host);
      add("aria-label", dom.attr(host, "aria-label"));
      const [root, id] = [dom.root(host), dom.attr(host, "id")];
      if (id) for (const label of dom.all(root, "label[for]")) if (dom.attr(label, "for") === id) addLines("label", label);
      host = dom.kind(root) === 11 ? /** @type {ShadowRoot} */ (root).host : null;
    }
    const fieldset = role === "radiogroup" ? (dom.tag(element) === "fieldset" ? element : nearest(element, "fieldset")) : null;
    const legend = fieldset && holdsNoOther(fieldset, record.radios) ? dom.all(fieldset, "legend")[0] : null;
    if (legend && !isFaint(legend, sight.backdrops) && !isTurned(legend)) addLines("label", legend);
    // What names it is not what it stands under as well.
    if (record.radios.length) record.context = record.context.filter(({ text }) => !labels.some((label) => label.text === text));
    if (!/^(textbox|combobox|radiogroup)$/.test(role) && !(isBox(role) && isNative(element))) {
      const tag = dom.tag(element);
      if (tag === "input") add("content", /** @type {HTMLInputElement} */ (element).value || dom.attr(element, "alt"));
      else if (role !== "switch" || !STATE.test(textOf(element))) addLines("content", element);
    }
    if (record.dt) addWithFirst(add, "dt", sight.legible(record.dt));
    // Of what is named already it need not be told whether a person can read it.
    const isNamed = labels.length > 0;
    const cellText = (/** @type {CellSeen} */ cell) => (isNamed ? collapse(cell.text) : sight.legible(cell.element));
    for (const cell of record.cells) addWithFirst(add, "table-row", cellText(cell));
    if (record.column) addWithFirst(add, "table-column", cellText(record.column));
    // In a grid of boxes, each is what its row and its column say together.
    const [cell] = record.cells;
    if (isBox(role) && !isNamed && cell && record.column) add("table-row", `${cellText(cell)} ${cellText(record.column)}`);
    record.strong = labels.length > 0 && /^(aria-labelledby|aria-label|label|content|dt)$/.test(labels[0].source);
    if (isBox(role) && !record.strong) addWithFirst(add, "after", record.follows.map(sight.legible).join(""));
  };

  /** A hint below a name is no part of it. @template T @param {(source: T, text: string) => void} add @param {T} source @param {string} text */
  const addWithFirst = (add, source, text) => {
    add(source, text);
    const [first, ...others] = text.trim().split("\n");
    if (others.length) add(source, first);
  };

  /** The text of what an ARIA attribute names; its own name comes first. @param {Element | null} element */
  const nameOf = (element) => (element ? dom.attr(element, "aria-label") || textOf(element) || collapse(element.textContent) : "");

  /**
   * What stands beside or above a field as it is seen: for fields that the markup does not name.
   * @param {Known[]} records @param {Leaf[]} leaves @param {ReturnType<typeof newSight>} sight
   */
  const nameByPlace = (records, leaves, sight) => {
    const range = document.createRange();
    /** @type {Map<Text | Element, DOMRect>} */
    const boxes = new Map();
    const boxOf = (/** @type {Text | Element} */ node) => {
      let box = boxes.get(node);
      if (!box) {
        const own = node.ownerDocument === document ? range : node.ownerDocument.createRange();
        own.selectNodeContents(node);
        box = own.getBoundingClientRect();
        boxes.set(node, box);
      }
      return box;
    };
    let spent = 0;
    for (const record of records) {
      if (record.bare) continue;
      const element = record.element;
      const add = (/** @type {ScimControl["labels"][0]["source"]} */ source, /** @type {string} */ text) => {
        const shown = collapse(text);
        if (OVERRIDE.test(shown)) return;
        if (shown && !record.labels.some((label) => label.text === shown)) record.labels.push({ source, text: shown });
      };
      if (isField(record.role) && !record.gone) {
        // What is alone in a frame is named by what stands around that.
        const place = record.frame ?? (sight.isVisible(element) ? element : (proxyOf(element, record.role, sight) ?? element));
        const near = record.strong ? null : sight.box(place);
        if (record.fresh && !collapse(record.before)) add("before", sight.legible(record.fresh));
        // Boxes come in lists, where the text before one is the name of the one before it.
        if (!near && !isBox(record.role)) add("before", record.before.slice(-400));
        if (near) {
          const placed =
            near.width > 0 && spent++ < 200
              ? beside(
                  near,
                  leaves,
                  boxOf,
                  place.ownerDocument,
                  record.dialog,
                  record.role === "textbox" && isNative(element) ? element : null,
                  sight,
                )
              : null;
          const isOne = isBox(record.role);
          const lines = segments(record.nodes, boxOf, near, sight);
          const isLeft = (/** @type {DOMRect} */ box) =>
            Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top) > 2 && box.right <= near.left + 2;
          const [next] = record.follows;
          // What begins below, where a text stands on its own line, is of the next one.
          if (isOne && next && boxOf(next).top >= near.bottom - 2 && (placed?.left || lines.some((line) => isLeft(line.box))))
            record.labels = record.labels.filter((label) => label.source !== "after");
          // A box has its text on its own line, after it as a rule.
          if (isOne && placed?.right) addWithFirst(add, "after", placed.right);
          const inLine = isOne && record.labels.some((label) => label.source === "after");
          for (const { text, box } of lines) {
            const over = box.bottom <= near.top + 2 && near.top - box.bottom < 160;
            // The markup may have it elsewhere than the eye: what is neither beside nor above names something else.
            if (isLeft(box) || (over && !inLine) || (!inLine && !placed?.left && !placed?.above)) addWithFirst(add, "before", text);
          }
          if (placed) addWithFirst(add, "left", placed.left);
          if (placed && !inLine) addWithFirst(add, "above", placed.above);
        }
      }
      add("placeholder", dom.attr(element, "placeholder") ?? "");
      add("title", dom.attr(element, "title") ?? "");
    }
  };

  /** The texts before a field, line by line as they are drawn, the nearest first. @param {(Text | Element)[]} nodes @param {(node: Text | Element) => DOMRect} boxOf @param {DOMRect} near @param {Sight} sight */
  const segments = (nodes, boxOf, near, { legible }) => {
    /** @type {{ text: string, box: DOMRect }[]} */
    const lines = [];
    for (const node of nodes) {
      const box = boxOf(node);
      const last = lines.at(-1);
      const joins = last && Math.abs(box.top - last.box.top) < Math.max(6, box.height / 2) && Math.abs(box.left - last.box.right) < 24;
      if (last && joins) [last.text, last.box] = [last.text + legible(node), box];
      else lines.push({ text: legible(node), box });
    }
    const distance = (/** @type {DOMRect} */ box) =>
      Math.max(0, near.top - box.bottom, box.top - near.bottom) * 4 + Math.abs(near.left - box.left) / 8;
    return lines.toSorted((left, right) => distance(left.box) - distance(right.box)).slice(0, 4);
  };

  /** How much has been typed, of how much. */
  const COUNT = /^\s*\d+\s*(\/|of\b|characters|chars)/i;

  /** Does a text lie over a field, as a label does that moves up from inside it? What lies under it nobody reads. @param {Text | Element} leaf @param {Element} field */
  const isOver = (leaf, field) => {
    const own = layerOf(leaf, field);
    const other = layerOf(field, leaf);
    if (own === null || own < 0 || (other !== null && other > own)) return false;
    return other === null || other < own || (dom.place(field, leaf) & Node.DOCUMENT_POSITION_FOLLOWING) > 0;
  };

  /** The layer that a part is drawn in within what it shares with another; null while it is in none of its own. @param {Node} node @param {Node} other */
  const layerOf = (node, other) => {
    let layer = null;
    for (
      let at = dom.kind(node) === 1 ? /** @type {Element} */ (node) : dom.above(node);
      at && !dom.contains(at, other);
      at = dom.above(at)
    ) {
      const { position, zIndex } = dom.style(at);
      if (position !== "static") layer = Number(zIndex) || 0;
    }
    return layer;
  };

  /** The nearest texts left of a box, above it and right of it; over it counts as above. @param {DOMRect} near @param {Leaf[]} leaves @param {(node: Text | Element) => DOMRect} boxOf @param {Document} inside @param {Element | null} window @param {Element | null} field one that a text may lie over @param {Sight} sight */
  const beside = (near, leaves, boxOf, inside, window, field, sight) => {
    const legible = (/** @type {Text | Element} */ leaf) => {
      const text = sight.legible(leaf);
      return COUNT.test(text) ? "" : text;
    };
    let [left, above, right] = ["", "", ""];
    let [byLeft, byAbove, byRight] = [320, 48, 40];
    for (const { from: leaf, dialog } of leaves) {
      // What lies behind a window is not beside what stands in it.
      if (dialog !== window || leaf.ownerDocument !== inside) continue;
      const box = boxOf(leaf);
      if (box.width < 2 || box.height < 2) continue;
      const overlap = Math.min(box.bottom, near.bottom) - Math.max(box.top, near.top);
      const gap = near.left - box.right;
      const level = overlap >= Math.min(box.height, near.height) / 2;
      if (level && gap >= -2 && gap < byLeft && legible(leaf)) [byLeft, left] = [gap, legible(leaf)];
      const behind = box.left - near.right;
      if (level && behind >= -2 && behind < byRight && legible(leaf)) [byRight, right] = [behind, legible(leaf)];
      const within = box.left >= near.left && box.right <= near.right;
      const over = field && within && box.top >= near.top - 2 && box.bottom <= near.bottom + 2 && isOver(leaf, field);
      const rise = over ? -2 : near.top - box.bottom;
      const aligned = Math.abs(box.left - near.left) <= 24 || within;
      if (rise >= -2 && rise < byAbove && aligned && legible(leaf)) [byAbove, above] = [rise, legible(leaf)];
    }
    return { left: left.slice(0, 400), above: above.slice(0, 400), right: right.slice(0, 400) };
  };

  const NOTICES =
    "[role=alert],[role=status],#flashnotice .container,#flasherror .container,.alert,.toast,.flash,.flash-notice,.flash-error";

  /** Messages on show. */
  const readNotices = () => {
    const { isVisible } = newSight();
    return roots
      .flatMap((root) => dom.all(root, NOTICES))
      .filter((element) => isVisible(element))
      .slice(0, 40)
      .map((element) => ({
        element,
        text: textOf(element),
        error:
          dom.matches(element, "[role=alert],.error,.alert-error,.alert-danger,.flash-error") ||
          dom.closest(element, "#flasherror") !== null,
      }))
      .filter((notice) => notice.text);
  };

  /** Is there more to come by scrolling? @param {TableSeen} table */
  const goesOn = (table) => {
    const [first, last] = [table.rows[0], table.rows.at(-1)];
    const drawnHeight = first && last ? dom.box(last.element).bottom - dom.box(first.element).top : 0;
    for (let at = /** @type {Element | null} */ (table.element), depth = 0; at && depth < 4; at = dom.above(at), depth++) {
      if (at.scrollHeight > at.clientHeight * 1.2 && at !== document.documentElement && at !== document.body)
        return drawnHeight < at.scrollHeight * 0.8;
    }
    return false;
  };

  /**
   * @param {string[]} secretWords
   * @param {Pick<ScimSnapshot, "document" | "seq" | "activity" | "notices">} session
   */
  const collect = (secretWords, session) => {
    const seen = look();
    // Lists come after tables, so that the first table is one.
    const tables = [...seen.tables.filter((table) => !table.list), ...seen.tables.filter((table) => table.list)];
    /** @type {Set<string>} */
    const secrets = new Set();
    const controls = seen.records.map((record) => {
      const element = record.element;
      const table = record.row && record.row.number >= 0 ? tables.indexOf(record.row.table) : -1;
      /** @type {ScimControl} */
      const said = { handle: record.handle, role: record.role, tag: dom.tag(element), labels: record.labels };
      // What is empty is left out: most of a long page is links in rows.
      const value = readValue(element, record, secretWords, secrets);
      if (value.kind !== "none" || value.active) said.value = value;
      if (record.context.length) said.context = record.context;
      if (record.barriers.length) said.barriers = record.barriers;
      if (table >= 0 && record.row) said.row = { table, row: record.row.number };
      if (record.bare) return said;
      const [name, id] = [control.madeName(element, "name"), control.madeName(element, "id")];
      if (name) said.name = name;
      if (id) said.id = id;
      if (record.amongText) return said;
      const type = dom.attr(element, "role") === "searchbox" ? "search" : control.madeName(element, "type");
      if (type) said.type = type;
      const data = dataOf(element);
      if (data) said.data = data;
      const invalid = complaintOf(element);
      if (invalid) said.invalid = invalid;
      return said;
    });
    const snapshot = {
      document: session.document,
      seq: session.seq,
      origin: location.origin,
      path: location.pathname,
      hash: location.hash.slice(1),
      title: collapse(document.title),
      lang: (dom.attr(document.documentElement, "lang") ?? "").slice(0, 40),
      dialog: seen.open ? seen.open.title || "untitled" : null,
      headings: seen.headings,
      controls,
      tables: tables.map((table) => ({
        caption: table.caption,
        columns: table.heads.map((cell) => collapse(cell.text)),
        rows: table.rows.map((row) => {
          const said = { handle: row.handle, cells: row.texts };
          return !row.holdsControl && isPressable(row.element) ? { ...said, pressable: true } : said;
        }),
        statedTotal: table.stated,
        partial: table.beyond || (table.stated ?? 0) > table.rows.length || goesOn(table),
      })),
      facts: seen.facts.slice(0, MAX_FACTS).map((fact) => ({ label: fact.label, text: fact.text, handle: handleOf(fact.element) })),
      notices: session.notices,
      activity: session.activity,
      truncated: seen.truncated,
      foreignFrames: seen.foreignFrames,
    };
    return secrets.size ? redact(snapshot, [...secrets]) : snapshot;
  };

  const isPressable = (/** @type {Element} */ element) =>
    dom.matches(element, ".js-click-row,[role=button],[onclick],[tabindex]") || dom.style(element).cursor === "pointer";

  /** Names in attributes of the page's makers. @param {Element} element */
  const dataOf = (element) =>
    collapse(
      dom
        .attributeNames(element)
        .filter((name) => /^data-(test|qa|cy|field|name|label|key|param|id)/.test(name))
        .map((name) => dom.attr(element, name))
        .join(" "),
      120,
    );

  /** @param {Element} element @param {number} handle @param {ScimControl["role"]} role @returns {Known} */
  const blank = (element, handle, role = "button") => ({
    element,
    handle,
    role,
    gone: false,
    amongText: false,
    bare: false,
    strong: false,
    labels: [],
    label: "",
    context: NONE,
    dialog: null,
    row: null,
    proxy: null,
    barriers: NONE,
    after: "",
    follows: NONE,
    before: "",
    nodes: NONE,
    fresh: null,
    dt: null,
    cells: NONE,
    column: null,
    host: null,
    wrap: null,
    frame: null,
    radios: NONE,
  });

  /** A page may repeat a secret elsewhere: it is taken out of every text. @param {any} value @param {string[]} secrets @returns {any} */
  const redact = (value, secrets) => {
    if (typeof value === "string") return secrets.reduce((text, secret) => text.split(secret).join("••••"), value);
    if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
    if (value && typeof value === "object")
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, secrets)]));
    return value;
  };

  /** Title of the window that an element stands in. @param {Element} element */
  const windowOf = (element) => {
    for (let at = /** @type {Element | null} */ (element); at; at = dom.above(at))
      if (dom.matches(at, DIALOG)) return dialogTitle(at) || "untitled";
    return null;
  };

  scimGuide.collect = {
    look,
    collect,
    readNotices,
    roots: () => roots,
    find(handle) {
      const known = handles.get(handle);
      if (known) return known;
      const row = rows.get(handle);
      const stated = row ? { element: row.element, label: row.texts.join(" ") } : statements.get(handle);
      return stated && { ...blank(stated.element, handle), label: stated.label };
    },
    known: (element) => handles.get(numbers.get(element) ?? 0),
    windowOf,
    forget() {
      handles = new Map();
      rows = new Map();
      statements = new Map();
      numbers = new WeakMap();
      roots = [document];
    },
  };
}
