// The command line: from the words of the call to an exit code.
import { CommanderError } from "commander";
import { DamagedState } from "../functions/journal/damagedState.ts";
import { EpochClosed } from "../functions/pipeline/epochs.ts";
import {
	StoreFailure,
	type StoreProblem,
} from "../functions/store/storeFailure.ts";
import { commands } from "./commands.ts";
import { Console } from "./console.ts";
import { type Environment, readEnvironment } from "./environment.ts";
import { complaintOf } from "./localHelp.ts";
import type { Message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

const STORE_PROBLEMS: Record<StoreProblem, Message> = {
	unreachable: "storeUnreachable",
	denied: "storeDenied",
	"no-credentials": "storeCredentials",
	"no-region": "storeRegion",
	"other-region": "storeRegion",
	"no-bucket": "storeNoBucket",
	"conditions-ignored": "storeConditions",
	unsupported: "storeRejected",
	rejected: "storeRejected",
};

/** Runs one command; gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	const environment = withOptions(readEnvironment(), argv);
	const console = new Console(environment, asksFor("--json", argv));
	console.surviveClosedPipes();
	let exitCode = 0;
	try {
		await commands(console, async (work) => {
			exitCode = await work;
		}).parseAsync([...argv]);
		return exitCode;
	} catch (error) {
		return complain(error, console, environment.debug);
	}
}

/** What decides how help and complaints look is looked for before anything is parsed. */
function withOptions(
	environment: Environment,
	argv: readonly string[],
): Environment {
	const words = beforeArguments(argv);
	const at = words.findIndex((word) => /^--lang(?:=|$)/.test(word));
	const lang = words[at]?.split("=")[1] ?? words[at + 1];
	return {
		...environment,
		...(at >= 0 && (lang === "zh" || lang === "en") ? { tongue: lang } : {}),
		...(asksFor("--no-color", argv) ? { color: false } : {}),
	};
}

function asksFor(option: string, argv: readonly string[]): boolean {
	return beforeArguments(argv).includes(option);
}

/** Behind `--` stand names of files, whatever they look like. */
function beforeArguments(argv: readonly string[]): readonly string[] {
	const end = argv.indexOf("--");
	return end < 0 ? argv : argv.slice(0, end);
}

function complain(error: unknown, console: Console, debug: boolean): number {
	if (error instanceof CommanderError) {
		// Help was asked for, or shown since no command was given.
		if (error.exitCode === 0) return 0;
		if (error.code === "commander.help") return 2;
		console.refuse(complaintOf(error, console.tongue));
		return 2;
	}
	if (error instanceof Refusal) {
		console.refuse(error.message, error.findings);
		return error.exitCode;
	}
	if (error instanceof EpochClosed) {
		console.refuse(console.say("restartPending"));
		return 3;
	}
	if (error instanceof DamagedState) {
		const problem = error.message;
		console.refuse(console.say("stateDamaged", { problem }));
		return 3;
	}
	if (error instanceof StoreFailure) {
		const { place, detail } = error;
		const todo = console.say(STORE_PROBLEMS[error.problem]);
		console.refuse(console.say("storeFailed", { place, todo, detail }));
		return 3;
	}
	const problem = error instanceof Error ? error.message : String(error);
	const { code } = error as { code?: unknown };
	if (code === "ENOSPC" || code === "EDQUOT") {
		console.refuse(console.say("diskFull", { problem }));
		return 3;
	}
	console.refuse(console.say("unexpected", { problem }));
	if (debug && error instanceof Error) console.complain(error.stack ?? "");
	return 3;
}
