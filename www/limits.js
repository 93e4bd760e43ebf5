// @ts-check
// What the core takes at most.

/** As the core's own limit in bytes; asked here before a text is copied or parsed. */
export const LARGEST = 16 << 20;
/** So many articles make a story; as the core's own limit. */
export const MOST_ARTICLES = 50;
