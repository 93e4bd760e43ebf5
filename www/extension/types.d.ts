// The part of the browsers' extension interface that is used, and what the extension's parts say to each other.

import type { Quote } from '../page.js';
import type { Digest } from '../types.d.ts';
import type words from './strings/en.json';

/** The name of a phrase. */
export type Key = keyof typeof words;

/** What has a title and a text to it. */
export type Told = { [Each in Key]: Each extends `${infer Name}Title` ? (`${Name}Text` extends Key ? Name : never) : never }[Key];

/** The reader asks for a tab to be read: a whole frame of it, or what is selected there. */
export type Invitation = { tab: number, frame: number, selection: boolean };

/** Between background and panel. */
export type Message =
  | { kind: 'invited', window: number, invitation: Invitation }
  | { kind: 'hello', window: number };

/** What of a page is read: the document as it shows, or what is selected. */
export type Part = 'page' | 'selection';

/** From the panel to a page. */
export type Ask = { id?: number } & (
  | { kind: 'collect', part: Part }
  | { kind: 'show', quote: Quote });

/** What a page says of itself: `text` and `ops` are what `collect` found, unless that is too `large`. */
export type Collected = { kind: 'collected', large: boolean, text: string, ops: number[], url: string, type: string };

/** From a page to the panel; `pressed`: the reader clicked what is marked. */
export type Answer = { id?: number } & (Collected | { kind: 'changed' } | { kind: 'pressed' } | { kind: 'shown', found: boolean });

/** A story that the reader keeps. `seen`: so many of its pages were there when it was last shown. */
export type Kept = { id: string, name: string, seen: number, digests: Digest[] };

/** What the reader has chosen. */
export type Settings = {
  /** A tag, or empty: the browser's. */
  language: string,
  /** In sentences; null: a fifth of the article. */
  length: number | null,
  theme: 'auto' | 'light' | 'dark',
  /** Hosts that are never read. */
  never: string[],
};

export type Tab = { id?: number, windowId: number, url?: string, status?: string };
type Event<Given extends unknown[], Back = void> = { addListener(listener: (...given: Given) => Back): void };
export type Port = {
  name: string,
  postMessage(message: unknown): void,
  disconnect(): void,
  onMessage: Event<[message: any]>,
  onDisconnect: Event<[]>,
};
type Target = { tabId: number, frameIds?: number[], allFrames?: boolean };
/** Who sent a message: `tab` where it came from a tab. */
export type Sender = { id?: string, tab?: Tab, url?: string };

export type Api = {
  action: { onClicked: Event<[tab: Tab]> },
  commands: { getAll(): Promise<{ name?: string, shortcut?: string }[]> },
  contextMenus: {
    create(item: { id: string, title: string, contexts: string[] }): void,
    removeAll(): Promise<void>,
    onClicked: Event<[info: { menuItemId: string | number, frameId?: number }, tab?: Tab]>,
  },
  i18n: { getMessage(key: string): string, getUILanguage(): string },
  runtime: {
    id: string,
    getURL(path: string): string,
    openOptionsPage(): Promise<void>,
    sendMessage(message: Message): Promise<any>,
    onInstalled: Event<[]>,
    onConnect: Event<[port: Port]> & { removeListener(listener: (port: Port) => void): void },
    onMessage: Event<[message: any, sender: Sender, answer: (value: unknown) => void], boolean | void>,
  },
  scripting: {
    executeScript(what: { target: Target } & ({ files: string[] } | { func: () => unknown })): Promise<{ frameId: number, result?: unknown }[]>,
    insertCSS(what: { target: Target, css: string }): Promise<void>,
  },
  /** Chromium's panel. */
  sidePanel?: { open(where: { windowId: number }): Promise<void> },
  /** Firefox's. */
  sidebarAction?: { open(): Promise<void> },
  storage: {
    local: { get(keys: object): Promise<any>, set(values: object): Promise<void>, remove(key: string): Promise<void> },
    onChanged: Event<[changes: Record<string, unknown>, area: string]>,
  },
  tabs: {
    create(what: { url: string }): Promise<Tab>,
    connect(tab: number, how: { name: string, frameId: number }): Port,
    get(tab: number): Promise<Tab>,
    query(of: { active: boolean, windowId: number }): Promise<Tab[]>,
    onActivated: Event<[info: { tabId: number, windowId: number }]>,
    onUpdated: Event<[tab: number, change: { status?: string, url?: string }, now: Tab]>,
  },
  windows: { getCurrent(): Promise<{ id?: number }> },
};
