// A command that will not go on, with the sentence that says why and what to do next.
import type { Finding } from "../functions/notice/finding.ts";

/** 1: the content is wrong. 2: the call is wrong. 3: doing it could lose or repeat something. */
export type RefusalCode = 1 | 2 | 3;

export class Refusal extends Error {
	readonly exitCode: RefusalCode;
	readonly findings: readonly Finding[];

	constructor(
		text: string,
		exitCode: RefusalCode,
		findings: readonly Finding[] = [],
	) {
		super(text);
		this.exitCode = exitCode;
		this.findings = findings;
	}
}
