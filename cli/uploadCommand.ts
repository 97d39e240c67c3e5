// `huixun upload`: the folder into the inbox bucket of a site on AWS. What is to be deleted there is said,
// never inferred: a checkout without a file is no reason to take a notice back.
import { readFile } from "node:fs/promises";
import { LANE_LABEL } from "../functions/pipeline/bucketSources.ts";
import { inParallel } from "../functions/pipeline/inParallel.ts";
import { sha256Hex } from "../functions/pipeline/json.ts";
import { classify } from "../functions/reading/sourceKey.ts";
import { S3Inbox } from "../functions/store/s3Inbox.ts";
import type { Console } from "./console.ts";
import { loadConfiguration } from "./loadConfiguration.ts";
import { locationOf } from "./locations.ts";
import { Refusal } from "./refusal.ts";
import { scanFolder } from "./scanFolder.ts";

export interface UploadOptions {
	content: string;
	/** `s3://bucket`. */
	inbox: string;
	/** Keys to delete there. */
	delete: string[];
	/** What is uploaded is of the past. */
	backfill: boolean;
}

interface Uploaded {
	uploaded: string[];
	unchanged: number;
	deleted: string[];
	/** In the bucket and not in the folder: left where they are. */
	left: string[];
}

const SITE = "site.yaml";
/** By which a file is known to be there already. */
const DIGEST_LABEL = "sha256";

export async function uploadCommand(
	options: UploadOptions,
	console: Console,
): Promise<number> {
	const at = locationOf(options.inbox, console);
	if (at.kind !== "s3" || at.prefix !== "")
		throw new Refusal(console.say("notAnInbox", { value: options.inbox }), 2);
	// A broken one would hold up every notice there.
	await loadConfiguration(options.content, console.tongue);
	const inbox = new S3Inbox({ bucket: at.bucket });
	const { paths } = await scanFolder(options.content);
	for (const key of options.delete)
		if (paths.has(key.normalize("NFC")))
			throw new Refusal(console.say("deleteButThere", { key }), 2);
	const report = await upload(inbox, paths, options);
	if (console.json) console.printJson(report);
	else {
		const { uploaded, unchanged, deleted, left } = report;
		console.print(
			console.say("uploadDone", {
				uploaded: uploaded.length,
				unchanged,
				deleted: deleted.length,
			}),
		);
		if (left.length > 0) {
			console.print(console.say("uploadLeft", { left: left.length }));
			for (const key of left) console.print(`  ${key}`);
		}
	}
	return 0;
}

async function upload(
	inbox: S3Inbox,
	paths: ReadonlyMap<string, string>,
	options: UploadOptions,
): Promise<Uploaded> {
	const report: Uploaded = {
		uploaded: [],
		unchanged: 0,
		deleted: [],
		left: [],
	};
	const send = async (key: string) => {
		const bytes = await readFile(paths.get(key) as string);
		const sha256 = sha256Hex(bytes);
		if ((await inbox.labels(key))?.[DIGEST_LABEL] === sha256) {
			report.unchanged++;
			return;
		}
		const labels = {
			[DIGEST_LABEL]: sha256,
			...(options.backfill ? { [LANE_LABEL]: "backfill" } : {}),
		};
		await inbox.write(key, bytes, { labels });
		report.uploaded.push(key);
	};
	// The configuration first, companions before their document: its event finds all of them.
	await send(SITE);
	const keys = [...paths.keys()].filter((key) => key !== SITE).sort();
	const isDocument = (key: string) => classify(key).kind === "document";
	await inParallel(
		keys.filter((key) => !isDocument(key)),
		send,
	);
	await inParallel(keys.filter(isDocument), send);
	for (const key of options.delete) {
		await inbox.remove(key);
		report.deleted.push(key);
	}
	for (let after = "", more = true; more; ) {
		const page = await inbox.list("", after);
		for (const { key } of page.files)
			if (!paths.has(key.normalize("NFC")) && classify(key).kind !== "ignored")
				report.left.push(key);
		more = page.more;
		after = page.files.at(-1)?.key ?? "";
	}
	report.uploaded.sort();
	return report;
}
