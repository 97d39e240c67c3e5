// The most requests that one commit takes, as docs/adr/0002-publish-protocol.md has it.

export interface Commit {
	/** Notices with an entry. */
	entries: number;
	/** Notices looked at: those of the marks, and those drawn in by their names. */
	subjects: number;
	/** Different names that the subjects go by or cite. */
	names: number;
	/** Channels that somebody newly joins, and all that are touched. */
	joined: number;
	channels: number;
	/** Channel pages, journal pages. */
	pages: number;
	journal: number;
	/** Public files rendered, and of them those that are new. */
	files: number;
	created: number;
}

export function mostRequests(commit: Commit): number {
	const { entries, subjects, names, joined, channels, pages } = commit;
	return (
		// GET and PUT of the head for the commit, PUT to settle it, GET for the next look.
		4 +
		// LIST of what is due; then again, and of the slow lane.
		3 +
		// GET of current and placed; the mark deleted.
		3 * subjects +
		names +
		// GET of the draft that is public and of the new one; GET and PUT of placed.
		4 * entries +
		joined +
		// GET and PUT, and the two newest pages for `latest`.
		4 * channels +
		2 * pages +
		2 * commit.journal +
		2 * commit.files -
		commit.created
	);
}

/** Beside these, for each notice taken back for privacy or by law. */
export function mostPurgeRequests(purged: {
	/** With an entry of its own each. */
	revisions: number;
	drafts: number;
	channels: number;
	pages: number;
	files: number;
}): number {
	const { revisions, drafts, channels, pages, files } = purged;
	const overwritten = drafts + 2 * (revisions - 1);
	// Its objects, `current`, placed, the head, its channels and their pages; its files and theirs.
	const forgotten = drafts + 3 + channels + pages + files + revisions;
	// Twice a LIST of its drafts, and of its attachments in both stores; its pages again.
	return 6 + overwritten + pages + forgotten;
}
