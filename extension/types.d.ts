// What the content script's files share, and what the browsers add to the page's own types.

import type * as host from "../target/extension/host.js";
import type { Act, Batch, Control, Outcome, Snapshot } from "../target/extension/wasm/scim_guide.js";

declare global {
  interface Known {
    element: WeakRef<Element>;
    role: string;
    label: string;
  }

  interface ScimShared {
    text: {
      collapse(text: string | null | undefined, limit?: number): string;
      textOf(element: Element, limit?: number): string;
      isVisible(element: Element): boolean;
      isReachable(element: Element): boolean;
      openDialog(): Element | null;
      dialogTitle(dialog: Element): string;
    };
    collect: {
      collect(secretWords: string[], session: Pick<Snapshot, "document" | "seq" | "activity" | "notices">): Snapshot;
      readNotices(): { element: Element; text: string; error: boolean }[];
      proxyOf(element: Element): Element | null;
      roleOf(element: Element): Control["role"] | null;
      labelsOf(element: Element, role: string): Control["labels"];
      barriersOf(element: Element): Control["barriers"];
      find(handle: number): Known | undefined;
      forget(): void;
    };
    act: { act(batch: Batch, documentName: string, signal: AbortSignal): Promise<Outcome[]> };
    ring: { show(element: Element, label: string): void; hide(): void; host(): HTMLElement | null };
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
