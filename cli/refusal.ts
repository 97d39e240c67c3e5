// A command that will not go on, with the sentence that says why and what to do next.

/** 2: the call is wrong. 3: doing it could lose or repeat something. */
export type RefusalCode = 2 | 3;

export class Refusal extends Error {
	readonly exitCode: RefusalCode;

	constructor(text: string, exitCode: RefusalCode) {
		super(text);
		this.exitCode = exitCode;
	}
}
