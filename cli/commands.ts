// Which commands there are, and their options.
import { readFileSync } from "node:fs";
import { Command, Option } from "commander";
import type { Console } from "./console.ts";
import { machineClock } from "./environment.ts";
import { givenInstant } from "./instants.ts";
import { localizeHelp } from "./localHelp.ts";
import { locationOf } from "./locations.ts";
import type { Message } from "./messages.ts";
import { Refusal } from "./refusal.ts";

interface Options {
	content: string;
	out: string;
	store: string;
	at?: string;
	allowRemovals?: boolean;
	dueOnly?: boolean;
	backfill?: boolean;
	delete?: string[];
	annotate?: boolean;
	yes?: boolean;
	asOf?: string;
	into?: string;
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
	)
		.description(say("about"))
		.version(versionOf(), "-V, --version", say("optVersion"));
	const command = (name: Message & string) =>
		everywhere(program.command(name)).description(say(name));
	const content = () =>
		new Option("--content <dir>", say("optContent")).default("content");
	const out = () => new Option("--out <place>", say("optOut")).default("dist");
	const store = () =>
		new Option("--store <place>", say("optStore")).default(".huixun");
	const at = () => new Option("--at <instant>", say("optAt"));
	const folders = (options: Options) => ({
		...options,
		clock: clockOf(options, console),
	});

	// Loaded when called: what one command needs, another should not wait for.
	command("publish")
		.argument("[files...]", say("argFiles"))
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.addOption(at())
		.option("--due-only", say("optDueOnly"))
		.option("--allow-removals", say("optAllow"))
		.option("--backfill", say("optBackfill"))
		.action(
			(
				files: string[],
				{
					dueOnly = false,
					allowRemovals = false,
					backfill = false,
					...options
				}: Options,
			) =>
				run(
					import("./publishCommand.ts").then(({ publishCommand }) =>
						publishCommand(
							{ ...folders(options), files, dueOnly, allowRemovals, backfill },
							console,
						),
					),
				),
		);
	command("check")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.option("--annotate", say("optAnnotate"))
		.action((options: Options) =>
			run(
				import("./checkCommand.ts").then(({ checkCommand }) =>
					checkCommand(options, console),
				),
			),
		);
	command("inspect")
		.argument("<file>", say("argFile"))
		.addOption(content())
		.action((file: string, options: Options) =>
			run(
				import("./inspectCommand.ts").then(({ inspectCommand }) =>
					inspectCommand(file, options.content, console),
				),
			),
		);
	command("extract")
		.argument("<paths...>", say("argPaths"))
		.addOption(content())
		.action((paths: string[], options: Options) =>
			run(
				import("./extractCommand.ts").then(({ extractCommand }) =>
					extractCommand(paths, options.content, console),
				),
			),
		);
	command("serve")
		.addOption(out())
		.addOption(new Option("--port <n>", say("optPort")).default("8080"))
		.action((options: Options) =>
			run(
				import("./serveCommand.ts").then(({ serveCommand }) =>
					serveCommand(options, console),
				),
			),
		);
	command("verify")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.action((options: Options) =>
			run(
				import("./verifyCommand.ts").then(({ verifyCommand }) =>
					verifyCommand(folders(options), console),
				),
			),
		);
	command("rebuild")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.addOption(at())
		.action((options: Options) =>
			run(
				import("./verifyCommand.ts").then(({ rebuildCommand }) =>
					rebuildCommand(folders(options), console),
				),
			),
		);
	command("reconcile")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.addOption(at())
		.action((options: Options) =>
			run(
				import("./reconcileCommand.ts").then(({ reconcileCommand }) =>
					reconcileCommand(folders(options), console),
				),
			),
		);
	command("restart")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.addOption(at())
		.option("--yes", say("optYes"))
		.action(({ yes = false, ...options }: Options) =>
			run(
				import("./restartCommand.ts").then(({ restartCommand }) =>
					restartCommand({ ...folders(options), yes }, console),
				),
			),
		);
	command("restore")
		.addOption(store())
		.option("--as-of <instant>", say("optAsOf"))
		.option("--into <place>", say("optInto"))
		.option("--yes", say("optYes"))
		.action(({ yes = false, asOf = "", ...options }: Options) =>
			run(
				import("./restoreCommand.ts").then(({ restoreCommand }) =>
					restoreCommand({ ...options, asOf, yes }, console),
				),
			),
		);
	command("upload")
		.argument("<inbox>", say("argInbox"))
		.addOption(content())
		.option("--backfill", say("optBackfill"))
		.option("--delete <key...>", say("optDelete"))
		.action(
			(
				inbox: string,
				{ content: folder, backfill = false, delete: keys = [] }: Options,
			) =>
				run(
					import("./uploadCommand.ts").then(({ uploadCommand }) =>
						uploadCommand(
							{ inbox, content: folder, backfill, delete: keys },
							console,
						),
					),
				),
		);
	command("ping")
		.addOption(content())
		.addOption(out())
		.addOption(store())
		.action((options: Options) =>
			run(
				import("./pingCommand.ts").then(({ pingCommand }) =>
					pingCommand(folders(options), console),
				),
			),
		);
	command("status")
		.addOption(out())
		.addOption(store())
		.addOption(at())
		.action((options: Options) =>
			run(
				import("./statusCommand.ts").then(({ statusCommand }) =>
					statusCommand(folders(options), console),
				),
			),
		);
	return program;
}

function clockOf(
	{ at, store }: { at?: string; store: string },
	console: Console,
): () => string {
	if (at === undefined) return machineClock;
	// Others publish there by their clocks; a commit in the future would be the time of all that follow.
	if (locationOf(store, console).kind === "s3")
		throw new Refusal(console.say("atShared", { store }), 2);
	const instant = givenInstant(at);
	if (instant === undefined)
		throw new Refusal(console.say("badAt", { value: at }), 2);
	return () => instant;
}

function versionOf(): string {
	const text = readFileSync(
		new URL("../package.json", import.meta.url),
		"utf8",
	);
	return (JSON.parse(text) as { version: string }).version;
}
