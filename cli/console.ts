// Printing: results on standard output, progress and complaints on standard error.
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

	printJson(value: unknown): void {
		process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
	}

	complain(line: string): void {
		this.clearProgress();
		process.stderr.write(`huixun: ${line}\n`);
	}

	paint(kind: keyof typeof COLORS, text: string): string {
		return this.#environment.color
			? `\u001b[${COLORS[kind]}m${text}\u001b[0m`
			: text;
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

/** Names and texts come from untrusted files: nothing in them steers the terminal. */
export function printable(text: string): string {
	return text.replace(
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
		/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g,
		(found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
}
