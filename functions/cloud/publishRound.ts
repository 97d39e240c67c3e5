// One round of the publisher, and what it leaves to say: how far feeds are behind.
import { instantInKey, keys, parseMark } from "../journal/keys.ts";
import { readHead } from "../pipeline/head.ts";
import {
	type PublishContext,
	type PublishReport,
	publish,
} from "../pipeline/publish.ts";
import { ensureRendered } from "../pipeline/rebuild.ts";
import type { Observer } from "./observe.ts";
import { secondsBetween } from "./secondsBetween.ts";

export async function publishRound(
	context: PublishContext,
	observer: Observer,
): Promise<void> {
	const report = await publish(context);
	// After the news: a large site that is rendered anew may take longer than a round has.
	const rendered = await ensureRendered(context);
	const { commits, entries, heldBack, waiting, failed } = report;
	const findings = [...report.findings, ...rendered.findings];
	const files = rendered.files.length + report.files.length;
	if (commits > 0 || findings.length > 0)
		observer.log.info("published", {
			...{ commits, entries, files, heldBack, waiting, failed, findings },
		});
	observer.count("Commits", commits);
	observer.count("Entries", entries.length);
	observer.count("Files", files);
	observer.count("HeldBack", heldBack.length);
	observer.count("NotShown", findings.length);
	observer.count("Rounds", 1);
	await countLag(context, report, observer);
}

/** What is due and still there; what was put aside has alarms of its own. */
async function countLag(
	{ stores, clock }: PublishContext,
	{ heldBack, waiting, failed }: PublishReport,
	observer: Observer,
): Promise<void> {
	const now = clock();
	const { head } = await readHead(stores.private);
	const aside = new Set([...heldBack, ...waiting, ...failed]);
	const { keys: names } = await stores.private.list(keys.lane("due"));
	const due = names
		.map(parseMark)
		.filter((mark) => mark !== undefined)
		.filter(({ id }) => !aside.has(id))
		.filter(({ instant }) => instant === "0" || instant <= instantInKey(now));
	const overdue = due
		.filter(({ instant }) => instant !== "0")
		.map(({ instant }) => secondsBetween(instantOfKey(instant), now));
	observer.count("Pending", due.length);
	observer.count("Live", head.live);
	observer.count("FeedAge", head.seq === 0 ? 0 : secondsBetween(head.at, now));
	observer.count("ScheduleOverdue", Math.max(0, ...overdue));
}

/** `20260305T063000Z` → RFC 3339. */
function instantOfKey(text: string): string {
	return text.replace(
		/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/,
		"$1-$2-$3T$4:$5:$6Z",
	);
}
