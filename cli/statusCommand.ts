// `huixun status`: what waits, what comes next, what was set aside.
import { keys } from "../functions/journal/keys.ts";
import type { Finding } from "../functions/notice/finding.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import { isSettled, readHead } from "../functions/pipeline/head.ts";
import { decodeJson } from "../functions/pipeline/json.ts";
import type { Store } from "../functions/store/store.ts";
import { type Console, printable } from "./console.ts";
import type { Locations } from "./locations.ts";
import { openStores } from "./openStores.ts";
import { type Pending, readPending, readSchedule } from "./schedule.ts";

interface SetAside {
	key: string;
	findings: Finding[];
}

/** Scheduled notices shown. */
const MOST_SCHEDULED = 10;

export async function statusCommand(
	options: Omit<Locations, "content"> & { clock: () => string },
	console: Console,
): Promise<number> {
	const { private: store } = await openStores(options, console);
	const now = options.clock();
	const { head } = await readHead(store);
	const settled = isSettled(head);
	const pending = await readPending(store, "due", now);
	const backfill = await readPending(store, "backfill", now);
	const { scheduled, more, nextDue } = await readSchedule(
		store,
		now,
		MOST_SCHEDULED,
	);
	const aside = await readSetAside(store);
	const lastCommit = head.seq > 0 ? head.at : null;
	if (console.json)
		console.printJson({
			epoch: head.epoch,
			lastSeq: head.seq,
			live: head.live,
			settled,
			lastCommit,
			pending: pending.count,
			oldestPending: pending.oldest ?? null,
			backfill: backfill.count,
			nextDue: nextDue ?? null,
			scheduled,
			moreScheduled: more,
			setAside: aside.map(({ key, findings }) => ({
				key,
				findings: findings.map((found) => console.findingJson(found)),
			})),
		});
	else {
		const line = (
			name: Parameters<Console["say"]>[0],
			value: string | number,
		) => console.print(`${console.say(name)}: ${value}`);
		line(
			"lastCommit",
			lastCommit ? `${lastCommit} (seq ${head.seq})` : console.say("never"),
		);
		line("published", head.live);
		line("pending", pendingText(pending, console));
		if (backfill.count > 0) line("backfill", backfill.count);
		if (nextDue) line("nextDue", nextDue);
		for (const { at, what, file } of scheduled)
			console.print(`    ${at}  ${what}  ${printable(file)}`);
		if (more) console.print(`    ${console.say("scheduledMore")}`);
		line("setAside", aside.length);
		for (const { findings } of aside)
			for (const found of findings)
				for (const text of console.finding(found)) console.print(text);
		if (!settled) console.print(console.say("unsettled"));
	}
	return aside.length > 0 || !settled ? 1 : 0;
}

function pendingText({ count, oldest }: Pending, console: Console): string {
	if (count === 0) return "0";
	const since = oldest
		? `${console.say("oldest")} ${oldest}`
		: console.say("atOnce");
	return `${count} (${since})`;
}

async function readSetAside(store: Store): Promise<SetAside[]> {
	const aside: SetAside[] = [];
	for await (const key of allKeys(store, keys.rejections())) {
		const found = await store.get(key);
		if (found) aside.push(decodeJson<SetAside>(found));
	}
	return aside.sort((a, b) => (a.key < b.key ? -1 : 1));
}
