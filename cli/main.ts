// The command line: which commands there are, and what becomes of their outcome.
import type { AddressInfo } from "node:net";
import { Command, CommanderError, Option } from "commander";
import { utcText } from "../functions/notice/zonedTime.ts";
import { checkCommand } from "./checkCommand.ts";
import { Console } from "./console.ts";
import {
	type Environment,
	machineClock,
	readEnvironment,
} from "./environment.ts";
import { extractCommand, inspectCommand } from "./inspectCommand.ts";
import { message } from "./messages.ts";
import { publishCommand } from "./publishCommand.ts";
import { Refusal } from "./refusal.ts";
import { serve } from "./serve.ts";
import { statusCommand } from "./statusCommand.ts";
import { rebuildCommand, verifyCommand } from "./verifyCommand.ts";
import { isEmptyFolder } from "./workspace.ts";

interface Options {
	content: string;
	out: string;
	state: string;
	at?: string;
	allowRemovals?: boolean;
	port: string;
	json?: boolean;
}

/** Runs one command; gives the exit code. */
export async function main(argv: readonly string[]): Promise<number> {
	const environment = withLanguage(readEnvironment(), argv);
	let exitCode = 0;
	const program = commands(environment, async (work) => {
		exitCode = await work;
	});
	try {
		await program.parseAsync([...argv]);
		return exitCode;
	} catch (error) {
		return complain(error, environment);
	}
}

/** The language decides the help texts, so it is looked for before anything is parsed. */
function withLanguage(
	environment: Environment,
	argv: readonly string[],
): Environment {
	const at = argv.findIndex((word) => /^--lang(=|$)/.test(word));
	if (at < 0) return plain(environment, argv);
	const value = argv[at]?.includes("=")
		? argv[at]?.split("=")[1]
		: argv[at + 1];
	return plain(
		{ ...environment, tongue: value?.startsWith("zh") ? "zh" : "en" },
		argv,
	);
}

function plain(environment: Environment, argv: readonly string[]): Environment {
	return argv.includes("--no-color")
		? { ...environment, color: false }
		: environment;
}

function complain(error: unknown, environment: Environment): number {
	// Its own message is printed already; asking for help is no mistake.
	if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
	const out = new Console(environment, false);
	if (error instanceof Refusal) {
		out.complain(error.message);
		return error.exitCode;
	}
	out.complain(
		out.say("unexpected", {
			problem: error instanceof Error ? error.message : String(error),
		}),
	);
	if (environment.debug && error instanceof Error)
		out.complain(error.stack ?? "");
	return 3;
}

function commands(
	environment: Environment,
	run: (work: Promise<number>) => Promise<void>,
): Command {
	const { tongue } = environment;
	const say = (name: Parameters<typeof message>[0]) => message(name, tongue);
	const program = new Command("huixun")
		.description(say("about"))
		.option("--lang <zh|en>", say("optLang"))
		.option("--no-color", say("optNoColor"))
		.option("--json", say("optJson"))
		.addHelpText("after", `\n${say("exits")}`)
		.showHelpAfterError()
		.exitOverride();
	const command = (name: string, description: string) => {
		const made = program
			.command(name)
			.description(description)
			.option("--json", say("optJson"))
			.option("--lang <zh|en>", say("optLang"))
			.option("--no-color", say("optNoColor"))
			.exitOverride();
		return made;
	};
	const content = () =>
		new Option("--content <dir>", say("optContent")).default("content");
	const out = () => new Option("--out <dir>", say("optOut")).default("dist");
	const state = () =>
		new Option("--state <dir>", say("optState")).default(".huixun");
	const at = () => new Option("--at <instant>", say("optAt"));
	const console = (options: Options) =>
		new Console(
			environment,
			Boolean(options.json ?? (program.opts() as Options).json),
		);
	const folders = (options: Options) => ({
		content: options.content,
		out: options.out,
		state: options.state,
		clock: clockOf(options, console(options)),
	});

	command("publish", say("publish"))
		.argument("[files...]", say("argFiles"))
		.addOption(content())
		.addOption(out())
		.addOption(state())
		.addOption(at())
		.option("--allow-removals", say("optAllow"))
		.action((files: string[], options: Options) =>
			run(
				publishCommand(
					{
						...folders(options),
						files,
						allowRemovals: options.allowRemovals ?? false,
					},
					console(options),
				),
			),
		);
	command("check", say("check"))
		.addOption(content())
		.action((options: Options) =>
			run(checkCommand(options.content, console(options))),
		);
	command("inspect", say("inspect"))
		.argument("<file>")
		.addOption(content())
		.action((file: string, options: Options) =>
			run(inspectCommand(file, options.content, console(options))),
		);
	command("extract", say("extract"))
		.argument("<paths...>")
		.addOption(content())
		.action((paths: string[], options: Options) =>
			run(extractCommand(paths, options.content, console(options))),
		);
	command("serve", say("serve"))
		.addOption(out())
		.addOption(new Option("--port <n>", say("optPort")).default("8080"))
		.action((options: Options) => run(serveCommand(options, console(options))));
	for (const [name, action] of [
		["verify", verifyCommand],
		["rebuild", rebuildCommand],
		["status", statusCommand],
	] as const)
		command(name, say(name))
			.addOption(content())
			.addOption(out())
			.addOption(state())
			.addOption(at())
			.action((options: Options) =>
				run(action(folders(options), console(options))),
			);
	return program;
}

function clockOf({ at }: Options, out: Console): () => string {
	if (at === undefined) return machineClock;
	const instant = Date.parse(at);
	if (
		!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})$/.test(at) ||
		Number.isNaN(instant)
	)
		throw new Refusal(out.say("badAt", { value: at }), 2);
	return () => utcText(instant);
}

async function serveCommand(options: Options, out: Console): Promise<number> {
	const port = Number(options.port);
	if (!/^\d{1,5}$/.test(options.port) || port > 65535)
		throw new Refusal(out.say("badPort", { value: options.port }), 2);
	if (await isEmptyFolder(options.out))
		throw new Refusal(out.say("nothingPublished", { out: options.out }), 3);
	const server = await serve(options.out, port).catch(
		(error: NodeJS.ErrnoException) => {
			if (error.code === "EADDRINUSE" || error.code === "EACCES")
				throw new Refusal(out.say("portTaken", { port }), 3);
			throw error;
		},
	);
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	if (out.json) out.printJson({ url });
	else out.print(out.say("serving", { out: options.out, url }));
	await new Promise<void>((resolve) => {
		for (const signal of ["SIGINT", "SIGTERM"] as const)
			process.once(signal, () => server.close(() => resolve()));
		server.once("close", resolve);
	});
	return 0;
}
