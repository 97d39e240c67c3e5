// Help and complaints of the command parser in the reader's language; the parser itself has English only.
import {
	type Command,
	type CommanderError,
	Help,
	type Option,
} from "commander";
import type { Tongue } from "../functions/notice/finding.ts";
import { type Message, message } from "./messages.ts";

const TITLES: Record<string, Message> = {
	"Usage:": "helpUsage",
	"Arguments:": "helpArguments",
	"Options:": "helpOptions",
	"Commands:": "helpCommands",
};

const COMPLAINTS: Record<string, Message> = {
	"commander.unknownOption": "unknownOption",
	"commander.unknownCommand": "unknownCommand",
	"commander.missingArgument": "missingArgument",
	"commander.optionMissingArgument": "optionMissingArgument",
	"commander.invalidArgument": "invalidArgument",
	"commander.excessArguments": "excessArguments",
};

/** To be called before commands are added: they inherit it. */
export function localizeHelp(program: Command, tongue: Tongue): Command {
	const plain = new Help();
	const placeholders = (text: string) =>
		text
			.replace("[options]", message("helpOptionsPlace", tongue))
			.replace("[command]", message("helpCommandPlace", tongue));
	return program
		.helpOption("-h, --help", message("optHelp", tongue))
		.helpCommand("help [command]", message("optHelp", tongue))
		.configureHelp({
			styleTitle: (title) =>
				TITLES[title] ? message(TITLES[title], tongue) : title,
			commandUsage: (command) => placeholders(plain.commandUsage(command)),
			subcommandTerm: (command) => placeholders(plain.subcommandTerm(command)),
			optionDescription: (option: Option) =>
				typeof option.defaultValue === "string"
					? `${option.description} ${message("helpDefault", tongue, { value: option.defaultValue })}`
					: option.description,
		});
}

/** One sentence; the names in it are those that the parser put in quotes. */
export function complaintOf(error: CommanderError, tongue: Tongue): string {
	const name = COMPLAINTS[error.code];
	if (!name) return error.message.replace(/^error: /, "");
	const [what = "", value = ""] = [
		...error.message.matchAll(/'([^']{0,200})'/g),
	].map((found) => found[1] ?? "");
	const meant = /\(Did you mean (?:one of )?([^?]{1,100})\?\)/.exec(
		error.message,
	)?.[1];
	return [
		message(name, tongue, { what, value }),
		...(meant ? [message("didYouMean", tongue, { meant })] : []),
		message("seeHelp", tongue),
	].join(" ");
}
