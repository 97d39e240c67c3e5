// How much of anything a source may have: notices are untrusted, so every size has a name and an end.

/** Bytes of one document. A long official document is some 100 KiB; saved pages with inline pictures reach a few MiB. */
export const MAX_DOCUMENT_BYTES = 8 * 1024 * 1024;

/** Bytes of one attachment. */
export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;

/** UTF-16 units of front matter or of `x.yaml`. */
export const MAX_METADATA_LENGTH = 64 * 1024;

/** Aliases of YAML that may be followed, so that a few lines cannot unfold into gigabytes. */
export const MAX_YAML_ALIASES = 32;

/** Nesting of YAML values; the YAML library is recursive. */
export const MAX_YAML_DEPTH = 32;

/** UTF-16 units of Markdown: beyond, its parser's time grows too fast to wait for. */
export const MAX_MARKDOWN_LENGTH = 1024 * 1024;

/** Lines of Markdown: some 0.1 ms each to parse. */
export const MAX_MARKDOWN_LINES = 20_000;

/**
 * Delimiters (`*`, `[`, `www.` …) of each Markdown block squared, and summed: matching them takes the square of
 * their number. A megabyte of prose stays under 1,000,000; a block of 4,000 stars, 16,000,000, takes 0.3 s.
 */
export const MAX_MARKDOWN_WORK = 40_000_000;

/** Block markers (`>`, `-`, `1.`) that may begin one line of Markdown. */
export const MAX_MARKDOWN_MARKERS = 32;

/** UTF-16 units of all addresses of a Markdown text, written once or by reference a thousand times. */
export const MAX_UNFOLDED_LENGTH = 4 * 1024 * 1024;

/** Open elements at any moment. Blink stops at 512; real pages stay under 60. Libraries walk trees recursively. */
export const MAX_DEPTH = 256;

/** Elements of one page. A large portal's page has some 5,000. */
export const MAX_ELEMENTS = 100_000;

/** UTF-16 units of a link. */
export const MAX_URL_LENGTH = 2048;

/** Columns or rows that one cell may span. */
export const MAX_SPAN = 100;

/** Bytes of a key in UTF-8: half of what S3 allows, which leaves room for our own prefixes. */
export const MAX_KEY_BYTES = 512;

/** Entries of a Word file. Word writes some 15, and one for each picture. */
export const MAX_ZIP_ENTRIES = 4096;

/** Bytes of one entry, unpacked: the text of a thousand pages is some 10 MiB of XML. */
export const MAX_ZIP_ENTRY_BYTES = 32 * 1024 * 1024;

/** Bytes of all entries that are read, unpacked. */
export const MAX_ZIP_TOTAL_BYTES = 48 * 1024 * 1024;

/** Elements of a Word file's text. */
export const MAX_WORD_ELEMENTS = 1_000_000;

/** Pages of a PDF. A long official document has some 60. */
export const MAX_PDF_PAGES = 300;

/** Bytes of all streams of a PDF, unpacked; pictures are most of them. */
export const MAX_PDF_UNPACKED_BYTES = 128 * 1024 * 1024;

/** Pieces of text of a PDF. */
export const MAX_PDF_ITEMS = 200_000;
