// Printing: results on standard output, progress and complaints on standard error.
import { createInterface } from "node:readline/promises";
import {
	describe,
	type Finding,
	type Severity,
	type Tongue,
} from "../functions/notice/finding.ts";
import type { Environment } from "./environment.ts";
import { type Message, message } from "./messages.ts";

const COLORS: Record<Severity | "good" | "dim", string> = {
	error: "31",
	warning: "33",
	info: "36",
	good: "32",
	dim: "2",
};

/** Items between two lines of progress where no line can be rewritten. */
const PROGRESS_EVERY = 5000;

export class Console {
	readonly tongue: Tongue;
	readonly json: boolean;
	readonly #environment: Environment;
	#progressShown = false;
	#unheard = false;

	constructor(environment: Environment, json: boolean) {
		this.tongue = environment.tongue;
		this.json = json;
		this.#environment = environment;
	}

	say(name: Message, values: Record<string, string | number> = {}): string {
		return message(name, this.tongue, values);
	}

	print(line = ""): void {
		this.clearProgress();
		process.stdout.write(`${line}\n`);
	}

	/** One JSON value to a line, for what is read line by line. */
	printJsonLine(value: unknown): void {
		this.clearProgress();
		process.stdout.write(`${JSON.stringify(value)}\n`);
	}

	printJson(value: unknown): void {
		this.clearProgress();
		process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
	}

	complain(line: string): void {
		this.clearProgress();
		process.stderr.write(`huixun: ${line}\n`);
	}

	/** Why the command did not go on; for programs on standard output too. */
	refuse(reason: string, findings: readonly Finding[] = []): void {
		this.complain(printable(reason, true));
		if (this.json)
			this.printJson({
				refused: reason,
				findings: findings.map((found) => this.findingJson(found)),
			});
		else
			for (const found of findings)
				for (const line of this.finding(found))
					process.stderr.write(`${line}\n`);
	}

	/**
	 * Whoever reads what we print may stop reading (`huixun extract … | head`): that is no error, and no
	 * reason to leave work half done.
	 */
	surviveClosedPipes(): void {
		for (const stream of [process.stdout, process.stderr])
			stream.on("error", (error: NodeJS.ErrnoException) => {
				if (error.code !== "EPIPE") throw error;
				if (stream === process.stdout) this.#unheard = true;
			});
	}

	/** Nobody reads the results any more. */
	get unheard(): boolean {
		return this.#unheard;
	}

	paint(kind: keyof typeof COLORS, text: string): string {
		return this.#environment.color
			? `\u001b[${COLORS[kind]}m${text}\u001b[0m`
			: text;
	}

	/** A finding for programs, with its sentences. */
	findingJson(found: Finding): Finding & { what: string; todo: string } {
		return { ...found, ...describe(found, this.tongue) };
	}

	/** `file:line:column  what` and below it what to do. */
	finding(found: Finding): string[] {
		const { what, todo } = describe(found, this.tongue);
		const { file, line, column, field } = found.place ?? {};
		const at = [
			file && printable(file),
			line,
			line === undefined ? undefined : column,
		]
			.filter((part) => part !== undefined)
			.join(":");
		return [
			`${at}${at ? "  " : ""}${this.paint(found.severity, found.code)}  ${field ? `[${printable(field)}] ` : ""}${printable(what)}`,
			`    ${this.say("todo")} ${printable(todo)}`,
		];
	}

	/** Asks a person; no where nobody is there to answer. */
	async confirm(question: string): Promise<boolean> {
		if (this.json || !this.#environment.interactive || !process.stdin.isTTY)
			return false;
		this.clearProgress();
		const lines = createInterface({
			input: process.stdin,
			output: process.stderr,
		});
		try {
			return /^\s*(y|yes|是)\s*$/i.test(await lines.question(question));
		} finally {
			lines.close();
		}
	}

	progress(step: Message, done: number, of: number): void {
		if (this.#environment.interactive) {
			process.stderr.write(`\r\u001b[K${this.say(step)} ${done}/${of}`);
			this.#progressShown = true;
		} else if (done % PROGRESS_EVERY === 0 && done > 0)
			process.stderr.write(`${this.say(step)} ${done}/${of}\n`);
	}

	clearProgress(): void {
		if (this.#progressShown) process.stderr.write("\r\u001b[K");
		this.#progressShown = false;
	}
}

/** Filled up with spaces to a width in columns; Chinese characters take two each. */
export function padded(text: string, width: number): string {
	const wide = text.match(/[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]/g) ?? [];
	return text + " ".repeat(Math.max(0, width - text.length - wide.length));
}

/** Names and texts come from untrusted files: nothing in them steers the terminal. */
export function printable(text: string, lines = false): string {
	return text.replace(
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
		/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
		(found) =>
			lines && found === "\n"
				? found
				: `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
