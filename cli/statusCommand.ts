// `huixun status`: what waits, what comes next, what was set aside.
import { instantInKey, keys, parseMark } from "../functions/journal/keys.ts";
import type { Finding } from "../functions/notice/finding.ts";
import { allKeys } from "../functions/pipeline/allKeys.ts";
import type { Stores } from "../functions/pipeline/derive.ts";
import { isSettled, readHead } from "../functions/pipeline/head.ts";
import { decodeJson } from "../functions/pipeline/json.ts";
import type { Console } from "./console.ts";
import { type Folders, openStores } from "./workspace.ts";

export async function statusCommand(
	options: Folders & { clock: () => string },
	out: Console,
): Promise<number> {
	const stores = openStores(options);
	const { head } = await readHead(stores.private);
	const now = instantInKey(options.clock());
	let pending = 0;
	for await (const key of allKeys(stores.private, keys.lane("due"))) {
		const mark = parseMark(key);
		if (mark && (mark.instant === "0" || mark.instant <= now)) pending++;
	}
	const aside: { key: string; findings: Finding[] }[] = [];
	for await (const key of allKeys(stores.private, keys.rejections())) {
		const found = await stores.private.get(key);
		if (found) aside.push(decodeJson(found));
	}
	const status = {
		epoch: head.epoch,
		lastSeq: head.seq,
		live: head.live,
		settled: isSettled(head),
		lastCommit: head.seq > 0 ? head.at : null,
		pending,
		nextDue: (await nextDue(stores, options.clock())) ?? null,
		setAside: aside.map(({ key, findings }) => ({ key, findings })),
	};
	if (out.json) out.printJson(status);
	else {
		out.print(
			`${out.say("lastCommit")}: ${status.lastCommit ?? out.say("never")} (seq ${head.seq}, ${head.live})`,
		);
		out.print(`${out.say("pending")}: ${pending}`);
		if (status.nextDue) out.print(`${out.say("nextDue")}: ${status.nextDue}`);
		out.print(`${out.say("setAside")}: ${aside.length}`);
		for (const { findings } of aside)
			for (const found of findings)
				for (const line of out.finding(found)) out.print(line);
	}
	return aside.length > 0 || !status.settled ? 1 : 0;
}

/** The first instant after now at which something will be looked at. */
export async function nextDue(
	stores: Stores,
	now: string,
): Promise<string | undefined> {
	// Marks of one second sort after those of the second before: `~` is above every id.
	const after = `${keys.lane("due")}${instantInKey(now)}/~`;
	const { keys: found } = await stores.private.list(keys.lane("due"), {
		after,
		limit: 1,
	});
	const instant = found[0] && parseMark(found[0])?.instant;
	return instant?.replace(
		/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/,
		"$1-$2-$3T$4:$5:$6Z",
	);
}
