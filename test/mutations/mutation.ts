// What a mutation is: one rule of the publish protocol, broken on purpose.

export interface Mutation {
	/** The rule, in words: what no longer holds. */
	rule: string;
	edits: Edit[];
	/** Test files that must notice, and within them, if named, tests whose name contains this. */
	tests: string[];
	named?: string;
}

export interface Edit {
	file: string;
	/** Stands in the file exactly once. */
	from: string;
	to: string;
}
