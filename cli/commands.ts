// Which commands there are, and their options.
import { Command, Option } from "commander";
import { checkCommand } from "./checkCommand.ts";
import type { Console } from "./console.ts";
import { machineClock } from "./environment.ts";
import { extractCommand } from "./extractCommand.ts";
import { inspectCommand } from "./inspectCommand.ts";
import { givenInstant } from "./instants.ts";
import { localizeHelp } from "./localHelp.ts";
import type { Message } from "./messages.ts";
import { publishCommand } from "./publishCommand.ts";
import { reconcileCommand } from "./reconcileCommand.ts";
import { Refusal } from "./refusal.ts";
import { restartCommand } from "./restartCommand.ts";
import { serveCommand } from "./serveCommand.ts";
import { statusCommand } from "./statusCommand.ts";
import { rebuildCommand, verifyCommand } from "./verifyCommand.ts";

interface Options {
	content: string;
	out: string;
	state: string;
	at?: string;
	allowRemovals?: boolean;
	backfill?: boolean;
	yes?: boolean;
	port: string;
}

/** `run` is given the work of the command that was called. */
export function commands(
	console: Console,
	run: (work: Promise<number>) => Promise<void>,
): Command {
	const say = (name: Message) => console.say(name);
	const everywhere = (command: Command) =>
		command
			.addOption(
				new Option("--lang <zh|en>", say("optLang")).choices(["zh", "en"]),
			)
			.option("--no-color", say("optNoColor"))
			.option("--json", say("optJson"))
			.addHelpText("after", `\n${say("exits")}`)
			.configureOutput({ outputError: () => {} })
			.exitOverride();
	const program = everywhere(
		localizeHelp(new Command("huixun"), console.tongue),
	).description(say("about"));
	const command = (name: Message & string) =>
		everywhere(program.command(name)).description(say(name));
	const content = () =>
		new Option("--content <dir>", say("optContent")).default("content");
	const out = () => new Option("--out <dir>", say("optOut")).default("dist");
	const state = () =>
		new Option("--state <dir>", say("optState")).default(".huixun");
	const at = () => new Option("--at <instant>", say("optAt"));
	const folders = (options: Options) => ({
		...options,
		clock: clockOf(options, console),
	});

	command("publish")
		.argument("[files...]", say("argFiles"))
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.option("--allow-removals", say("optAllow"))
		.option("--backfill", say("optBackfill"))
		.action(
			(
				files: string[],
				{ allowRemovals = false, backfill = false, ...options }: Options,
			) =>
				run(
					publishCommand(
						{ ...folders(options), files, allowRemovals, backfill },
						console,
					),
				),
		);
	command("check")
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.action((options: Options) => run(checkCommand(options, console)));
	command("inspect")
		.argument("<file>", say("argFile"))
		.addOption(content())
		.action((file: string, options: Options) =>
			run(inspectCommand(file, options.content, console)),
		);
	command("extract")
		.argument("<paths...>", say("argPaths"))
		.addOption(content())
		.action((paths: string[], options: Options) =>
			run(extractCommand(paths, options.content, console)),
		);
	command("serve")
		.addOption(out())
		.addOption(new Option("--port <n>", say("optPort")).default("8080"))
		.action((options: Options) => run(serveCommand(options, console)));
	command("verify")
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.action((options: Options) =>
			run(verifyCommand(folders(options), console)),
		);
	command("rebuild")
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.action((options: Options) =>
			run(rebuildCommand(folders(options), console)),
		);
	command("reconcile")
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.action((options: Options) =>
			run(reconcileCommand(folders(options), console)),
		);
	command("restart")
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.option("--yes", say("optYes"))
		.action(({ yes = false, ...options }: Options) =>
			run(restartCommand({ ...folders(options), yes }, console)),
		);
	command("status")
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.action((options: Options) =>
			run(statusCommand(folders(options), console)),
		);
	return program;
}

function clockOf({ at }: { at?: string }, console: Console): () => string {
	if (at === undefined) return machineClock;
	const instant = givenInstant(at);
	if (instant === undefined)
		throw new Refusal(console.say("badAt", { value: at }), 2);
	return () => instant;
}
