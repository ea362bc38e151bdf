// What scripts in Firefox's own windows find there. No package has types for it.

// biome-ignore-start lint/suspicious/noExplicitAny: not ours to describe
declare const ChromeUtils: any;
declare const Components: any;
declare const CustomizableUI: any;
declare const PopupNotifications: any;
declare const Services: any;
declare const SidebarController: any;
declare const WebExtensionPolicy: any;
declare const gBrowser: any;
// In a script of a tab's process.
declare const content: any;
declare function sendAsyncMessage(name: string, data: unknown): void;

interface Window {
  synthesizeMouseEvent(type: string, x: number, y: number, options: object): void;
}
// biome-ignore-end lint/suspicious/noExplicitAny: not ours to describe
