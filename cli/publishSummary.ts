// What `huixun publish` has done, for people and for programs.
import { resolve } from "node:path";
import type { Finding } from "../functions/notice/finding.ts";
import type { Operation } from "../functions/notice/schema.ts";
import type { NormalizeOutcome } from "../functions/pipeline/normalize.ts";
import type { PublishReport } from "../functions/pipeline/publish.ts";
import { operationName } from "../functions/site/labels.ts";
import { type Console, padded, printable } from "./console.ts";
import { locationOf } from "./locations.ts";
import type { Message } from "./messages.ts";
import type { Schedule } from "./schedule.ts";

export interface Summary {
	/** Keys of the sources that are in the folder. */
	present: ReadonlySet<string>;
	outcomes: NormalizeOutcome[];
	findings: Finding[];
	report: PublishReport;
	/** Public files written. */
	files: number;
	schedule: Schedule;
}

/** Lines of scheduled notices for a person. */
const SHOWN_SCHEDULED = 10;

/** Prints it; gives the exit code. */
export function summarize(
	summary: Summary,
	out: string,
	console: Console,
): number {
	const { outcomes, findings, report } = summary;
	const rejected = outcomes.flatMap((outcome) =>
		outcome.kind === "rejected" ? [outcome] : [],
	);
	const ofSources = outcomes.flatMap((outcome) =>
		"findings" in outcome ? outcome.findings : [],
	);
	// `check` sees no other notice, and cannot tell it again.
	const isUntold = ({ code }: Finding) => code.startsWith("relation.");
	const untold = ofSources.filter(isUntold);
	const warnings = [...findings, ...ofSources].filter(
		(found) => found.severity === "warning" && !isUntold(found),
	).length;
	const errors = [
		...rejected.flatMap(({ findings: found }) => found),
		...findings,
	].filter(({ severity }) => severity === "error");
	const told = [...untold, ...errors];
	const operations: Record<string, number> = {};
	for (const { op } of report.entries)
		operations[op] = (operations[op] ?? 0) + 1;
	const counted = {
		...counts(summary),
		operations,
		warnings,
		rejected,
		told,
	};
	if (console.json)
		console.printJson(
			asJson(
				{ ...summary, findings: [...findings, ...untold] },
				counted,
				out,
				console,
			),
		);
	else print(summary, counted, out, console);
	return errors.length > 0 || report.heldBack.length > 0 ? 1 : 0;
}

interface Counted extends ReturnType<typeof counts> {
	operations: Record<string, number>;
	warnings: number;
	rejected: Extract<NormalizeOutcome, { kind: "rejected" }>[];
	/** Printed at once, with what to do. */
	told: Finding[];
}

function counts({ present, outcomes }: Summary) {
	const there = outcomes.filter(({ key }) => present.has(key));
	const of = (kind: NormalizeOutcome["kind"], among = outcomes) =>
		among.filter((outcome) => outcome.kind === kind).length;
	return {
		read: there.length,
		drafted: of("drafted"),
		unchanged: of("unchanged", there),
		vanished: of("vanished"),
		withdrawnByDeletion: of("withdrawn"),
	};
}

function asJson(
	{ findings, report, files, schedule }: Summary,
	{ rejected, told: _told, ...counted }: Counted,
	out: string,
	console: Console,
) {
	return {
		...counted,
		setAside: rejected.map(({ key, findings: found }) => ({
			key,
			findings: found.map((one) => console.findingJson(one)),
		})),
		commits: report.commits,
		entries: report.entries,
		heldBack: report.heldBack,
		waiting: report.waiting,
		scheduled: schedule.scheduled,
		moreScheduled: schedule.more,
		findings: findings.map((found) => console.findingJson(found)),
		filesWritten: files,
		nextDue: schedule.nextDue ?? null,
		out: placeOf(out, console),
	};
}

function print(
	{ report, files, schedule }: Summary,
	counted: Counted,
	out: string,
	console: Console,
): void {
	const line = (name: Message, value: string | number) =>
		printLine(name, value, console);
	const operations = Object.entries(counted.operations)
		.sort()
		.map(([op, count]) => `${operationText(op, console)} ${count}`)
		.join(", ");
	const { length } = report.entries;
	line("read", counted.read);
	line("published", `${length}${operations ? ` (${operations})` : ""}`);
	line("unchanged", counted.unchanged);
	if (counted.vanished > 0) line("vanished", counted.vanished);
	if (counted.withdrawnByDeletion > 0)
		line("withdrawn", counted.withdrawnByDeletion);
	line("setAside", counted.rejected.length);
	if (counted.warnings > 0)
		line("warnings", console.say("warningsHint", { count: counted.warnings }));
	if (report.waiting.length > 0) line("waiting", report.waiting.length);
	line("filesWritten", files);
	printScheduled(schedule, console);
	if (counted.told.length > 0) console.print();
	for (const found of counted.told)
		for (const text of console.finding(found)) console.print(text);
	if (report.heldBack.length > 0) {
		console.print();
		console.print(console.say("heldBack", { count: report.heldBack.length }));
	}
	console.print();
	const place = placeOf(out, console);
	if (locationOf(out, console).kind === "s3")
		console.print(console.say("siteAt", { place }));
	else {
		const path = printable(resolve(out, "index.html"));
		console.print(console.say("lookAt", { path }));
	}
}

const NAME_WIDTH = 14;

function printLine(
	name: Message,
	value: string | number,
	console: Console,
): void {
	console.print(`${padded(console.say(name), NAME_WIDTH)} ${value}`);
}

/** In English an operation is called as in the data. */
function operationText(op: string, console: Console): string {
	return console.tongue === "zh"
		? operationName(op as Operation, "zh-Hans")
		: op;
}

function printScheduled(
	{ scheduled, more, nextDue }: Schedule,
	console: Console,
): void {
	if (nextDue) console.print(`${console.say("nextDue").padEnd(12)} ${nextDue}`);
	const coming = scheduled.filter(({ what }) => what === "publish");
	if (coming.length === 0) return;
	printLine("scheduled", `${coming.length}${more ? "+" : ""}`, console);
	for (const { at, file } of coming.slice(0, SHOWN_SCHEDULED))
		console.print(`    ${at}  ${printable(file)}`);
	if (more || coming.length > SHOWN_SCHEDULED)
		console.print(`    ${console.say("scheduledMore")}`);
}

/** A folder in full, since the command may have been called from anywhere. */
function placeOf(out: string, console: Console): string {
	return locationOf(out, console).kind === "s3" ? out : resolve(out);
}
