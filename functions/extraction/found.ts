// A value as found: printed words and where they come from.
export interface Found {
	/** As printed. */
	value: string;
	/** `text`, `meta:ArticleTitle`, `frontMatter:title` … */
	by: string;
	/** The words it was read from, where they are more than the value. */
	raw?: string;
	/** In Simplified, where it is matched on again. */
	hans?: string;
	/** Lines that it takes up. */
	lines?: number[];
	/** Who brought it to the public, who need not have called the meeting. */
	relayed?: true;
}
